// Which tables, columns, rows and values a note bears on.

import { foldForMatching } from '../text/fold.js';
import { raisedMarks } from '../text/raised-marks.js';
import type { Column } from './columns.js';
import type { IndicatorRow } from './indicator-rows.js';
import { joinedText } from './line-text.js';
import type { NoteDraft } from './notes.js';
import type { ReadObservation, SilentRows } from './read-observation.js';
import type { StitchedTable } from './stitch.js';

/** What a note bears on. Ids are the contract's: `document`, `table/<t>`, `column/<t>/<c>`, `row/<t>/<r>`, observation ids. */
export interface NoteScope {
  readonly note: NoteDraft;
  readonly text: string;
  readonly appliesTo: readonly string[];
  readonly observations: readonly ReadObservation[];
}

export interface ReadTable {
  readonly table: StitchedTable;
  readonly indicators: readonly IndicatorRow[];
  readonly observations: readonly ReadObservation[];
  /** Rows that say that their figures are no observations, and what these are. */
  readonly silentRows: SilentRows;
}

/** A note's marker, and the raised numbers (¹) that point to it. */
interface Mark {
  readonly marker: string;
  readonly raised: readonly string[];
}

const plain = (mark: string): string => mark.normalize('NFKC').replace(/[()\s]/g, '');
/** Markers that are a number and nothing else: 1, 1), ¹⁾. */
const bareNumber = /^\d{1,2}$/;

/** A raised ¹ points to the note 1 or 1), and where there is none to 注1 or ※1. */
function raisedFor(note: NoteDraft, notes: readonly NoteDraft[]): string[] {
  const own = plain(note.marker);
  const digits = own.replace(/\D/g, '');
  const isTaken = own !== digits && notes.some(({ marker }) => plain(marker) === digits);
  return digits === '' || isTaken ? [] : [digits];
}

/** Does a text carry the note's own mark? */
export const carriesMarkOf = (text: string, { marker }: Pick<NoteDraft, 'marker'>): boolean =>
  carriesMark(text, { marker, raised: [plain(marker).replace(/\D/g, '')].filter((digits) => digits !== '') });

/** Does a text carry a note's mark: ※1 but not ※12, ※ alone only where no number follows, and 1 only where it is raised (¹)? */
function carriesMark(text: string, { marker, raised }: Mark): boolean {
  if (raisedMarks(text).some((mark) => raised.includes(plain(mark)))) return true;
  const folded = foldForMatching(text);
  const whole = foldForMatching(marker);
  if (whole === '' || bareNumber.test(whole)) return false;
  // The bracket of 1) is its mark; that of (注1) may be missing beside the value.
  const mark = /^\d/.test(whole) ? whole : whole.replace(/[()]/g, '');
  for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) {
    const [before, after] = [folded.charAt(at - 1), folded.charAt(at + mark.length)];
    // ※1 is not ※12, and * not a part of **.
    if (!/\d/.test(after) && !(mark.endsWith('*') && (before === '*' || after === '*'))) return true;
  }
  return false;
}

const inColumn =
  (column: Column) =>
  (observation: ReadObservation): boolean =>
    observation.column.column === column.column;

/** Does a note call an indicator by its name? */
export const callsByName = (text: string, indicatorName: string): boolean =>
  indicatorName.length > 1 && foldForMatching(text).includes(foldForMatching(indicatorName));

interface Found {
  readonly appliesTo: string[];
  readonly observations: ReadObservation[];
}

/** Places in a table that carry the note's mark: headers, names, values. */
function findMarks({ table, indicators, observations }: ReadTable, mark: Mark): Found {
  const found: Found = { appliesTo: [], observations: [] };
  for (const column of table.columns.filter(({ header }) => carriesMark(header, mark))) {
    found.appliesTo.push(`column/${table.number}/${column.column}`);
    found.observations.push(...observations.filter(inColumn(column)));
  }
  const named = new Set(['project_code', 'project_name', 'indicator_name', 'division', 'unit']);
  for (const indicator of indicators) {
    const first = indicator.rows[0];
    const cells =
      first?.cells.filter((cell) =>
        named.has(first.columns.find(({ column }) => column === cell.column)?.role ?? ''),
      ) ?? [];
    if (!first || !cells.some((cell) => carriesMark(joinedText(cell.passage.lines), mark))) continue;
    found.appliesTo.push(`row/${table.number}/${first.number}`);
    found.observations.push(...observations.filter((observation) => observation.indicator === indicator));
  }
  for (const observation of observations.filter(({ valueText }) => carriesMark(valueText, mark))) {
    found.appliesTo.push(observation.id);
    found.observations.push(observation);
  }
  return found;
}

/** Columns that a note names in words: 令和元年度の実績値は…, 当初水準は…; their values of the indicators that it names, where it names any. */
function findMentions({ table, observations, indicators }: ReadTable, text: string): Found {
  const words = (said: string): string => foldForMatching(said).replace(/の/g, '');
  const said = words(text);
  const columns = table.columns.filter(
    ({ role, header }) => role === 'value' && words(header).length > 2 && said.includes(words(header)),
  );
  const mentioned = columns.flatMap((column) => observations.filter(inColumn(column)));
  const named = indicators.filter(({ indicatorName }) => callsByName(text, indicatorName));
  if (named.length > 0) {
    const theirs = mentioned.filter(({ indicator }) => named.includes(indicator));
    return { appliesTo: theirs.map(({ id }) => id), observations: theirs };
  }
  return { appliesTo: columns.map(({ column }) => `column/${table.number}/${column}`), observations: mentioned };
}

function scopeOf(
  note: NoteDraft,
  text: string,
  tables: readonly ReadTable[],
  notes: readonly NoteDraft[],
): Omit<NoteScope, 'note' | 'text'> {
  const mark: Mark = { marker: note.marker, raised: raisedFor(note, notes) };
  const marked = note.marker === '' ? [] : tables.map((table) => findMarks(table, mark));
  const found = marked.some(({ appliesTo }) => appliesTo.length > 0)
    ? marked
    : tables.map((table) => findMentions(table, text));
  const appliesTo = found.flatMap((each) => each.appliesTo);
  if (appliesTo.length > 0)
    return { appliesTo, observations: [...new Set(found.flatMap((each) => each.observations))] };
  const near = tables.findLast(({ table }) => (table.parts[0]?.grid.page ?? 0) <= note.passage.page) ?? tables[0];
  return { appliesTo: near ? [`table/${near.table.number}`] : ['document'], observations: [] };
}

export function findNoteScopes(
  notes: readonly NoteDraft[],
  textOfNote: (note: NoteDraft) => string,
  tables: readonly ReadTable[],
): NoteScope[] {
  return notes.map((note) => ({ note, text: textOfNote(note), ...scopeOf(note, textOfNote(note), tables, notes) }));
}
