// What a person did on the static pages, kept by the browser, step by step.

import { addNewer, openClock } from '../../corrections/add-newer.js';
import type { Correction } from '../../corrections/correction-schema.js';
import { keyOf, linesByDocument } from '../../corrections/standing-lines.js';
import { keep, readKept } from '../parts/kept.js';

/**
 * A person's work that is not in the corrections file yet, by document: kept in the browser, since pages from disk can write nowhere else unasked.
 * A step is what one action did, so that undo takes back one action.
 */
interface KeptStep {
  readonly lines: readonly Correction[];
  /** Place whose lines no longer count; empty where none. */
  readonly withdrawn: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The file's lines, by document, as they were when the pages were made. */
const filed = linesByDocument(reviewCorrections);
/** When the file last said something about a thing. */
const filedAt = new Map(reviewCorrections.map((line) => [keyOf(line), line.at]));

const nameOf = (id: string): string => `mokuhyo-corrections/${id}`;
const isFiled = (line: Correction): boolean => (filedAt.get(keyOf(line)) ?? '') >= line.at;

/** Has the file not taken in what a step did? */
const isWaiting = (id: string, { lines, withdrawn, at }: KeptStep): boolean =>
  lines.some((line) => !isFiled(line)) ||
  (filed.get(id) ?? []).some((line) => line.place === withdrawn && line.at < at);

function readSteps(id: string): readonly KeptStep[] {
  const text = readKept(nameOf(id));
  if (text === null) return [];
  try {
    const steps: readonly KeptStep[] = JSON.parse(text);
    return steps.filter((step) => isWaiting(id, step));
  } catch (problem) {
    // Not ours, or cut off: nothing that could be saved.
    if (problem instanceof SyntaxError) return [];
    throw problem;
  }
}

const keepSteps = (id: string, steps: readonly KeptStep[]): void => keep(nameOf(id), JSON.stringify(steps));

const now = openClock();

/** Keeps a step; gives back its number. */
export function addStep(id: string, lines: readonly Omit<Correction, 'at'>[], withdrawn = ''): number {
  const at = now();
  keepSteps(id, [...readSteps(id), { lines: lines.map((line) => ({ ...line, at })), withdrawn, at }]);
  return Date.parse(at);
}

/** Takes a step back. */
export const dropStep = (id: string, number: number): void =>
  keepSteps(
    id,
    readSteps(id).filter(({ at }) => Date.parse(at) !== number),
  );

/** Lines about a document: the file's, and what the person did since. */
export const linesOf = (id: string): readonly Correction[] =>
  readSteps(id).reduce<readonly Correction[]>(
    (lines, { lines: added, withdrawn }) =>
      addNewer(
        lines.filter(({ place }) => place !== withdrawn),
        added,
      ),
    filed.get(id) ?? [],
  );

/** Lines about a document that only this browser has. */
export const waitingLines = (id: string): readonly Correction[] => readSteps(id).flatMap(({ lines }) => lines);

/** Steps of all documents of this review that wait to be saved. */
export const countWaiting = (): number => reviewDocumentIds.reduce((sum, id) => sum + readSteps(id).length, 0);

/** The lines of the file that is saved next: those of the present one, and the work in this browser. */
export function allLines(): readonly Correction[] {
  const own = new Set(reviewDocumentIds.filter((id) => readSteps(id).length > 0));
  const others = reviewCorrections.filter(({ document }) => !own.has(document.slice(0, 12)));
  return [...others, ...[...own].flatMap(linesOf)];
}
