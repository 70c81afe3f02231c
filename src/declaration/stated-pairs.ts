// Lines of labels and what they say, without a table: 現状値（令和５年度）：18人.

import type { Glyph } from '../pdf/page-content.js';
import type { TextLine } from '../tables/table-grid.js';
import { buildLine } from '../tables/text-lines.js';
import { readCell } from '../values/cells.js';
import { type Label, readLabel } from './labels.js';
import { textOf } from './line-text.js';
import type { Setting } from './setting.js';

/** What a label and the text behind it state: the name of an indicator, a value, or something else that a form may say (担当課：観光課). */
type Statement = 'name' | 'value' | 'fact';

/** A label and what it says in one line of text: 現状値（令和５年度）：18人. */
export interface StatedPair {
  readonly states: Statement;
  readonly label: TextLine;
  /** Undefined where the line ends behind the label. */
  readonly value: TextLine | undefined;
}

/** A line that is nothing but such pairs, and the marks that part them: bullets, brackets, colons. */
export interface StatedLine {
  readonly pairs: readonly StatedPair[];
  readonly marks: readonly TextLine[];
}

/** A glyph as it is read, with its place among the words of the line. */
interface Letter {
  readonly glyph: Glyph;
  readonly text: string;
  readonly spaceBefore: boolean;
}

const bullet = /^[・･○●◎◇◆□■▪•‣▷▶►➢✓*-]$/u;
const opening = /^[【〔［[〈<]$/u;
const closing = /^[】〕］\]〉>]$/u;
const parting = /^[、,/→⇒;]$/u;
/** No label is longer. */
const longestLabel = 30;

function lettersOf(line: TextLine): Letter[] | undefined {
  const letters: Letter[] = [];
  let at = 0;
  for (const glyph of line.glyphs) {
    let spaceBefore = false;
    while (/\s/u.test(line.text.charAt(at)) && !/^\s/u.test(glyph.text)) {
      spaceBefore = true;
      at += 1;
    }
    at += glyph.text.length;
    letters.push({ glyph, text: glyph.text.normalize('NFKC'), spaceBefore });
  }
  return at === line.text.length ? letters : undefined;
}

/** A stretch of letters, from and up to an index. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface LabelFound extends Stretch {
  readonly label: Label;
  /** Where what it says may begin. */
  readonly next: number;
  /** Only white stands between the label and what it says. */
  readonly bare: boolean;
}

const isColon = (letters: readonly Letter[], at: number): boolean =>
  letters[at]?.text === ':' && !(/\d/u.test(letters[at - 1]?.text ?? '') && /\d/u.test(letters[at + 1]?.text ?? ''));

/** The label that begins at a letter: up to a colon, in brackets of its own, or up to white. */
function labelAt(letters: readonly Letter[], start: number, setting: Setting): LabelFound | undefined {
  const inBrackets = opening.test(letters[start]?.text ?? '');
  const from = inBrackets ? start + 1 : start;
  for (let to = from + 1; to <= Math.min(letters.length, from + longestLabel); to += 1) {
    const closes = inBrackets && closing.test(letters[to]?.text ?? '');
    const ends = inBrackets ? closes : isColon(letters, to) || to === letters.length || letters[to]?.spaceBefore;
    if (!ends) continue;
    const label = readLabel(buildLine(glyphsIn(letters, { from, to }), false).text, setting);
    const next = to + (closes ? 1 : 0) + (isColon(letters, to + (closes ? 1 : 0)) ? 1 : 0);
    if (isKnown(label) && !saysMore(label, setting)) return { from, to, label, next, bare: next === to };
    if (isColon(letters, to)) return undefined;
  }
  return undefined;
}

/** A label as a whole; names of indicators may be numbered (指標１, KPI②). */
function isKnown({ whole, claims: [claim], text }: Label): boolean {
  if (claim === undefined) return false;
  const isName = claim.kind === 'role' && claim.role === 'indicator_name';
  return whole || (isName && /^[^\s\d]{2,12}[\d①-⑳]{1,2}$/u.test(text.normalize('NFKC')));
}

/** A bracket that is neither a time nor a label itself may change what the figure counts: 目標値（令和10年度、市外の人を除く）. */
const saysMore = ({ rest }: Label, setting: Setting): boolean =>
  [...rest.normalize('NFKC').matchAll(/\(([^()]*)\)/gu)]
    .map(([, words = '']) => words.replace(/[\s、,・]/gu, ''))
    .some((words) => words !== '' && !readLabel(words, setting).whole);

const glyphsIn = (letters: readonly Letter[], { from, to }: Stretch): Glyph[] =>
  letters.slice(from, to).map(({ glyph }) => glyph);

const lineIn = (letters: readonly Letter[], stretch: Stretch): TextLine => buildLine(glyphsIn(letters, stretch), false);

