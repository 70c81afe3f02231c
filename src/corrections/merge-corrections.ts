import type { Correction } from './correction-schema.js';
import { keyOf, standingOf } from './standing-lines.js';

/** Two lines about the same thing that say different things. */
export interface Conflict {
  readonly own: Correction;
  readonly given: Correction;
}

export type MergedCorrections =
  | {
      readonly kind: 'merged';
      readonly lines: readonly Correction[];
      /** What two people say differently: which counts is decided when the lines are replayed. */
      readonly conflicts: readonly Conflict[];
    }
  /** Neither a day nor a name tells which of the lines counts. */
  | { readonly kind: 'undecidable'; readonly conflicts: readonly Conflict[] };

const textOf = (line: Correction): string => JSON.stringify(Object.values(line));

/** Digits that any number of a place has room in. */
const DIGITS = 8;
const sortKey = ({ document, place, field, at }: Correction): string =>
  [document, place.replace(/\d+/g, (number) => number.padStart(DIGITS, '0')), field, at].join('\n');

/** Documents, places in the order of their numbers, fields, days: the order of lines does not depend on who came first. */
function compareLines(a: Correction, b: Correction): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  if (left !== right) return left < right ? -1 : 1;
  return textOf(a) < textOf(b) ? -1 : 1;
}

/** What one person says of what stands there: of a place that prints something else now it says nothing. */
const ownerKey = (line: Correction): string => `${keyOf(line)}\n${line.by}\n${line.printed_text}`;

/** One person's last word on each thing in one file: by the days, else by the order of the lines. */
function lastWords(lines: readonly Correction[]): ReadonlyMap<string, Correction> {
  const last = new Map<string, Correction>();
  for (const line of lines) {
    const known = last.get(ownerKey(line));
    if (!known || known.at <= line.at) last.set(ownerKey(line), line);
  }
  return last;
}

/** Of one person's two words the later; of the same day the same whichever file comes first. */
const later = (own: Correction, given: Correction): Correction =>
  own.at === given.at ? (textOf(own) < textOf(given) ? given : own) : own.at < given.at ? given : own;

/**
 * The corrections of a dataset and those of another file as one (訂正の取り込み). The result is the same whichever file comes first. Of one person the
 * later word stays; what two people say stays both, and the replay finds out which counts.
 */
export function mergeCorrections(own: readonly Correction[], given: readonly Correction[]): MergedCorrections {
  const known = new Set(own.map(textOf));
  const fresh = given.filter((line) => !known.has(textOf(line)));
  if (fresh.length === 0) return { kind: 'merged', lines: own, conflicts: [] };
  const merged = new Map(lastWords(own));
  const undecidable: Conflict[] = [];
  for (const [key, line] of lastWords(given)) {
    const mine = merged.get(key);
    if (mine && mine.at === line.at && mine.value !== line.value) undecidable.push({ own: mine, given: line });
    merged.set(key, mine ? later(mine, line) : line);
  }
  if (undecidable.length > 0) return { kind: 'undecidable', conflicts: undecidable };
  const before = new Map(standingOf(own).map(({ line }) => [keyOf(line), line]));
  const conflicts = standingOf(fresh).flatMap(({ line }): Conflict[] => {
    const standing = before.get(keyOf(line));
    return standing && standing.by !== line.by && standing.value !== line.value ? [{ own: standing, given: line }] : [];
  });
  return { kind: 'merged', lines: [...merged.values()].sort(compareLines), conflicts };
}
