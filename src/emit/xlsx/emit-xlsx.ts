import { wideRows } from '../../dataset/wide.js';
import type { DocumentResult } from '../../schema/document-result.js';
import { columnsOf, documentTables, joinedTables, type TableName, tableNames, tables } from '../../schema/tables.js';
import type { SeriesOptions } from '../../series/build-series.js';
import { type CellValue, formatCell } from '../csv-lines.js';
import { type MadeFile, type OpenFile, writeFile } from '../output-file.js';
import { tableRows } from '../table-rows.js';
import { wideCells, wideHead, wideTitle } from '../wide-csv.js';
import { type SheetColumn, sheetColumns, textCell } from './sheet-columns.js';
import { type Survey, surveyResults } from './survey.js';
import { mostRows, type Sheet, writeWorkbook } from './workbook.js';

export const workbookPath = 'mokuhyo.xlsx';

/** Widths in characters: no narrower than a year, no wider than what leaves several columns on a screen. */
const narrowest = 8;
const widest = 44;
/** Rows that are measured for the widths. */
const measuredRows = 500;

/** Full-width characters take two of the columns that a width counts. */
const displayWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u00FF' ? 2 : 1), 0);

/** Room for the filter's arrow beside a header. */
const arrowWidth = 3;

function measure(columns: readonly SheetColumn[], samples: readonly (readonly CellValue[])[]): number[] {
  return columns.map(({ title, index }) => {
    const cells = samples.map((row) => displayWidth(formatCell(row[index])) + 1);
    return Math.min(widest, Math.max(narrowest, displayWidth(title) + arrowWidth, ...cells));
  });
}

type Rows = () => AsyncIterable<readonly CellValue[]>;

/** What a sheet is to be: its rows are gone through twice, the first few to measure them. */
interface SheetPlan {
  readonly name: string;
  /** What a row is, for the first sheet. */
  readonly about: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Rows;
  /** A table that one sheet cannot hold, year by year: the rows of each. */
  readonly years?: readonly { readonly name: string; readonly rows: Rows }[];
}

/** The first rows of a sheet. */
async function sample(rows: Rows): Promise<(readonly CellValue[])[]> {
  const sampled: (readonly CellValue[])[] = [];
  for await (const row of rows()) {
    sampled.push(row);
    if (sampled.length >= measuredRows) break;
  }
  return sampled;
}

async function buildSheets({ name, columns, rows, years }: SheetPlan): Promise<Sheet[]> {
  const titles = columns.map(({ title }) => title);
  const widths = measure(columns, await sample(rows));
  return (years ?? [{ name, rows }]).map((part) => ({
    name: part.name,
    titles,
    widths,
    rows: async function* () {
      for await (const row of part.rows()) yield columns.map(({ index, cell }) => cell(row[index]));
    },
  }));
}

type Results = () => AsyncIterable<DocumentResult>;

/** The documents of one fiscal year. */
const ofYear = (results: Results, year: number | null): Results =>
  async function* () {
    for await (const result of results()) if (result.document.document_fiscal_year === year) yield result;
  };

/** 観測値 2019年度 */
const yearName = (name: string, year: number | null): string => `${name} ${year === null ? '年度なし' : `${year}年度`}`;

/** What all sheets are made from. */
interface Book {
  readonly results: Results;
  readonly survey: Survey;
  readonly join: SeriesOptions | undefined;
  readonly rowsPerSheet: number;
}

/** The parts of a table of `count` rows; undefined where one sheet holds them all. */
function partsByYear(name: string, count: number, book: Book, rowsOf: (results: Results) => Rows): SheetPlan['years'] {
  // One row is the header's.
  if (count < book.rowsPerSheet) return undefined;
  return book.survey.years.map((year) => ({
    name: yearName(name, year),
    rows: rowsOf(ofYear(book.results, year)),
  }));
}

function tablePlan(table: TableName, book: Book): SheetPlan {
  const { title, description } = tables[table];
  const columns = columnsOf(table);
  const rowsOf = (results: Results): Rows =>
    async function* () {
      for await (const rows of tableRows(table, results, book.join)) {
        for (const row of rows) yield columns.map((column) => row[column.name]);
      }
    };
  const ofDocument = documentTables.find((name) => name === table);
  const years = ofDocument && partsByYear(title, book.survey.rows[ofDocument], book, rowsOf);
  return {
    name: title,
    about: description,
    columns: sheetColumns(columns),
    rows: rowsOf(book.results),
    ...(years ? { years } : {}),
  };
}

