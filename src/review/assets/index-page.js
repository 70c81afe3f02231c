/** Rows put into the table at once: enough for a city's history, few enough for ten thousand documents. */
const rowsAtOnce = 300;

/** @type {{ search: string, year: string, department: string, status: string, code: string, open: boolean, rows: number }} */
const wanted = { search: '', year: '', department: '', status: '', code: '', open: false, rows: rowsAtOnce };

/** What the list is asked for stands in its address (behind #), so that reload and the way back lead to the same list. */
function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const name of /** @type {const} */ (['search', 'year', 'department', 'status', 'code'])) {
    wanted[name] = said.get(name) ?? '';
  }
  wanted.open = said.get('open') === 'true';
}

/** The same as text; empty where nothing is asked. */
function addressText() {
  const { rows: _, ...asked } = wanted;
  const said = Object.entries(asked).filter(([, value]) => value !== '' && value !== false);
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

/** What a document's page is told of the list, for the way back. */
function listQuery() {
  const text = addressText();
  return text === '' ? '' : `?list=${encodeURIComponent(text)}`;
}

/** Text in which widths and cases do not count. @param {string} text */
function foldText(text) {
  return text.normalize('NFKC').toLowerCase();
}

const searchTexts = new Map(
  reviewIndex.documents.map((entry) => [
    entry.document_id,
    foldText([entry.title, entry.municipality, entry.department, entry.source_file, entry.document_id].join(' ')),
  ]),
);

/** Doubts of a document that no waiting correction settles. @param {ReviewIndexEntry} entry */
function countOpen(entry) {
  const lines = pendingLines(entry.document_id);
  return entry.doubts.filter((doubt) => !isSettled(doubt, lines)).length;
}

/** @param {ReviewIndexEntry} entry */
function isWanted(entry) {
  const text = searchTexts.get(entry.document_id) ?? '';
  return (
    foldText(wanted.search)
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (wanted.year === '' || String(entry.document_fiscal_year ?? '') === wanted.year) &&
    (wanted.department === '' || entry.department === wanted.department) &&
    (wanted.status === '' || entry.status === wanted.status) &&
    (wanted.code === '' || entry.codes.includes(wanted.code)) &&
    (!wanted.open || countOpen(entry) > 0)
  );
}

/** @param {ReviewIndexEntry} entry */
function buildRow(entry) {
  const open = countOpen(entry);
  const all = entry.doubts.length;
  const title = entry.title === '' ? entry.source_file : entry.title;
  // Nothing to settle is no achievement: no bar then.
  const bar =
    all === 0
      ? undefined
      : element('progress', { max: String(all), value: String(all - open), 'aria-label': words.progress });
  return element(
    'tr',
    { 'data-document': entry.document_id },
    element(
      'th',
      { scope: 'row' },
      element('a', { href: `documents/${entry.document_id}.html${listQuery()}`, dir: 'auto' }, shorten(title, 200)),
      element('span', { class: 'file', dir: 'auto' }, shorten(entry.source_file, 120)),
    ),
    element('td', {}, shorten(entry.municipality, 60)),
    element('td', {}, shorten(entry.department, 60)),
    element('td', { class: 'figure' }, entry.document_fiscal_year === null ? '—' : String(entry.document_fiscal_year)),
    element('td', {}, entry.stage === '' ? '—' : words.stages[entry.stage]),
    element('td', {}, element('span', { class: `status ${entry.status}` }, words.documentStatuses[entry.status])),
    element('td', { class: 'figure' }, String(entry.observations)),
    element('td', { class: 'figure' }, element('span', { class: open > 0 ? 'doubt-count' : '' }, String(open))),
    element('td', { class: 'progress' }, bar, element('span', {}, all === 0 ? '—' : `${all - open}/${all}`)),
  );
}

const columns = ['document', 'municipality', 'department', 'year', 'stage', 'status', 'values', 'doubts', 'progress'];

const body = element('tbody');
const count = element('p', { class: 'count', 'aria-live': 'polite' });
const more = button(words.more, () => {
  wanted.rows += rowsAtOnce;
  showRows();
});

function showRows() {
  history.replaceState(null, '', `#${addressText()}`);
  const found = reviewIndex.documents.filter(isWanted);
  body.replaceChildren(...found.slice(0, wanted.rows).map(buildRow));
  count.textContent =
    found.length === 0
      ? words.none
      : fill(words.shown, reviewIndex.documents.length, Math.min(found.length, wanted.rows));
  more.hidden = found.length <= wanted.rows;
}

/**
 * A filter by one of the values that occur.
 * @param {'year' | 'department' | 'status' | 'code'} name @param {readonly (readonly [string, string])[]} options value and label
 */
function buildFilter(name, options) {
  const select = element('select', { id: `filter-${name}` }, element('option', { value: '' }, words.all));
  for (const [value, label] of options) select.append(element('option', { value }, shorten(label, 60)));
  select.value = wanted[name];
  select.addEventListener('change', () => {
    wanted[name] = select.value;
    wanted.rows = rowsAtOnce;
    showRows();
  });
  return element('label', {}, element('span', {}, words[name]), select);
}

/** @param {(entry: ReviewIndexEntry) => readonly string[]} pick */
function occurring(pick) {
  return [...new Set(reviewIndex.documents.flatMap(pick))].filter((text) => text !== '').sort();
}

function buildFilters() {
  const search = element('input', {
    type: 'search',
    id: 'search',
    placeholder: words.searchHint,
    value: wanted.search,
  });
  search.addEventListener('input', () => {
    wanted.search = search.value.trim();
    wanted.rows = rowsAtOnce;
    showRows();
  });
  const open = element('input', { type: 'checkbox', id: 'filter-open' });
  open.checked = wanted.open;
  open.addEventListener('change', () => {
    wanted.open = open.checked;
    showRows();
  });
  /** @param {readonly string[]} values */
  const same = (values) => values.map((value) => /** @type {const} */ ([value, value]));
  return element(
    'form',
    { class: 'filters', role: 'search' },
    element('label', { class: 'wide' }, element('span', {}, words.search), search),
    buildFilter('year', same(occurring((entry) => [String(entry.document_fiscal_year ?? '')]).reverse())),
    buildFilter('department', same(occurring((entry) => [entry.department]))),
    buildFilter(
      'status',
      /** @type {const} */ (['complete', 'partial', 'failed']).map((status) => [
        status,
        words.documentStatuses[status],
      ]),
    ),
    buildFilter('code', same(occurring((entry) => entry.codes))),
    element('label', { class: 'check' }, open, element('span', {}, words.openDoubts)),
  );
}

/** Documents that an issue of the run names, as links to their pages. @param {ReviewIssue} issue */
function buildIssueLinks({ actual, expected }) {
  const known = new Set(reviewDocumentIds);
  const named = new Set(`${actual} ${expected}`.match(/\b[0-9a-f]{12}(?![0-9a-f])/g)?.filter((id) => known.has(id)));
  const links = [...named].map((id) => element('a', { href: `documents/${id}.html${listQuery()}` }, id));
  return links.length === 0 ? undefined : element('p', { class: 'actions' }, ...links);
}

function buildRunIssues() {
  if (reviewIndex.issues.length === 0) return undefined;
  const items = reviewIndex.issues.map((issue) => {
    const help = language === 'ja' ? issue.help_ja : issue.help;
    return element(
      'li',
      { class: `issue ${issue.level}` },
      element('p', { dir: 'auto' }, `${words.levels[issue.level]} · ${shorten(messageOf(issue), 1000)}`),
      buildIssueLinks(issue),
      help === '' ? undefined : element('p', { class: 'remedy' }, `${words.remedy}${help}`),
    );
  });
  return element('section', { class: 'run-issues' }, element('h2', {}, words.runIssues), element('ul', {}, ...items));
}

function buildIndexPage() {
  readAddress();
  const doubts = reviewIndex.documents.reduce((sum, entry) => sum + entry.doubts.length, 0);
  const open = reviewIndex.documents.reduce((sum, entry) => sum + countOpen(entry), 0);
  const whole =
    doubts === 0
      ? undefined
      : element('progress', { max: String(doubts), value: String(doubts - open), 'aria-label': words.progress });
  const head = element('tr', {}, ...columns.map((name) => element('th', { scope: 'col' }, columnLabel(name))));
  const filters = buildFilters();
  filters.addEventListener('submit', (event) => event.preventDefault());
  showRows();
  document.body.append(
    buildHeader('index', words.home),
    element(
      'main',
      {},
      statusLine,
      element(
        'p',
        { class: 'whole' },
        `${words.progress} `,
        whole,
        doubts === 0 ? words.noDoubts : ` ${doubts - open}/${doubts}`,
      ),
      filters,
      count,
      element('div', { class: 'scroll' }, element('table', { class: 'documents' }, element('thead', {}, head), body)),
      more,
      buildRunIssues(),
    ),
  );
}

/** @param {string} name */
function columnLabel(name) {
  const label = /** @type {Record<string, unknown>} */ (words)[name];
  return typeof label === 'string' ? label : name;
}

buildIndexPage();
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
