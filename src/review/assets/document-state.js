const documentId = reviewDocument.document.document_id;

/** @type {ReadonlyMap<string, Observation>} */
const observationsById = new Map(reviewDocument.observations.map((one) => [one.observation_id, one]));

/** `<table>/<row>/<column>/<part>`. @param {Observation} observation */
function placeOf(observation) {
  return observation.observation_id.split('/').slice(1).join('/');
}

/** Observations that a saved correction removed: whole in what was read before. */
const removedObservations = Object.entries(reviewDocument.before).flatMap(([id, fields]) =>
  observationsById.has(id) ? [] : [/** @type {Observation} */ (fields)],
);

/** Issues that point at a value, by observation id; all others belong to the document and its pages. */
const issuesById = new Map(
  reviewDocument.observations.map((one) => [one.observation_id, /** @type {ReviewIssue[]} */ ([])]),
);
/** @type {ReviewIssue[]} */
const looseIssues = [];
for (const issue of reviewDocument.issues) (issuesById.get(issue.observation_id) ?? looseIssues).push(issue);

/** @param {'issue' | 'info'} kind @param {(issue: ReviewIssue) => boolean} belongs @returns {Entry[]} */
function looseEntries(kind, belongs) {
  return looseIssues.filter(belongs).map((issue, index) => ({ kind, key: `${kind}-${index}`, issue }));
}

/** Everything that can be chosen, in the order of the list. @type {readonly Entry[]} */
const entries = [
  ...looseEntries('issue', (issue) => issue.level !== 'info'),
  ...reviewDocument.rows.flatMap((row) =>
    row.values.flatMap((id) => {
      const observation = observationsById.get(id);
      return observation ? [/** @type {Entry} */ ({ kind: 'value', key: placeOf(observation), observation, row })] : [];
    }),
  ),
  ...reviewDocument.unplaced.map(
    (text, index) => /** @type {Entry} */ ({ kind: 'unplaced', key: `unplaced-${index}`, text }),
  ),
  ...looseEntries('info', (issue) => issue.level === 'info'),
];

/** Number of the chosen entry; -1 before one is chosen. */
let chosen = -1;

/** What to do when another entry is chosen, or when the work changed. @type {{ chosen: (() => void)[], changed: (() => void)[] }} */
const listeners = { chosen: [], changed: [] };

/** @param {number} index @param {boolean} [fromList] leave the focus in the list */
function choose(index, fromList = true) {
  if (index < 0 || index >= entries.length) return;
  chosen = index;
  const entry = entries[index];
  if (entry) history.replaceState(null, '', `${location.search}#${entry.key}`);
  for (const listener of listeners.chosen) listener();
  if (fromList) document.getElementById(`entry-${index}`)?.focus({ preventScroll: true });
}

function workChanged() {
  for (const listener of listeners.changed) listener();
  showPending();
}

/** Doubts about an entry: issues of level warning and error. @param {Entry} entry @returns {readonly ReviewIssue[]} */
function doubtsOf(entry) {
  const issues = 'issue' in entry ? [entry.issue] : entry.kind === 'value' ? issuesOf(entry.observation) : [];
  return issues.filter((issue) => issue.level !== 'info');
}

/** @param {Observation} observation */
function issuesOf(observation) {
  return issuesById.get(observation.observation_id) ?? [];
}

/** Doubts that no waiting correction settles. @param {Entry} entry @param {readonly Correction[]} lines */
function openDoubts(entry, lines) {
  return doubtsOf(entry).filter((doubt) => !isSettled(doubt, lines));
}

/** Place of an entry as corrections.csv names it; empty for unplaced text. @param {Entry} entry */
function placeOfEntry(entry) {
  return entry.kind === 'value' ? entry.key : 'issue' in entry ? entry.issue.place : '';
}

/** Box and page of an entry. @param {Entry} entry @returns {{ page: number | null, bbox: string }} */
function whereIs(entry) {
  switch (entry.kind) {
    case 'value':
      return entry.observation;
    case 'issue':
    case 'info':
      return entry.issue;
    default:
      return entry.text;
  }
}

/** The next entry with an open doubt after the chosen one, around the end. @param {1 | -1} [direction] */
function findDoubt(direction = 1) {
  const lines = pendingLines(documentId);
  for (let step = 1; step <= entries.length; step++) {
    const index = (((chosen + direction * step) % entries.length) + entries.length) % entries.length;
    const entry = entries[index];
    if (entry && openDoubts(entry, lines).length > 0) return index;
  }
  return -1;
}

/** The next or previous value. @param {1 | -1} direction */
function findValue(direction) {
  for (let index = chosen + direction; index >= 0 && index < entries.length; index += direction) {
    if (entries[index]?.kind === 'value') return index;
  }
  return -1;
}

/** An observation as waiting corrections make it, for showing only: the program decides. @param {Observation} observation */
function withPending(observation) {
  const place = placeOf(observation);
  const lines = pendingLines(documentId).filter((line) => line.place === place && line.field !== 'accept');
  /** @type {Record<string, string | number | null>} */
  const fields = {};
  for (const { field, value } of lines) {
    fields[field] = field === 'fiscal_year' ? (value === '' ? null : Number(value)) : value;
  }
  return { observation: /** @type {Observation} */ ({ ...observation, ...fields }), lines };
}

/** The line that says something about an entry, but for field and value. @param {Entry} entry */
function lineFor(entry) {
  const isValue = entry.kind === 'value';
  const { page, bbox } = whereIs(entry);
  return {
    document: documentId,
    place: placeOfEntry(entry),
    page: isValue ? String(page) : '',
    bbox: isValue || 'issue' in entry ? bbox : '',
    printed_text: isValue ? entry.observation.value_text : 'issue' in entry ? entry.issue.actual : '',
    reason: '',
    by: readKept(authorKey) ?? '',
    at: new Date().toISOString(),
  };
}

/** Lines that accept doubts about an entry. @param {Entry} entry @param {readonly ReviewIssue[]} doubts @param {string} [reason] */
function acceptLines(entry, doubts, reason = '') {
  return doubts.map(
    (doubt) => /** @type {Correction} */ ({ ...lineFor(entry), field: 'accept', value: doubt.code, reason }),
  );
}

/** Accepts what is printed at the chosen entry: each of its open doubts, nothing else. */
function acceptChosen() {
  const entry = entries[chosen];
  if (!entry) return;
  const doubts = openDoubts(entry, pendingLines(documentId));
  if (doubts.length === 0) {
    announce(words.nothingToAccept);
    return;
  }
  addStep(documentId, acceptLines(entry, doubts));
  announce(words.acceptedNow);
  workChanged();
}

/** Takes the last step back and shows where it was. */
function undo() {
  const step = undoStep(documentId);
  announce(step ? words.undone : words.nothingToUndo);
  const place = step?.withdrawn || step?.lines[0]?.place;
  const index = entries.findIndex((entry) => placeOfEntry(entry) === place);
  workChanged();
  if (index >= 0) choose(index);
}