/** Prose says something of values (…とします。); a statement is a figure, or a word in its place. */
export const isProse = (text: string): boolean => /[。！？]|(?:ます|です|ました|ません|とおり|通り|参照)$/u.test(text);

/** A name with values behind it: 参加者数 現状310人, 参加者数 18人→30人, 参加者数（R5：310人）. */
const holdsValues = (text: string): boolean =>
  /[→⇒➡]|[:=]\s?約?\d|(?:現状|現況|基準|当初|実績|見込|目標)値?(?:\([^)]*\))?\s?約?\d/u.test(text.normalize('NFKC'));

/** What the label states with this text behind it; undefined where that is prose, or no value. */
function statementOf(
  { label, bare }: LabelFound,
  text: string,
  setting: Setting,
  isListed: boolean,
): Statement | undefined {
  const [claim] = label.claims;
  if (claim === undefined || isProse(text)) return undefined;
  const [value] = readCell(text, setting.context).values;
  const isFigure = value?.status === 'number' || value?.status === 'range';
  const namesIndicator = claim.kind === 'role' && claim.role === 'indicator_name';
  const holdsValue = label.claims.some(({ kind }) => kind === 'value');
  if (namesIndicator && !(holdsValue && isFigure)) return holdsValues(text) ? undefined : 'name';
  if (!holdsValue) return claim.kind === 'role' && !bare ? 'fact' : undefined;
  if (isFigure) return 'value';
  // 目標：笑顔で暮らせるまち is no value; 目標値（令和10年度）：策定 and 現状値：－ are.
  const asksForValue = label.period !== undefined || /値$/u.test(label.rest.trim());
  const stands = value?.status === 'missing' || (asksForValue && (isListed || !bare) && text.length <= 20);
  return stands ? 'value' : undefined;
}

/** Labels in their order with the stretch that each speaks of; undefined where the line does not begin with one. */
function findLabels(letters: readonly Letter[], start: number, setting: Setting): LabelFound[] | undefined {
  const first = labelAt(letters, start, setting);
  if (!first) return undefined;
  const labels = [first];
  for (let at = first.next + 1; at < letters.length; at += 1) {
    const begins =
      letters[at]?.spaceBefore || parting.test(letters[at - 1]?.text ?? '') || opening.test(letters[at]?.text ?? '');
    const label = begins ? labelAt(letters, at, setting) : undefined;
    // In a name, words that are set off by white are no labels of figures unless a figure follows.
    if (!label || (label.bare && !/^[\d約]/u.test(letters[label.next]?.text ?? ''))) continue;
    labels.push(label);
    at = label.next;
  }
  return labels;
}

/** A line of text as pairs of label and value; undefined where it says anything else. A label alone leaves its value to what stands beside it. */
export const readStatedLine = (line: TextLine, setting: Setting): StatedLine | undefined =>
  readLine(line, setting, false);

/** The same in a list of values: behind a label that names a year, white is enough before words (平成26年度目標 3月に策定). */
export const readListedLine = (line: TextLine, setting: Setting): StatedLine | undefined =>
  readLine(line, setting, true);

function readLine(line: TextLine, setting: Setting, isListed: boolean): StatedLine | undefined {
  const letters = line.vertical || line.glyphs.some(({ angle }) => angle !== 0) ? undefined : lettersOf(line);
  if (!letters || isProse(textOf(line).trim())) return undefined;
  const start = bullet.test(letters[0]?.text ?? '') ? 1 : 0;
  const labels = findLabels(letters, start, setting);
  if (!labels) return undefined;
  const pairs: StatedPair[] = [];
  const taken = new Set<Glyph>();
  for (const [at, found] of labels.entries()) {
    const end = { from: found.next, to: labels[at + 1]?.from ?? letters.length };
    const trimmed = trim(letters, end);
    const label = lineIn(letters, found);
    const value = trimmed.to > trimmed.from ? lineIn(letters, trimmed) : undefined;
    const states = statementOf(found, value ? textOf(value).trim() : '', setting, isListed);
    if (!states || (!value && labels.length > 1)) return undefined;
    pairs.push({ states, label, value });
    for (const glyph of [...label.glyphs, ...(value?.glyphs ?? [])]) taken.add(glyph);
  }
  const left = letters.filter(({ glyph }) => !taken.has(glyph)).map(({ glyph }) => buildLine([glyph], false));
  return { pairs, marks: left };
}

/** Without the opening bracket of the next label and what parts it from this value. */
function trim(letters: readonly Letter[], { from, to }: Stretch): Stretch {
  let end = to;
  while (
    end > from &&
    end < letters.length &&
    (opening.test(letters[end - 1]?.text ?? '') || parting.test(letters[end - 1]?.text ?? ''))
  )
    end -= 1;
  return { from, to: end };
}
