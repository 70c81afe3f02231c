import type { Issue } from '../issues/issue.js';
import type { Entry } from './entry.js';
import type { Groups } from './groups.js';
import { normaliseName } from './names.js';

/** What a person decided about a link (訂正ファイルの `series:…`). Rows are `<document_id>/<table>/<row>`, so that a new year does not rename them. */
export interface SeriesDecision {
  /** `accept` a proposal, `reject` one, `join` what nobody proposed, `split`: a new series starts at this row. */
  readonly kind: 'accept' | 'reject' | 'join' | 'split';
  readonly row: string;
  /** The other row; empty for `split`. */
  readonly other: string;
  /** Name of the indicator for which the decision was made; empty: not checked. */
  readonly printed: string;
  /** Reason and author, for the evidence. */
  readonly why: string;
}

/** The cells of a corrections line that this room reads. */
export interface DecisionLine {
  readonly document: string;
  readonly place: string;
  readonly printed_text: string;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

const rowReference = /([0-9a-f]{12})[0-9a-f]*\/([1-9]\d*)\/([1-9]\d*)/gu;
const rowPlace = /^([1-9]\d*)\/([1-9]\d*)(?:\/.*)?$/u;
const kinds = ['accept', 'reject', 'join', 'split'] as const;
const documentIdLength = 12;

function referencesIn(text: string): string[] {
  return [...text.matchAll(rowReference)].map(([, document, table, row]) => `${document}/${table}/${row}`);
}

function rowsOf({ document, place, value }: DecisionLine): readonly string[] {
  const inDocument = rowPlace.exec(place);
  const own =
    document !== '' && inDocument
      ? [`${document.slice(0, documentIdLength)}/${inDocument[1]}/${inDocument[2]}`]
      : referencesIn(place);
  return [...own, ...referencesIn(value)];
}

/**
 * The decisions among the lines of a corrections file: `document` and `place` (`table/row`) name the later row, `value` the other one as
 * `<document_id>/<table>/<row>`; with an empty `document`, `place` holds whole references. `wrong`: lines that name too few rows.
 */
export function readDecisions(lines: readonly DecisionLine[]): {
  readonly decisions: readonly SeriesDecision[];
  readonly wrong: readonly DecisionLine[];
} {
  const decisions: SeriesDecision[] = [];
  const wrong: DecisionLine[] = [];
  for (const line of lines) {
    const kind = kinds.find((known) => line.field === `series:${known}`);
    if (!kind) continue;
    const [row, other = ''] = rowsOf(line);
    if (row === undefined || (other === '' && kind !== 'split') || row === other) {
      wrong.push(line);
      continue;
    }
    const why = [line.reason, line.by, line.at].filter((text) => text !== '').join(', ');
    decisions.push({ kind, row, other, printed: line.printed_text, why });
  }
  return { decisions, wrong };
}

/** Lines that mean a decision and name too few rows, as issues. */
export function findDecisionProblems(lines: readonly DecisionLine[]): Issue[] {
  return readDecisions(lines).wrong.map(({ document, place, field, value }): Issue => {
    const actual = [field, document, place, value].filter((text) => text !== '').join(' ');
    return { code: 'series/decision-impossible', actual };
  });
}

/** A decision whose rows are at hand. */
export interface PlacedDecision {
  readonly decision: SeriesDecision;
  readonly row: Entry;
  readonly other: Entry | undefined;
}

export interface PlacedDecisions {
  readonly placed: readonly PlacedDecision[];
  /** Made for another name than stands there now, or for a row that a document at hand no longer has. */
  readonly stale: readonly { readonly decision: SeriesDecision; readonly actual: string }[];
}

/** Finds the rows of the decisions. Those about documents of other cities or runs are left alone. */
export function placeDecisions(
  decisions: readonly SeriesDecision[],
  entries: ReadonlyMap<string, Entry>,
  hasDocument: (documentId: string) => boolean,
): PlacedDecisions {
  const placed: PlacedDecision[] = [];
  const stale: { decision: SeriesDecision; actual: string }[] = [];
  for (const decision of decisions) {
    const references = [decision.row, decision.other].filter((reference) => reference !== '');
    if (!references.some((reference) => hasDocument(reference.slice(0, documentIdLength)))) continue;
    const row = entries.get(decision.row);
    const other = entries.get(decision.other);
    const missing = references.find((reference) => !entries.has(reference));
    if (!row || missing !== undefined) stale.push({ decision, actual: `${missing ?? decision.row} —` });
    else if (decision.printed !== '' && normaliseName(decision.printed, row.unit) !== row.indicator) {
      stale.push({ decision, actual: `${decision.row} ${row.row.indicator}` });
    } else placed.push({ decision, row, other });
  }
  return { placed, stale };
}

type Forbidden = Map<number, Set<number>>;

function forbid(forbidden: Forbidden, left: Entry, right: Entry): void {
  for (const [a, b] of [[left, right] as const, [right, left] as const]) {
    forbidden.set(a.index, (forbidden.get(a.index) ?? new Set()).add(b.index));
  }
}

/** Rows that are not to be joined: rejected pairs, and what stands on the two sides of a split in the groups as the rules made them. */
export function findForbidden(
  placed: readonly PlacedDecision[],
  membersOf: (entry: Entry) => readonly Entry[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const forbidden: Forbidden = new Map();
  for (const { decision, row, other } of placed) {
    if (decision.kind === 'reject' && other) forbid(forbidden, row, other);
    if (decision.kind !== 'split') continue;
    const members = membersOf(row);
    for (const earlier of members.filter(({ index }) => index < row.index)) {
      for (const later of members.filter(({ index }) => index >= row.index)) forbid(forbidden, earlier, later);
    }
  }
  return forbidden;
}

/** Carries out what a person joined; answers the decisions that cannot be, because both rows stand in one declaration. */
export function joinDecided(placed: readonly PlacedDecision[], groups: Groups): readonly SeriesDecision[] {
  return placed.flatMap(({ decision, row, other }) => {
    if ((decision.kind !== 'accept' && decision.kind !== 'join') || !other) return [];
    const [from, to] = row.index < other.index ? [row, other] : [other, row];
    const rule = decision.kind === 'accept' ? 'accepted' : 'joined';
    return groups.join({ from, to, rule, evidence: decision.why, score: undefined }) ? [] : [decision];
  });
}