function widePlan(book: Book): SheetPlan {
  const { wide, rows } = book.survey;
  const head = wideHead();
  const columns = [
    ...sheetColumns(head),
    ...wide.map((column, index) => ({ title: wideTitle(column), index: head.length + index, cell: textCell })),
  ];
  const rowsOf = (results: Results): Rows =>
    async function* () {
      for await (const result of results()) {
        for (const row of wideRows(result)) yield wideCells(result, row, wide);
      }
    };
  const years = partsByYear('対照表', rows.indicators, book, rowsOf);
  return {
    name: '対照表',
    about: '1行が一つの指標で、年度と種類ごとに列がある。目で確かめるためのもの。',
    columns,
    rows: rowsOf(book.results),
    ...(years ? { years } : {}),
  };
}

const textColumns = (titles: readonly string[]): SheetColumn[] =>
  titles.map((title, index) => ({ title, index, cell: textCell }));

/** データ辞書: every column of every file. */
export function dictionaryRows(): readonly (readonly string[])[] {
  return tableNames.flatMap((table) =>
    columnsOf(table).map((column) => [
      `${table}.csv`,
      column.name,
      column.title,
      column.type,
      column.description,
      column.missing ?? '空欄なし',
      [...column.labels].map(([code, label]) => `${code}=${label}`).join('、'),
    ]),
  );
}

const dictionaryPlan: SheetPlan = {
  name: 'データ辞書',
  about: 'すべてのCSVファイルの、すべての列の説明。',
  columns: textColumns(['ファイル', '項目（英名）', '項目名', '型', '説明', '空欄の意味', 'コード']),
  rows: async function* () {
    yield* dictionaryRows();
  },
};

/** はじめに: what each sheet holds, and which tables had to be split. */
function aboutPlan(plans: readonly SheetPlan[], rowsPerSheet: number): SheetPlan {
  const split = `1シートに収まる行数（${rowsPerSheet.toLocaleString('en')}行）を超えるため、宣言の年度ごとに分けた。`;
  return {
    name: 'はじめに',
    about: '',
    columns: textColumns(['シート', '内容', '分け方']),
    rows: async function* () {
      for (const { name, about, years } of plans) {
        yield [(years ?? [{ name }]).map((part) => part.name).join('、'), about, years ? split : ''];
      }
    },
  };
}

export interface WorkbookOptions {
  /** How the years are joined; undefined where they are not: then there are no sheets of series. */
  readonly join?: SeriesOptions | undefined;
  /** Rows of one sheet, header included: what Excel can open. */
  readonly rowsPerSheet?: number;
}

/**
 * `mokuhyo.xlsx` (Excelで見るならこれ): every table with Japanese headers, codes beside their Japanese names, the wide table and the data
 * dictionary, one sheet each; the first sheet says what is where. Texts are texts, days are days, codes keep their zeros. A table of more
 * rows than a sheet can hold is split by the declarations' fiscal years.
 */
export async function emitXlsx(
  results: Results,
  open: OpenFile,
  { join, rowsPerSheet = mostRows }: WorkbookOptions = {},
): Promise<readonly MadeFile[]> {
  const book: Book = { results, survey: await surveyResults(results()), join, rowsPerSheet };
  const [first, ...others] = tableNames.filter(
    (table) => join !== undefined || !joinedTables.some((joined) => joined === table),
  );
  const plans = [
    ...(first ? [tablePlan(first, book)] : []),
    widePlan(book),
    ...others.map((table) => tablePlan(table, book)),
    dictionaryPlan,
  ];
  const splitByYear = plans.flatMap(({ name, years }) => (years ? [name] : []));
  const made = await writeFile(open, workbookPath, async (write) => {
    const sheets: Sheet[] = [];
    for (const plan of [aboutPlan(plans, rowsPerSheet), ...plans]) sheets.push(...(await buildSheets(plan)));
    await writeWorkbook(sheets, write, rowsPerSheet);
  });
  return made.map((file) => (splitByYear.length > 0 ? { ...file, splitByYear } : file));
}
