/**
 * A person's work that is not in the corrections file yet, by document: kept in the browser, since pages from disk can write
 * nowhere else unasked. A step is what one action did, so that undo takes back one action.
 */
const workPrefix = 'mokuhyo-corrections/';
const authorKey = 'mokuhyo-author';

/** Stands in where the browser keeps nothing. @type {Map<string, string>} */
const memory = new Map();
let storageWorks = true;

/** @param {string} key */
function readKept(key) {
  return memory.get(key) ?? readStored(key);
}

/** @param {string} key @param {string} text */
function keep(key, text) {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    storageWorks = false;
  }
}

/** What tells a line from another: of two with the same key the later one counts. @param {Correction} line */
function lineKey(line) {
  const { field, value, printed_text, bbox } = line;
  const about = field === 'series:accept' || field === 'series:reject' ? 'series:link' : field;
  const more = field === 'accept' ? [value, printed_text, bbox] : field.startsWith('series:') ? [value] : [];
  return JSON.stringify([line.document.slice(0, 12), line.place, about, ...more]);
}

/** When the corrections file last said something about a thing, by the key of its line. */
const savedAt = new Map(reviewCorrections.map((line) => [lineKey(line), line.at]));

/** Does the file not hold a line, nor a later one about the same thing? @param {Correction} line */
function isWaiting(line) {
  const at = savedAt.get(lineKey(line));
  return at === undefined || at < line.at;
}

/** Does the file still hold lines that a step takes back? @param {string} documentId @param {Step} step */
function isWithdrawing(documentId, { withdrawn, at }) {
  return reviewCorrections.some(
    (line) => line.document.slice(0, 12) === documentId && line.place === withdrawn && line.at < at,
  );
}

/** The steps of the last text that was read, by document: the list asks for them once per value. @type {Map<string, { text: string, steps: Step[] }>} */
const parsedSteps = new Map();

/** Steps of a document that the corrections file does not hold yet. @param {string} documentId @returns {readonly Step[]} */
function readSteps(documentId) {
  const text = readKept(workPrefix + documentId) ?? '[]';
  const known = parsedSteps.get(documentId);
  if (known?.text === text) return known.steps;
  /** @type {Step[]} */
  let steps = [];
  try {
    steps = JSON.parse(text);
  } catch {
    // Not ours, or cut off: nothing that could be saved.
  }
  const waiting = steps
    .map((step) => ({ ...step, lines: step.lines.filter(isWaiting) }))
    .filter((step) => step.lines.length > 0 || isWithdrawing(documentId, step));
  parsedSteps.set(documentId, { text, steps: waiting });
  return waiting;
}

/** @param {string} documentId @param {readonly Step[]} steps */
function keepSteps(documentId, steps) {
  keep(workPrefix + documentId, JSON.stringify(steps));
}

/** @param {string} documentId @param {Correction[]} lines @param {string} [withdrawn] */
function addStep(documentId, lines, withdrawn = '') {
  keepSteps(documentId, [...readSteps(documentId), { lines, withdrawn, at: new Date().toISOString() }]);
}

/** Takes back the last step. @param {string} documentId @returns {Step | undefined} */
function undoStep(documentId) {
  const steps = readSteps(documentId);
  keepSteps(documentId, steps.slice(0, -1));
  return steps.at(-1);
}

/** Takes back one line, wherever in the work it stands. @param {string} documentId @param {Correction} line */
function dropLine(documentId, line) {
  const without = readSteps(documentId).map((step) => ({ ...step, lines: step.lines.filter((one) => one !== line) }));
  keepSteps(documentId, without);
}

/** Lines of a document that the file does not hold yet. @param {string} documentId */
function pendingLines(documentId) {
  return readSteps(documentId).flatMap((step) => step.lines);
}

/** Number of steps over all documents of this review that wait to be saved. */
function countPending() {
  return reviewDocumentIds.reduce((count, id) => count + readSteps(id).length, 0);
}

/** Is a doubt settled by lines that wait? @param {ReviewDoubt} doubt @param {readonly Correction[]} lines */
function isSettled(doubt, lines) {
  return lines.some(
    (line) =>
      line.place === doubt.place &&
      (line.field === 'not_an_observation' ||
        doubt.settled_by.includes(line.field) ||
        (line.field === 'accept' &&
          line.value === doubt.code &&
          (/^\d/.test(doubt.place) || line.printed_text === doubt.actual))),
  );
}

/**
 * The lines of the file that is saved next: those of the present file, less what was taken back, and the work of all documents. A line takes the
 * place of one by the same person only: what others said stays, and the later day counts.
 */
function allLines() {
  const withdrawn = new Set(reviewDocumentIds.flatMap((id) => readSteps(id).map((step) => `${id} ${step.withdrawn}`)));
  const standing = reviewCorrections.filter((line) => !withdrawn.has(`${line.document.slice(0, 12)} ${line.place}`));
  /** @type {Map<string, Correction>} */
  const lines = new Map();
  for (const line of [...standing, ...reviewDocumentIds.flatMap(pendingLines)]) {
    const key = `${lineKey(line)}\n${line.by}`;
    lines.delete(key);
    lines.set(key, line);
  }
  return [...lines.values()];
}
