const detailPane = element('section', {
  class: 'detail',
  'aria-label': words.detail,
  'aria-live': 'polite',
  tabindex: '0',
});
let formOpen = false;

/** Fields that say what was made of a cell, in the order of the question "what, of when, of what kind?". @type {readonly (keyof typeof words.columns)[]} */
const shownFields = [
  'value_kind',
  'fiscal_year',
  'period_text',
  'period_start',
  'period_end',
  'status',
  'value_number',
  'value_min',
  'value_max',
  'unit',
  'unit_text',
  'text_value',
  'missing_reason',
  'modifiers',
  'part_label',
  'note_ids',
];

/** A field's value for people. @param {keyof typeof words.columns} name @param {string} value */
function labelOf(name, value) {
  /** @type {Record<string, Record<string, string>>} */
  const labels = { value_kind: words.kinds, status: words.statuses, missing_reason: words.reasons };
  return labels[name]?.[value] ?? value;
}

/** What was read, with what stood there before a correction. @param {Observation} observation */
function buildReading(observation) {
  const { observation: now, lines } = withPending(observation);
  const before = reviewDocument.before[observation.observation_id] ?? {};
  const list = element('dl', {});
  for (const name of shownFields) {
    const text = String(now[name] ?? '');
    const read = String(observation[name] ?? '');
    const first = name in before ? String(before[name] ?? '') : read;
    if (text === '' && first === '') continue;
    const value = element('dd', { class: text === first ? '' : 'changed' }, text === '' ? '—' : labelOf(name, text));
    if (text !== first)
      value.append(element('del', {}, `${words.before}: ${first === '' ? '—' : labelOf(name, first)}`));
    list.append(element('dt', {}, words.columns[name]), value);
  }
  const removed = lines.some((line) => line.field === 'not_an_observation');
  return element('div', {}, removed ? element('p', { class: 'removed' }, words.removed) : undefined, list);
}

/** An issue with its remedy. @param {ReviewIssue} issue @param {readonly Correction[]} lines */
function buildIssueBlock(issue, lines) {
  const settled = issue.level !== 'info' && isSettled(issue, lines);
  const help = language === 'ja' ? issue.help_ja : issue.help;
  const level = element('p', { class: 'level' }, settled ? words.accepted : words.levels[issue.level], ' ');
  level.append(element('code', {}, issue.code));
  return element(
    'article',
    { class: `issue ${issue.level}${settled ? ' settled' : ''}` },
    level,
    longTextBlock(messageOf(issue)),
    help === '' ? undefined : element('p', { class: 'remedy' }, words.remedy, help),
  );
}

/** @param {string} title @param {...Element} content */
function buildColumn(title, ...content) {
  return element('div', { class: 'column' }, element('h3', {}, title), ...content);
}

/** @param {Entry} entry */
function buildActions(entry) {
  const place = placeOfEntry(entry);
  const saved = reviewCorrections.some((line) => line.document.slice(0, 12) === documentId && line.place === place);
  const withdrawn = readSteps(documentId).some((step) => step.withdrawn === place);
  const withdraw = () => {
    addStep(documentId, [], place);
    workChanged();
  };
  return element(
    'div',
    { class: 'actions' },
    button(words.accept, acceptChosen, {
      id: 'accept',
      disabled: openDoubts(entry, pendingLines(documentId)).length === 0,
    }),
    entry.kind === 'value' ? button(words.correct, openForm, { id: 'correct' }) : undefined,
    button(words.undo, undo, { id: 'undo', disabled: readSteps(documentId).length === 0 }),
    saved && place !== ''
      ? button(withdrawn ? words.withdrawn : words.withdraw, withdraw, { disabled: withdrawn })
      : undefined,
  );
}

/** @param {Entry} entry */
function buildColumns(entry) {
  const lines = pendingLines(documentId);
  switch (entry.kind) {
    case 'value': {
      const { observation } = entry;
      const issues = issuesOf(observation).map((issue) => buildIssueBlock(issue, lines));
      const printed = longTextBlock(observation.value_text === '' ? words.blank : observation.value_text, 'raw');
      const where = element('p', { class: 'where' }, `${fill(words.pageNumber, observation.page)} · ${entry.key}`);
      return [
        buildColumn(words.printed, printed, where),
        buildColumn(words.read, buildReading(observation)),
        buildColumn(words.issues, ...(issues.length > 0 ? issues : [element('p', {}, words.noIssues)])),
      ];
    }
    case 'issue':
    case 'info': {
      const { actual, expected } = entry.issue;
      return [
        buildColumn(
          words.printed,
          longTextBlock(actual === '' ? '—' : actual, 'raw'),
          element('p', { class: 'where' }, expected === '' ? '' : `${words.expected}${expected}`),
        ),
        buildColumn(words.issues, buildIssueBlock(entry.issue, lines)),
      ];
    }
    default:
      return [buildColumn(words.unplaced, longTextBlock(entry.text.text, 'raw'))];
  }
}

/** @param {Entry} entry */
function titleOf(entry) {
  if (entry.kind !== 'value') return '';
  const { indicator_name } = entry.row;
  return `${shorten(indicator_name, 80)}　${describeColumn(withPending(entry.observation).observation)}`;
}

function showDetail() {
  const entry = entries[chosen];
  if (!entry) {
    detailPane.replaceChildren(element('p', { class: 'hint' }, words.choose));
    return;
  }
  const head = element(
    'div',
    { class: 'detail-head' },
    element('h2', { dir: 'auto' }, titleOf(entry)),
    buildActions(entry),
  );
  const below =
    formOpen && entry.kind === 'value'
      ? [buildForm(entry)]
      : [element('div', { class: 'columns' }, ...buildColumns(entry))];
  detailPane.replaceChildren(head, ...below);
}

function openForm() {
  if (entries[chosen]?.kind !== 'value') return;
  formOpen = true;
  showDetail();
  document.getElementById('field-value_number')?.focus();
}

function closeForm() {
  formOpen = false;
  showDetail();
  buttons.get(chosen)?.focus({ preventScroll: true });
}

function buildDetailPane() {
  listeners.chosen.push(() => {
    formOpen = false;
    showDetail();
  });
  listeners.changed.push(showDetail);
  showDetail();
  return detailPane;
}
