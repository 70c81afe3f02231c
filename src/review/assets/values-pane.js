/** The list's buttons by the number of their entry. @type {Map<number, HTMLButtonElement>} */
const buttons = new Map();

/** Year and kind of a value, as its column says. @param {Observation} observation */
function describeColumn(observation) {
  const { fiscal_year, period_text, value_kind, part_label } = observation;
  const year = fiscal_year === null ? period_text : String(fiscal_year);
  return [year, words.kinds[value_kind], part_label].filter((text) => text !== '').join(' ');
}

/** Does what was read look otherwise than the cell (412.5千枚 and 412500枚)? @param {string} printed @param {string} read */
function isReadDifferently(printed, read) {
  const plain = (/** @type {string} */ text) => text.normalize('NFKC').replace(/[\s,]/g, '').toLowerCase();
  return plain(printed) !== plain(read) && printed !== '';
}

/** What stands on an entry's button. @param {Entry} entry */
function describeEntry(entry) {
  switch (entry.kind) {
    case 'value': {
      const { observation, lines: own } = withPending(entry.observation);
      const removed = own.some((line) => line.field === 'not_an_observation');
      const { corrected, part, part_label, value_text } = entry.observation;
      const isPart = part > 1 || part_label !== '';
      const changed = corrected || own.length > 0;
      const said = changed ? `${value_text} → ${describeValue(observation)}` : value_text;
      const read = describeValue(observation);
      const isOther = !isPart && !changed && isReadDifferently(value_text, read);
      const now = isPart && !changed ? `${read}（${value_text}）` : isOther ? `${value_text} ＝ ${read}` : said;
      return { head: describeColumn(observation), body: removed ? words.removed : now };
    }
    case 'issue':
    case 'info': {
      const { issue } = entry;
      const page = issue.page === null ? '' : fill(words.pageOf, issue.page);
      return {
        head: [words.levels[issue.level], page].filter((text) => text !== '').join(' '),
        body: messageOf(issue),
      };
    }
    default:
      return { head: fill(words.pageOf, entry.text.page), body: entry.text.text };
  }
}

/** The marks of an entry, in words: never by colour alone. @param {Entry} entry @param {readonly Correction[]} lines */
function marksOf(entry, lines) {
  const open = openDoubts(entry, lines).length > 0;
  const settled = !open && doubtsOf(entry).length > 0;
  const place = placeOfEntry(entry);
  const pending = lines.some((line) => line.place === place && line.field !== 'accept');
  const corrected = entry.kind === 'value' && entry.observation.corrected;
  return { open, settled, pending, corrected };
}

/** Writes an entry's button anew. @param {number} index @param {readonly Correction[]} lines */
function showEntry(index, lines) {
  const made = buttons.get(index);
  const entry = entries[index];
  if (!made || !entry) return;
  const { head, body: text } = describeEntry(entry);
  const marks = marksOf(entry, lines);
  const look = entry.kind === 'value' ? lookOf(withPending(entry.observation).observation) : entry.kind;
  made.className = `entry ${look}${marks.open ? ' doubt' : ''}${marks.pending ? ' pending' : ''}`;
  made.replaceChildren(
    element('span', { class: 'head' }, head),
    element('span', { class: 'body', dir: 'auto' }, text === '' ? words.blank : shorten(text, 80)),
  );
  const said = [
    marks.open ? words.warning : '',
    marks.settled ? words.accepted : '',
    marks.pending ? words.pendingMark : '',
    marks.corrected ? words.corrected : '',
  ].filter((word) => word !== '');
  if (said.length > 0) made.append(element('span', { class: 'marks' }, said.join('・')));
}

/** @param {number} index */
function buildEntry(index) {
  const made = button('', () => choose(index), { id: `entry-${index}` });
  buttons.set(index, made);
  return element('li', {}, made);
}

/** @param {ReviewRow} row @param {readonly number[]} indexes */
function buildRowBlock(row, indexes) {
  const name = [row.project_code, row.project_name].filter((text) => text !== '').join(' ');
  return element(
    'section',
    { class: 'row' },
    element(
      'h3',
      { dir: 'auto' },
      element('span', { class: 'indicator' }, shorten(row.indicator_name, 160)),
      element('span', { class: 'project' }, shorten(name, 120)),
      element('span', { class: 'division' }, shorten(row.division, 60)),
    ),
    element('ul', { class: 'entries' }, ...indexes.map(buildEntry)),
  );
}

/** A block for entries that are no values; nothing where there are none. @param {Entry['kind']} kind @param {string} title */
function buildLooseBlock(kind, title) {
  const indexes = entries.flatMap((entry, index) => (entry.kind === kind ? [index] : []));
  if (indexes.length === 0) return undefined;
  return element(
    'section',
    { class: 'row loose' },
    element('h3', {}, element('span', { class: 'indicator' }, title)),
    element('ul', { class: 'entries wide' }, ...indexes.map(buildEntry)),
  );
}

function showAllEntries() {
  const lines = pendingLines(documentId);
  for (const index of buttons.keys()) showEntry(index, lines);
}

function markChosen() {
  for (const [index, made] of buttons) made.setAttribute('aria-pressed', String(index === chosen));
  buttons.get(chosen)?.scrollIntoView({ block: 'nearest' });
}

function buildValuesPane() {
  /** @type {Map<ReviewRow, number[]>} */
  const indexesByRow = new Map();
  entries.forEach((entry, index) => {
    if (entry.kind === 'value') indexesByRow.set(entry.row, [...(indexesByRow.get(entry.row) ?? []), index]);
  });
  const removed = removedObservations.map((one) =>
    element('li', { class: 'gone' }, `${placeOf(one)} 「${shorten(one.value_text, 80)}」 ${words.removed}`),
  );
  const pane = element('section', { class: 'list', 'aria-label': words.list, tabindex: '0' });
  for (const block of [
    buildLooseBlock('issue', words.documentIssues),
    ...[...indexesByRow].map(([row, indexes]) => buildRowBlock(row, indexes)),
    buildLooseBlock('unplaced', words.unplaced),
    buildLooseBlock('info', words.documentNotes),
    removed.length > 0 ? element('ul', { class: 'removed' }, ...removed) : undefined,
  ]) {
    if (block) pane.append(block);
  }
  listeners.chosen.push(markChosen);
  listeners.changed.push(showAllEntries);
  showAllEntries();
  return pane;
}
