import Table from 'cli-table3';
import { plot } from 'simple-ascii-chart';
import type { SeriesRow } from '../schema/series.js';
import { kindMeta, type ValueKind, valueKinds } from '../schema/value-kinds.js';
import { hiragana, normaliseName } from './names.js';
import { fiscalYearInWords, periodInWords } from './words-for-values.js';

/** The columns of series.csv that are shown to a person; the numbers as texts, as the file has them. */
export type ShownRow = Pick<
  SeriesRow,
  | 'series_id'
  | 'plan_name'
  | 'project_code'
  | 'project_name'
  | 'indicator_name'
  | 'department'
  | 'division'
  | 'unit'
  | 'fiscal_year'
  | 'period_start'
  | 'period_end'
  | 'part'
  | 'part_label'
  | 'settled'
  | 'revisions'
> & { readonly values: Readonly<Record<ValueKind, ShownValue | undefined>> };

export interface ShownValue {
  /** Decimal; empty where the value is words or a range. */
  readonly number: string;
  readonly text: string;
  readonly document: string;
  readonly page: string;
}

/** Words of the printed series: the reader's language is given by whoever prints. */
export interface PrintWords {
  readonly year: string;
  readonly settled: string;
  readonly revisions: string;
  readonly unit: string;
  readonly kinds: Readonly<Record<ValueKind, string>>;
}

const folded = (text: string): string => hiragana(normaliseName(text));

/** True where every word stands in the names of the series, however it is written: `箇所` finds か所, `こども` finds 子ども. */
export function matchesWords(
  row: Pick<ShownRow, 'indicator_name' | 'project_name' | 'project_code' | 'division' | 'department'>,
  words: string,
): boolean {
  const names = [row.indicator_name, row.project_name, row.department, row.division].map(folded);
  const said = words.split(/\s+/u).filter((word) => word !== '');
  return said.every((word) => row.project_code === word || names.some((name) => name.includes(folded(word))));
}

/** Documents of the values, numbered as they come: [1], [2], … */
function numberDocuments(rows: readonly ShownRow[]): ReadonlyMap<string, number> {
  const documents = new Map<string, number>();
  for (const { values } of rows) {
    for (const kind of valueKinds) {
      const document = values[kind]?.document ?? '';
      if (document !== '' && !documents.has(document)) documents.set(document, documents.size + 1);
    }
  }
  return documents;
}

const periodOf = (row: ShownRow): string =>
  periodInWords({ fiscalYear: row.fiscal_year, start: row.period_start, end: row.period_end });

function isWholeYear({ fiscal_year, period_start, period_end }: ShownRow): boolean {
  return fiscal_year !== null && period_start === `${fiscal_year}-04-01` && period_end === `${fiscal_year + 1}-03-31`;
}

/** Period of a row, and what tells it from others of the period: part, unit, the number of the value in its cell where all else is the same. */
function whenOf(row: ShownRow, rows: readonly ShownRow[], { unit }: PrintWords): string {
  const hasUnits = new Set(rows.map((each) => each.unit).filter((each) => each !== '')).size > 1;
  const said = (each: ShownRow): string => {
    const year = each.fiscal_year !== null && isWholeYear(each) ? fiscalYearInWords(each.fiscal_year) : periodOf(each);
    const ofUnit = hasUnits && each.unit !== '' ? `${unit}: ${each.unit}` : '';
    return [year, each.part_label, ofUnit].filter((text) => text !== '').join(' ');
  };
  const own = said(row);
  return rows.filter((each) => said(each) === own).length > 1 ? `${own} (${row.part})` : own;
}

