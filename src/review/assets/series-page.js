/** Series shown at once; more on demand. */
const seriesAtOnce = 30;
let shownSeries = seriesAtOnce;
let searched = '';
let proposalsOnly = false;

/** Charts by number of their file, once it is loaded. @type {Map<number, Promise<readonly string[]>>} */
const chartFiles = new Map();

/** Loads a file of charts: a script, since pages from disk may not fetch. @param {number} file @returns {Promise<readonly string[]>} */
function loadCharts(file) {
  const known = chartFiles.get(file);
  if (known) return known;
  const loading = new Promise((resolve) => {
    const script = element('script', {});
    script.src = `data/charts-${file}.js`;
    script.addEventListener('load', () => {
      const found = /** @type {Record<string, readonly string[]>} */ (/** @type {unknown} */ (window))[
        `reviewCharts${file}`
      ];
      resolve(found ?? []);
    });
    script.addEventListener('error', () => resolve([]));
    document.head.append(script);
  });
  chartFiles.set(file, loading);
  return loading;
}

/** Draws charts when they come into view: as pictures, in which nothing can run. */
const inView = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting || !(target instanceof HTMLImageElement)) continue;
    inView.unobserve(target);
    const { file, index } = target.dataset;
    void loadCharts(Number(file)).then((charts) => {
      const svg = charts[Number(index)];
      if (svg) target.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    });
  }
});

/** @param {ReviewSeries} series */
function buildChart(series) {
  const [file, index] = series.chart;
  if (file < 0) return undefined;
  const chart = element('img', {
    class: 'chart',
    width: '340',
    height: '150',
    alt: fill(words.chartAlt, shorten(series.indicator_name, 80)),
    'data-file': String(file),
    'data-index': String(index),
  });
  inView.observe(chart);
  return chart;
}

/** @param {ReviewSeries['points'][number]} point */
function buildPoint(point) {
  const vintage = point.document_fiscal_year === null ? '—' : fill(words.dated, point.document_fiscal_year);
  const link = element(
    'a',
    { href: `documents/${point.document_id}.html#${point.place}` },
    `${vintage} ${fill(words.pageOf, point.page)}`,
  );
  return element(
    'tr',
    { class: point.value_kind },
    element('th', { scope: 'row' }, point.fiscal_year === null ? point.period_text || '—' : String(point.fiscal_year)),
    element(
      'td',
      {},
      element(
        'span',
        { class: `kind ${point.value_kind}` },
        `${reviewKinds.marks[point.value_kind]} ${words.kinds[point.value_kind]}`,
      ),
    ),
    element(
      'td',
      { dir: 'auto' },
      point.value_text === '' ? words.blank : shorten(point.value_text, 120),
      point.needs_review ? element('span', { class: 'doubt-mark' }, words.warning) : undefined,
    ),
    element('td', {}, link),
  );
}

/** What a person decided about a proposal and has not saved yet. @param {SeriesProposal} proposal */
function pendingDecision({ document_id, place, linked_to }) {
  return pendingLines(document_id)
    .filter((line) => line.place === place && line.value === linked_to && line.field.startsWith('series:'))
    .at(-1);
}

/** @param {SeriesProposal} proposal @param {'series:accept' | 'series:reject'} field */
function decide({ document_id, place, linked_to, indicator_name }, field) {
  const at = new Date().toISOString();
  const by = readKept(authorKey) ?? '';
  const guards = { page: '', bbox: '' };
  addStep(document_id, [
    {
      document: document_id,
      place,
      ...guards,
      printed_text: indicator_name,
      field,
      value: linked_to,
      reason: '',
      by,
      at,
    },
  ]);
  showPending();
  showSeries();
}

