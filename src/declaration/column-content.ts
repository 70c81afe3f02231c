// What the cells of a column look like: kinds, years, figures, grades.

import { readHeaderWords } from '../profiles/vocabulary.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { TableGrid } from '../tables/table-grid.js';
import { foldForMatching, withoutBlanks } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import { isDitto } from '../values/quantities/ditto.js';
import { readUnit } from '../values/quantities/unit-text.js';
import { membersInLines } from './columns.js';
import { readLabel } from './labels.js';
import { cellText, isBlank } from './line-text.js';
import type { Setting } from './setting.js';

/** What a cell of a body looks like, before anything is known of its column. */
export type Looks =
  | 'mark'
  | 'label'
  | 'unit'
  | 'dash'
  | 'figure'
  | 'mixed'
  | 'year'
  | 'bare-year'
  | 'kind'
  | 'rate'
  | 'kindish'
  | 'words'
  | 'prose';

/** Share of a column's cells that must be of a sort (kinds, years, figures) for the column to be of it. */
export const mostCells = 0.8;
/** A cell of so many characters, or with a full stop, is prose. */
const proseLength = 30;

/** Roles whose words head columns, and stand in none of their cells. */
const columnLabels: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['indicator_name', 'project_code', 'unit', 'kind']);

/** A figure at the beginning of a cell, with the words that may stand before it. */
const figureAhead = /^[(約およそ延べのべ累計年間計第最大全各週月毎年△▲±+\-−~約※*]*\d[\d,.]*/u;

/** 戦略１ 魅力の磨き上げ, 基本目標2-1 しごと: the number of a heading, no figure. */
const numberedHeading =
  /^\p{L}{0,4}(?:戦略|目標|施策|方針|分野|政策|課題|視点|方向|プロジェクト|取組|テーマ|柱|章|節)\s*\d{1,2}(?:[-－.]\d{1,2})*([\s.:：)）]*)(\p{L}{2,})/u;

function isNumberedHeading(text: string): boolean {
  const [, gap = '', words = ''] = numberedHeading.exec(text.normalize('NFKC')) ?? [];
  // 目標3人 is a figure.
  return words !== '' && (gap !== '' || readUnit(words.charAt(0))?.known !== true);
}

/** What texts looked like before: every way to read a grid looks at its cells. */
const looksKnown = new WeakMap<Setting, Map<string, Looks>>();

function looksOf(text: string, setting: Setting): Looks {
  const known = looksKnown.get(setting) ?? new Map<string, Looks>();
  looksKnown.set(setting, known);
  const looks = known.get(text) ?? lookAt(text, setting);
  known.set(text, looks);
  return looks;
}