function buildTable(rows: readonly ShownRow[], documents: ReadonlyMap<string, number>, words: PrintWords): string {
  const kinds = valueKinds.filter((kind) => rows.some(({ values }) => values[kind] !== undefined));
  const table = new Table({
    head: [words.year, ...kinds.map((kind) => words.kinds[kind]), words.settled, words.revisions],
    style: { head: [], border: [] },
    // No line between the years.
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const row of rows) {
    const cells = kinds.map((kind) => {
      const value = row.values[kind];
      return value ? `${value.text} [${documents.get(value.document) ?? '?'}:p${value.page}]` : '';
    });
    table.push([
      whenOf(row, rows, words),
      ...cells,
      row.settled ? '○' : '',
      row.revisions === 0 ? '' : String(row.revisions),
    ]);
  }
  return table.toString();
}

/** Where two kinds fall on one place of the chart, the first of these stands: a baseline is often the actual of its year. */
const chartedKinds = valueKinds.toSorted((a, b) => Number(a === 'baseline') - Number(b === 'baseline'));
const markOf = (kind: ValueKind): string => kindMeta(kind).look.letter;
/** Points in a chart below which it says no more than the table. */
const fewestYears = 2;
const chart = { height: 9, widthOfYear: 6, mostWidth: 96 } as const;

type Point = [x: number, y: number];

function pointsOf(rows: readonly ShownRow[], kind: ValueKind): Point[] {
  return rows.flatMap((row): Point[] => {
    const number = row.values[kind]?.number ?? '';
    return number === '' || row.fiscal_year === null || !isWholeYear(row) ? [] : [[row.fiscal_year, Number(number)]];
  });
}

function buildChart(rows: readonly ShownRow[], words: PrintWords): string {
  const lines = chartedKinds
    .map((kind) => ({ kind, points: pointsOf(rows, kind) }))
    .filter(({ points }) => points.length > 0);
  const years = new Set(lines.flatMap(({ points }) => points.map(([year]) => year)));
  if (years.size < fewestYears) return '';
  // Drawn last is seen: the actual covers the estimate that it equals.
  const drawn = lines.toReversed();
  const markAt = new Map(
    drawn.flatMap(({ kind, points }) => points.map(([x, y]) => [`${x}/${y}`, markOf(kind)] as const)),
  );
  const picture = plot(
    drawn.map(({ points }) => points),
    {
      width: Math.min(chart.mostWidth, chart.widthOfYear * years.size),
      height: chart.height,
      mode: 'point',
      formatter: (value) => String(value),
      lineFormatter: ({ x, y, plotX, plotY }) => ({ x: plotX, y: plotY, symbol: markAt.get(`${x}/${y}`) ?? '?' }),
      symbols: { axis: { n: '^', ns: '|', y: '+', nse: '+', x: '+', we: '-', e: '>' } },
    },
  );
  const legend = lines.map(({ kind }) => `${markOf(kind)} ${words.kinds[kind]}`).join('   ');
  const unit = rows.at(-1)?.unit ?? '';
  return `${picture.replace(/[ \n]+$/gmu, '').replace(/^\n+/u, '')}\n${legend}${unit === '' ? '' : `  (${unit})`}`;
}

function buildHead(rows: readonly ShownRow[]): string {
  const last = rows.at(-1);
  if (!last) return '';
  const project = [last.project_code, last.project_name].filter((text) => text !== '').join(' ');
  const place = [last.department, last.division].filter((text) => text !== '').join(' ');
  return [`■ ${last.indicator_name}`, project, place, last.plan_name, last.series_id]
    .filter((text) => text !== '')
    .join('  |  ');
}

/** One series for a terminal: its names, a table with document and page of every number, a small chart, the documents. */
export function printSeries(
  rows: readonly ShownRow[],
  nameOfDocument: (documentId: string) => string,
  words: PrintWords,
): string {
  const documents = numberDocuments(rows);
  const units = new Set(rows.map(({ unit }) => unit));
  // Numbers in two units, or of two parts, have no common axis.
  const isOneMeasure = units.size === 1 && rows.every(({ part_label }) => part_label === '');
  const list = [...documents].map(([id, number]) => `[${number}] ${nameOfDocument(id)} (${id})`);
  return [buildHead(rows), buildTable(rows, documents, words), isOneMeasure ? buildChart(rows, words) : '', ...list]
    .filter((part) => part !== '')
    .join('\n');
}
