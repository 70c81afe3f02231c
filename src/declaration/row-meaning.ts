// What a row says of all its values: their kind, their year, or that they are no observations.

import { readHeaderWords } from '../profiles/vocabulary.js';
import { foldForMatching } from '../text/fold.js';
import { joinedPath } from '../values/periods/year-paths.js';
import { type Column, membersInLines } from './columns.js';
import type { IndicatorRow } from './indicator-rows.js';
import { withoutNoteMark } from './kinds-in-names.js';
import { type Label, ofOthers, readLabel } from './labels.js';
import type { Reader, RowMeaning } from './read-observation.js';
import { silentBand } from './speaking-bands.js';
import { type BodyCell, type BodyRow, cellAt } from './stitch.js';

/** Columns whose cells say what the values of their row are, or whose. */
const tellsOfRow: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'kind',
  'year',
  'group',
  'indicator_name',
  'project_name',
]);

/** What is reckoned from others, whatever it is called: 計画比, 目標との差. */
const isDerived = /(?:率|比|差|差額|増減|割合|対比)(?:\([^)]*\))?$/u;

/** What shows that the years of a column count in 年度: the line over the table, the column's header, or another of its rows. */
function fiscalSeriesOf({ column, header }: Column, { legend, table, joined }: Reader): string | undefined {
  const ofHeader = /年度/u.exec(header)?.[0];
  if (legend.fiscalSeries !== '' || ofHeader !== undefined) return legend.fiscalSeries || ofHeader;
  const cells = table.rows.flatMap((row) => cellAt(row, column) ?? []);
  return cells
    .map(({ passage }) => joined(passage))
    .find((text) => /[\d元]\s*[)）]?\s*年度/u.test(text.normalize('NFKC')));
}

/** The label that speaks for a row: 令和4年 among rows that count in 年度 is a fiscal year. */
function readRowLabel(text: string, column: Column, reader: Reader): Label {
  const label = readLabel(text, reader.setting);
  const fiscalSeries = label.period?.kind === 'year' ? fiscalSeriesOf(column, reader) : undefined;
  if (fiscalSeries === undefined) return label;
  return readLabel(text, { ...reader.setting, context: { ...reader.setting.context, fiscalSeries } });
}

export function readRowMeaning(row: BodyRow, reader: Reader): RowMeaning {
  const band = reader.said.get(row) ?? silentBand;
  let meaning: RowMeaning = {
    band,
    valueKind: band.valueKind,
    members: undefined,
    fillsOnly: false,
    period: band.period,
    isRating: false,
    isOfOthers: false,
    unknown: '',
  };
  for (const column of row.columns) {
    const cell = cellAt(row, column.column);
    if (!cell || !tellsOfRow.has(column.role)) continue;
    const text = reader.joined(cell.passage);
    if (text === '') continue;
    if (ofOthers.test(foldForMatching(text))) meaning = { ...meaning, isOfOthers: true };
    const named = reader.namedKinds.get(withoutNoteMark(text));
    if (named)
      meaning = {
        ...meaning,
        valueKind: named.valueKind ?? meaning.valueKind,
        isRating: named.valueKind === undefined,
      };
    if (column.role === 'group' || column.role === 'indicator_name' || column.role === 'project_name') continue;
    const label = readRowLabel(text, column, reader);
    const { period, rest } = label;
    const members = membersInLines(cell.passage, reader.setting) ?? label.members;
    if (column.role === 'kind' && members) {
      meaning = { ...meaning, members };
      continue;
    }
    if (period) meaning = { ...meaning, period: meaning.period ? joinedPath(meaning.period, period) : period };
    if (column.role === 'year') continue;
    const word = readHeaderWords(rest, reader.setting.vocabulary);
    if (word?.kind === 'value') meaning = { ...meaning, valueKind: word.valueKind, fillsOnly: column.fillsOnly };
    else if (word?.kind === 'role' && word.role === 'rating') meaning = { ...meaning, isRating: true };
    else if (isDerived.test(foldForMatching(rest))) meaning = { ...meaning, isRating: true };
    else if (foldForMatching(rest) !== '') meaning = { ...meaning, unknown: text };
  }
  return meaning;
}

/** What all rows that a merged cell reaches over share; a row that says otherwise takes the claim away. */
export function sharedMeaning(cell: BodyCell, indicator: IndicatorRow, reader: Reader): RowMeaning {
  const rows = indicator.rows.filter(({ number }) => number >= cell.firstRow && number <= cell.lastRow);
  const meanings = rows.map((row) => readRowMeaning(row, reader));
  const [first] = meanings;
  if (!first) throw new Error('a cell in no row of its indicator');
  const same = <K extends keyof RowMeaning>(
    key: K,
    empty: RowMeaning[K],
    plain: (value: RowMeaning[K]) => unknown,
  ): RowMeaning[K] => (meanings.every((each) => plain(each[key]) === plain(first[key])) ? first[key] : empty);
  return {
    valueKind: same('valueKind', undefined, String),
    band: first.band,
    members: same('members', undefined, (members) => members?.members.map(({ text }) => text).join()),
    fillsOnly: first.fillsOnly,
    period: same('period', undefined, (period) => period?.text),
    isRating: meanings.every(({ isRating }) => isRating),
    isOfOthers: meanings.every(({ isOfOthers }) => isOfOthers),
    unknown: same('unknown', '', String),
  };
}