function lookAt(text: string, setting: Setting): Looks {
  const plain = withoutBlanks(text);
  if (/^[-‐‑–—―−ー~〜./*]+\D{0,3}$|^(?:なし|無し|未定|集計中)$/u.test(plain)) return 'dash';
  // An arrow tells where things should go, or that they go on.
  if (/^[←-⇿➔-➾▶►▷]+$/u.test(plain)) return 'dash';
  // 〃 and 同左 say as little of their column as a dash.
  if (isDitto(plain)) return 'dash';
  if (/^(?:19|20)\d\d$/u.test(plain)) return 'bare-year';
  if (/^[(（]?[①-⑳㉑-㊿Ⅰ-Ⅻⅰ-ⅻア-ン][)）.．]?$/u.test(text.trim())) return 'mark';
  const label = plain.length <= 24 ? readLabel(text, setting) : undefined;
  const worded = label !== undefined && foldForMatching(label.rest) !== '';
  if (label?.period && !worded && (label.namesYear || /年|[RHSrhs]\.?\d|元|度/u.test(plain))) return 'year';
  const kind = label && plain.length <= 14 && label.whole ? kindOfWord(label.rest, setting) : undefined;
  if (kind) return kind;
  // 目標／実績 in one cell tells both kinds of its row.
  if (label?.members && plain.length <= 14 && !/\d/u.test(plain)) return 'kind';
  if (label?.whole && label.claims[0]?.kind === 'role' && columnLabels.has(label.claims[0].role)) return 'label';
  if (plain.length <= 6 && !/\d/u.test(plain) && readUnit(text)?.known === true) return 'unit';
  // 変更計画 ends as a kind does; it may be a name, too.
  if (label && plain.length <= 6 && label.claims[0]?.kind === 'value') return 'kindish';
  if (!/[\d〇一二三四五六七八九十百千万億]/u.test(plain)) return plain.length > proseLength ? 'prose' : 'words';
  if (/\d/u.test(plain) && !isNumberedHeading(text)) {
    const leads = figureAhead.exec(plain);
    if (leads && (plain.length - leads[0].length <= 5 || isMeasured(text, setting))) return 'figure';
    if (plain.length > proseLength || plain.includes('。')) return 'prose';
    return isMeasured(text, setting) ? 'figure' : 'mixed';
  }
  return plain.length > proseLength ? 'prose' : 'words';
}

/** A figure behind a year or a label, with no words of its own: R7までに50%以上. */
function isMeasured(text: string, { context }: Setting): boolean {
  return readCell(text, context).values.every(
    ({ status, text_value }) => (status === 'number' || status === 'range') && text_value === '',
  );
}

/** 目標値 is a kind of value; 達成率 a rate, which may name an indicator as well. */
function kindOfWord(rest: string, { vocabulary }: Setting): 'kind' | 'rate' | undefined {
  const meaning = readHeaderWords(rest, vocabulary);
  if (meaning?.kind === 'value') return 'kind';
  return meaning?.kind === 'role' && meaning.role === 'rating' ? 'rate' : undefined;
}

/** What the filled cells of a column below its header look like. */
export interface Content {
  readonly texts: readonly string[];
  readonly looks: readonly Looks[];
  readonly count: (looks: Looks) => number;
}

export function contentOf(grid: TableGrid, column: number, afterRow: number, setting: Setting): Content {
  const cells = grid.cells.filter((cell) => cell.column === column && cell.row > afterRow && !isBlank(cell.lines));
  const texts = cells.map(cellText);
  const looks = cells.map((cell) => (membersInLines(cell, setting) ? 'kind' : looksOf(cellText(cell), setting)));
  return { texts, looks, count: (wanted) => looks.filter((each) => each === wanted).length };
}

export const mostly = (content: Content, ...looks: Looks[]): boolean =>
  content.texts.length > 0 &&
  content.looks.filter((each) => looks.includes(each)).length >= content.texts.length * mostCells;

const gradeSign = /^[○◯〇◎●⦿△▲▽▼×✕✖☓☆★✓✔]$/u;
const gradeLetter = /^[SABCDE][+-]?$/u;
/** How far a goal is reached, in words. */
const gradeWord =
  /^(?:目標)?(?:未?達成|達成(?:見込み?|可能|困難)|未達|(?:概ね|おおむね)?(?:順調|良好|達成)|(?:やや)?(?:遅れ|不調|不十分)|十分|改善|悪化|横ばい|上昇|下降|低下|可能|困難)(?:した|している|です)?$/u;

/** A mark that grades something: ◎, △, A. */
export const isGradeMark = (text: string): boolean => {
  const plain = text.trim();
  return gradeSign.test(plain) || gradeLetter.test(plain.normalize('NFKC'));
};

/** Are the cells of a column marks of an assessment, at least two that differ; `inWords`: or its words (順調, 未達成)? */
export function holdsGrades({ texts, looks }: Content, inWords: boolean): boolean {
  const filled = texts.filter((_, index) => looks[index] !== 'dash');
  const graded = filled.filter((text) => isGradeMark(text) || (inWords && gradeWord.test(foldForMatching(text))));
  return new Set(graded).size > 1 && graded.length === filled.length;
}
