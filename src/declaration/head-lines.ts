import { isHeaderWord, readSectionHeading, type Vocabulary } from '../profiles/vocabulary.js';
import type { PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';
import { readPeriods } from '../values/periods/periods.js';
import { isCover } from './cover.js';
import { charWidthOf, medianSize, textOf } from './line-text.js';
import { municipalityIn } from './municipality-name.js';
import { opensNote } from './notes.js';
import { isOffice } from './offices.js';
import { readSpeaker } from './speaker.js';
import { joinStacked } from './stacked-head.js';

/** Lines of one title have the same size, within this share. */
export const sameSize = 0.1;
/** A line this many times as large as the writing around it stands out. */
export const standsOut = 1.12;
/** Cells larger than a table's writing by this factor are a heading set into the table. */
const headingInTable = 1.25;
/** On other pages the title stands in this upper share. */
const headShare = 0.5;

export const sizeOf = (line: TextLine): number => Math.round(charWidthOf(line) * 2) / 2;

const plainTexts = new WeakMap<TextLine, string>();

/** Full-width letters and digits as half-width, white space at the ends off: what the patterns of this file are for. */
export function plainText(line: TextLine): string {
  const text = plainTexts.get(line) ?? textOf(line).normalize('NFKC').trim();
  plainTexts.set(line, text);
  return text;
}

const caption =
  /^(?:第[\d一二三四五六七八九十]+(?:図|表)|図表|図|表|グラフ|写真|資料|別表|様式|別紙|別記|参考|別添)\s*(?:第)?[\d一二三四五六七八九十]*(?:[-.・][\d]+)*(?:号)?(?:[\s:.、()]|$)/u;
/** Headings inside of papers, whatever their size. */
const innerHeading =
  /^(?:提案理由|理由|目次|もくじ|はじめに|おわりに|記|以上|趣旨|目的|概要|附則|問い?合わ?せ先?|出席者|欠席者|配[付布]資料|主な内容)$/u;
const unitLine = /^[(【]?\s*単位/u;
const numbering =
  /^(?:第\s?[\d一二三四五六七八九十]+\s?[章節編部款項条]|[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン])[).、．](?!\d)|[ⅠⅡⅢⅣⅤIVX]+[\s.、]|\d{1,2}\s+(?=\D)|\d{1,2}-\d{1,2}\s|[■●◆◇○□◎▼▽★☆▶►・※◯〇*])/u;
const leaders = /[…‥]{2,}|[.・．‐-]{4,}\s*\d*$/u;
const label = /^(?!.{1,9}号:)[^:「]{1,10}:/u;
const sentence = /。|[、,]$|.{20}(?:です|ます|ました|ません|ください|である|であった)$/u;

const withoutPeriods = (text: string): string =>
  readPeriods(text, { header: true }).reduce((rest, period) => rest.replace(period.text, ''), text);

/** A figure with its counter, or what leads from one to the other: a value, and no name. */
const figure =
  /[→⇒⇨%‰]|(?<!第\s?)(?<!\d)\d[\d,.]*\s*(?:人|名|件|校|円|千円|億円|回|箇所|か所|ヶ所|世帯|台|戸|棟|ha|㎡|m|km|時間|点|位|団体|社|店|冊)(?![\p{Script=Han}])/u;

const onlyDate =
  /^[()[\]【】\s]*(?:現在|更新|作成|発行|時点|公表|策定|版|から|まで|～|~|-|付け?|実施|年度?)*[()[\]【】\s]*$/u;

/** Does a line say nothing but a period: 令和2年度, （令和2年度版）, 令和3年4月1日現在? */
export const isPeriodLine = (line: TextLine): boolean => {
  const text = plainText(line);
  const rest = withoutPeriods(text);
  return rest !== text && onlyDate.test(rest);
};

export const isSentence = (line: TextLine): boolean => sentence.test(plainText(line));

/** Is the text a table's header: a known word, with or without a period (目標値（令和6年度）)? */
function isHeaderText(text: string, vocabulary: Vocabulary): boolean {
  const words = withoutPeriods(text).replace(/[()[\]\s]/gu, '');
  return words === '' || isHeaderWord(words, vocabulary) || isHeaderWord(text, vocabulary);
}

