import { makePdf, text } from '../pdf/make-pdf.js';

/** Left edges of the columns and the right edge of the last, in points. */
const edges = [40, 110, 250, 350, 450, 555];
const rowHeight = 30;
const top = 660;
/** Size of the letters: a cell is a little over two lines high. */
const size = 10;

const header = ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
/** 同左 where nothing stands to the left: what it means cannot be decided, so two values are doubtful. One name is hostile. */
const rows = [
  ['01-101', '健康教室の参加者数', '12人', '20人', '健康課'],
  ['01-102', '健康相談の件数', '同左', '30件', '健康課'],
  ['01-103', '<script>"参加', '3回', '5回', '健康課'],
  ['01-104', '訪問指導の件数', '同左', '45件', '健康課'],
];

function drawRules(count: number): string {
  const bottom = top - count * rowHeight;
  const right = edges.at(-1);
  const horizontal = Array.from({ length: count + 1 }, (_, index) => top - index * rowHeight);
  return [
    '0.7 w',
    ...horizontal.map((y) => `${edges[0]} ${y} m ${right} ${y} l S`),
    ...edges.map((x) => `${x} ${top} m ${x} ${bottom} l S`),
    '',
  ].join('\n');
}

const drawRow = (cells: readonly string[], row: number): string =>
  cells.map((cell, column) => text((edges[column] ?? 0) + 4, top - row * rowHeight - 19, size, cell)).join('');

/** A declaration of one page whose table holds two values that nobody can decide without looking. */
export const doubtfulPdf = (): Uint8Array => pdfWithTable([header, ...rows]);

/** A declaration with a ruled table of five columns, on one page, or the same on so many. */
export const pdfWithTable = (table: readonly (readonly string[])[], pages = 1): Uint8Array =>
  pdfWithTables(Array.from({ length: pages }, () => table));

/** A declaration with one such table on each page. */
export function pdfWithTables(tables: readonly (readonly (readonly string[])[])[]): Uint8Array {
  const pages = tables.map((table) => {
    const content = [
      text(180, 770, 14, '令和2年度　健康部長の目標宣言'),
      text(400, 740, size, '健康部長　山田　太郎'),
      text(40, 680, size, '中期戦略事業プラン（計画期間：平成30年度～令和2年度）「主な事業」の目標値'),
      drawRules(table.length),
      ...table.map(drawRow),
    ];
    return { content: content.join('\n'), mediaBox: '0 0 595 842' };
  });
  return makePdf({ pages });
}