/** A proposed link with its evidence, and the two answers. @param {SeriesProposal} proposal */
function buildProposal(proposal) {
  const decided = pendingDecision(proposal);
  const answers = decided
    ? element(
        'p',
        { class: 'decided' },
        `${decided.field === 'series:accept' ? words.linkAccepted : words.linkRejected} `,
        button(words.undo, () => {
          dropLine(proposal.document_id, decided);
          showPending();
          showSeries();
        }),
      )
    : element(
        'div',
        { class: 'actions' },
        button(words.linkAccept, () => decide(proposal, 'series:accept'), { class: 'link-accept' }),
        button(words.linkReject, () => decide(proposal, 'series:reject'), { class: 'link-reject' }),
      );
  return element(
    'div',
    { class: 'proposal' },
    element('h3', {}, words.proposal),
    element('p', { dir: 'auto' }, fill(words.proposalText, shorten(proposal.row, 120), shorten(proposal.other, 120))),
    element('p', { class: 'names', dir: 'auto' }, shorten(proposal.evidence, 400)),
    answers,
  );
}

/** @param {ReviewSeries} series */
function buildSeriesBlock(series) {
  const project = [series.project_code, series.project_name].filter((text) => text !== '').join(' ');
  const body = [series.municipality, series.department, series.division].filter((text) => text !== '').join(' · ');
  const head = ['year', 'kind', 'value', 'source'].map((name) =>
    element('th', { scope: 'col' }, words[/** @type {'year'} */ (name)]),
  );
  return element(
    'section',
    { class: 'series' },
    element(
      'h2',
      { dir: 'auto' },
      shorten(series.indicator_name, 160),
      series.unit === '' ? undefined : element('span', { class: 'unit' }, `（${series.unit}）`),
    ),
    element(
      'p',
      { class: 'names', dir: 'auto' },
      shorten([project, body].filter((text) => text !== '').join('　'), 240),
    ),
    ...series.proposals.map(buildProposal),
    buildChart(series),
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...series.points.map(buildPoint)),
    ),
  );
}

const seriesTexts = reviewSeries.map((one) =>
  [one.indicator_name, one.project_code, one.project_name, one.division, one.department, one.municipality]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase(),
);

const seriesList = element('div', { class: 'series-list' });
const seriesCount = element('p', { class: 'count', 'aria-live': 'polite' });
const moreSeries = button(words.more, () => {
  shownSeries += seriesAtOnce;
  showSeries();
});

function showSeries() {
  const asked = searched.normalize('NFKC').toLowerCase().split(/\s+/);
  const found = reviewSeries.filter(
    (one, index) =>
      asked.every((word) => seriesTexts[index]?.includes(word)) && (!proposalsOnly || one.proposals.length > 0),
  );
  seriesList.replaceChildren(...found.slice(0, shownSeries).map(buildSeriesBlock));
  seriesCount.textContent =
    found.length === 0 ? words.none : fill(words.shown, reviewSeries.length, Math.min(found.length, shownSeries));
  moreSeries.hidden = found.length <= shownSeries;
}

function buildSeriesPage() {
  const search = element('input', { type: 'search', id: 'search', placeholder: words.searchSeriesHint });
  search.addEventListener('input', () => {
    searched = search.value.trim();
    shownSeries = seriesAtOnce;
    showSeries();
  });
  const legend = Object.entries(words.kinds).map(([kind, label]) =>
    element(
      'li',
      { class: `kind ${kind}` },
      `${reviewKinds.marks[/** @type {Observation['value_kind']} */ (kind)]} ${label}`,
    ),
  );
  const form = element(
    'form',
    { class: 'filters', role: 'search' },
    element('label', { class: 'wide' }, element('span', {}, words.search), search),
  );
  const only = element('input', { type: 'checkbox', id: 'proposals-only' });
  only.addEventListener('change', () => {
    proposalsOnly = only.checked;
    showSeries();
  });
  form.append(element('label', { class: 'check' }, only, element('span', {}, words.proposalsOnly)));
  form.addEventListener('submit', (event) => event.preventDefault());
  document.body.append(
    buildHeader('series', words.series),
    element(
      'main',
      {},
      statusLine,
      form,
      element('ul', { class: 'legend', 'aria-label': words.legend }, ...legend),
      seriesCount,
      seriesList,
      moreSeries,
    ),
  );
  announce('');
  showSeries();
}

buildSeriesPage();