/** Is a line a caption, a note, a sentence or the like, which no heading of a declaration is? */
export function isNoHeading(line: TextLine): boolean {
  const text = plainText(line);
  return [caption, unitLine, leaders, sentence].some((pattern) => pattern.test(text)) || opensNote(text);
}

/** A line as large as this is a title even where it is called as a column or a section is: 運営方針. */
const farLarger = 1.3;

/** A large line that is dated, or a very large one, may be numbered, or called as a column or a section is: 令和5年度 重点目標. */
function isTitleInSpiteOfWords(line: TextLine, body: number): boolean {
  const isDated = withoutPeriods(plainText(line)).trim() !== plainText(line);
  return sizeOf(line) > body * (isDated ? standsOut : farLarger);
}

/** Why a line is no title, whatever its size: a caption, a numbered heading, a note, a sentence, a header, somebody's name. */
export function isNoTitle(line: TextLine, vocabulary: Vocabulary, body: number): boolean {
  const text = plainText(line);
  return (
    [...text.replace(/\s/gu, '')].length < 3 ||
    !/\p{L}/u.test(text) ||
    innerHeading.test(text.replace(/\s/gu, '')) ||
    [caption, unitLine, leaders, label, sentence].some((pattern) => pattern.test(text)) ||
    opensNote(text) ||
    isOffice(text.replace(/^[([]|[)\]]$/gu, '')) ||
    figure.test(withoutPeriods(text)) ||
    isPeriodLine(line) ||
    municipalityIn(text) !== undefined ||
    readSpeaker(text) !== undefined ||
    (!isTitleInSpiteOfWords(line, body) &&
      (isHeaderText(text, vocabulary) || readSectionHeading(text, vocabulary) !== undefined)) ||
    (numbering.test(text) && !(isTitleInSpiteOfWords(line, body) && withoutPeriods(text) !== text))
  );
}

/** A cell over the table's whole width above all others, or one set much larger than the table: a heading drawn as a part of it. */
const headingsOf = new WeakMap<TableGrid, TextLine[]>();

/** Lines of a grid that head it; asked for by every step that looks for titles. */
export function headingCells(grid: TableGrid): TextLine[] {
  const known = headingsOf.get(grid) ?? findHeadingCells(grid);
  headingsOf.set(grid, known);
  return known;
}

function findHeadingCells(grid: TableGrid): TextLine[] {
  const size = medianSize(grid.cells.flatMap(({ lines }) => lines.map(({ glyphs }) => glyphs)));
  const firstSplit = Math.min(
    ...grid.cells.filter(({ columnSpan }) => columnSpan < grid.columns).map(({ row }) => row),
  );
  return grid.cells
    .filter(({ lines }) => lines.length > 0 && lines.length <= 4)
    .filter(
      ({ row, columnSpan, lines }) =>
        (columnSpan === grid.columns && row < firstSplit) ||
        (row <= 2 && lines.every((line) => charWidthOf(line) > size * headingInTable)),
    )
    .flatMap(({ lines }) => [...lines]);
}

const isUpright = (line: TextLine): boolean => line.glyphs.every(({ angle }) => angle % 90 === 0);

/** Lines that may be a part of a page's head: outside of tables, or headings set into one; from top to bottom. */
export function headLines(layout: PageLayout): TextLine[] {
  const lowest = layout.page.height * (isCover(layout) ? 1 : headShare);
  return joinStacked([...layout.lines, ...layout.grids.flatMap(headingCells)])
    .filter((line) => isUpright(line) && line.box.top <= lowest)
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
}

/** What documents of a city are called: 一覧表, 計画書, 報告書 … A first line of ordinary size that ends so is a title. */
const namesOfDocuments =
  /(?:一覧|一覧表|計画|計画書|報告|報告書|指標|目標|方針|宣言|調書|シート|表|書|票|案|次第|会議録|議事録|要綱|要領|条例|規則|名簿|お知らせ|について|ご案内|案内|だより|統計|調査|概要|結果|状況|実績|KPI|プラン|戦略|ビジョン|マニフェスト|約束|号|予算)$/u;

export function endsLikeTitle(line: TextLine): boolean {
  const text = plainText(line)
    .replace(/\s/gu, '')
    .replace(/[([【][^)\]】]*[)\]】]$/u, '');
  return namesOfDocuments.test(text);
}
