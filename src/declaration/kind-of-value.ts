// Which kind a figure is by the words of its own cell and those beside it.

import { refinementOf } from '../profiles/vocabulary.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import type { ReadValue } from '../values/reading-context.js';
import type { Column } from './columns.js';
import { readLabel } from './labels.js';
import { inkOf } from './paint.js';
import type { Reader, RowMeaning } from './read-observation.js';
import { type BodyCell, firstPlace } from './stitch.js';

/** The wider kind that a word for the narrower one leaves true: an estimate is an actual that is not yet certain. */
const widerKind: Readonly<Record<ValueKind, ValueKind | undefined>> = {
  baseline: 'actual',
  actual: undefined,
  estimate: 'actual',
  target: undefined,
  interim_target: 'target',
  plan: undefined,
};

/** What two labels say together: the narrower kind; undefined where they contradict each other: 実績 in the row of 目標. */
function joinKinds(a: ValueKind, b: ValueKind): ValueKind | undefined {
  if (a === b || widerKind[a] === b) return a;
  return widerKind[b] === a ? b : undefined;
}

/** The kind of a value by its row and its column, which stand equally near; else by the caption. */
export interface KindReading {
  readonly valueKind: ValueKind | undefined;
  /** What the row says against the column. */
  readonly against: ValueKind | undefined;
  /** Only the words beside the table tell it. */
  readonly isOfAll?: boolean;
}

export function kindOf(row: RowMeaning, column: Column, alone: boolean, reader: Reader): KindReading {
  const own = column.valueKind;
  const said = row.valueKind;
  if (said === undefined || own === undefined) {
    const told = said ?? own;
    return { valueKind: told ?? reader.legend.valueKind, against: undefined, isOfAll: told === undefined };
  }
  // A baseline is neither target nor actual: printed once for all rows of an indicator, or under a band of either, it belongs to none of them.
  const ofNone = own === 'baseline' && (alone || row.band.valueKind !== undefined);
  if (row.fillsOnly || ofNone) return { valueKind: own, against: undefined };
  const together = joinKinds(said, own);
  if (together) return { valueKind: together, against: undefined };
  return { valueKind: own, against: said };
}

/** A cell's own words may name the kind of a figure: 目標 120人 / 実績 115人. */
export function kindInCell(value: ReadValue, { setting }: Reader): ValueKind | undefined {
  if (value.part_label === '') return undefined;
  const label = readLabel(value.part_label, setting);
  const [claim] = label.claims;
  return label.whole && claim?.kind === 'value' ? claim.valueKind : undefined;
}

/** The kind that the words beside a figure name: 4,285人（見込）, 12件（目標）; undefined where they say something else. */
export function kindBeside({ status, text_value, modifiers }: ReadValue, { setting }: Reader): ValueKind | undefined {
  if (text_value === '' || modifiers.includes('ditto') || (status !== 'number' && status !== 'range')) return undefined;
  const word = foldForMatching(text_value).replace(/^[(【[〔※＊*]+|[)】\]〕]+$/gu, '');
  const refined = refinementOf(word);
  if (refined !== undefined) return refined;
  const label = readLabel(word, setting);
  const [claim] = label.claims;
  return label.whole && claim?.kind === 'value' ? claim.valueKind : undefined;
}

/** The kind of a figure by its place and by the words beside it, which are nearer: an actual beside 見込 is an estimate. */
export function narrowedBy(beside: ValueKind | undefined, kind: ValueKind | undefined): ValueKind | undefined {
  if (beside === undefined || kind === undefined) return kind;
  return joinKinds(beside, kind) ?? kind;
}

/** Do the words beside a figure say another kind than it has? A plan and a target are both aimed at; a baseline may be provisional. */
export function isAgainst(beside: ValueKind, kind: ValueKind): boolean {
  if (kind === 'baseline' && beside === 'estimate') return false;
  return joinKinds(beside, kind) === undefined && kindMeta(beside).claims !== kindMeta(kind).claims;
}

/** A figure in brackets with a year of its own before that of the document (310人（R3：280人）) is what was reached then. */
export function kindOfBracket({ inBracket, period }: ReadValue, { setting }: Reader): ValueKind | undefined {
  const own = setting.context.documentFiscalYear;
  const year = period?.fiscal_year;
  return inBracket && year != null && own !== undefined && year < own ? 'actual' : undefined;
}

/** How a cell looks where a line gives that a meaning (網掛けは見込値): `marked` where it looks so, `unsure` where that cannot be told. */
export function lookOf(cell: BodyCell, { legend, paint }: Reader): 'plain' | 'marked' | 'unsure' {
  const { tint } = legend;
  if (!tint) return 'plain';
  if (tint.shownBy === 'other') return 'unsure';
  const { page, box } = firstPlace(cell);
  const colour = tint.shownBy === 'ground' ? paint.ground(page, box) : inkOf(cell.passage.lines);
  const plain: readonly string[] = tint.shownBy === 'ground' ? ['white'] : ['black', 'grey'];
  if (plain.includes(colour)) return 'plain';
  if (tint.colour !== undefined && tint.colour !== colour) return 'plain';
  return tint.valueKind === undefined ? 'unsure' : 'marked';
}

/** What a tinted cell is: a note's word is nearer than the column's; a target that would be an estimate stays one, in doubt. */
export function tinted(reading: KindReading, look: ReturnType<typeof lookOf>, { legend }: Reader): KindReading {
  const said = look === 'marked' ? legend.tint?.valueKind : undefined;
  if (said === undefined) return reading;
  const isFree = reading.valueKind === undefined || reading.isOfAll === true;
  const fits = isFree || reading.valueKind === 'actual' || said === 'target' || said === 'plan';
  return fits ? { valueKind: said, against: undefined } : { ...reading, against: said };
}
