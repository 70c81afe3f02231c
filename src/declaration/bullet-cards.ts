import { boundingBox, centreY, heightOf } from '../geometry/box.js';
import type { GridCell, PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';
import { buildLine } from '../tables/text-lines.js';
import { type LinesOfCard, mostBeside, mostWhite, withGridsOf } from './cards-to-grids.js';
import { charWidthOf, textOf } from './line-text.js';
import { startsWithBullet } from './passage.js';
import type { Setting } from './setting.js';
import { isProse, readListedLine, type StatedLine, type StatedPair } from './stated-pairs.js';

/** A name in a list (○ 図書の貸出冊数) and the values in the lines set in below it (・平成25年度実績 248,310冊). */
interface BulletCard extends LinesOfCard {
  readonly name: TextLine;
  readonly values: readonly StatedPair[];
}

/** A name is no longer, in characters. */
const longestName = 40;

/** Lists of names with their values below them become a grid each: the labels of the values over the values, behind the name. */
export function gridBulletLists(layout: PageLayout, setting: Setting): PageLayout {
  const found = layout.lines.flatMap((line) => cardAt(line, layout.lines, setting) ?? []);
  const cards = found.filter((card) => found.some((other) => holdsFigure(other) && labelsOf(other) === labelsOf(card)));
  return withGridsOf(layout, cards, toGrid);
}

const labelsOf = ({ values }: BulletCard): string => values.map(({ label }) => textOf(label)).join('|');

const holdsFigure = ({ values }: BulletCard): boolean =>
  values.some(
    ({ value }) =>
      value !== undefined && /^[約延べ\s]*\d[\d,.]*(?![\d,.年月日])/u.test(textOf(value).normalize('NFKC')),
  );

function cardAt(name: TextLine, lines: readonly TextLine[], setting: Setting): BulletCard | undefined {
  const text = textOf(name).trim();
  const [bullet, ...letters] = name.glyphs;
  if (!bullet || letters.length === 0 || name.vertical || !startsWithBullet(name)) return undefined;
  if (text.length > longestName || isProse(text) || readListedLine(name, setting)) return undefined;
  const em = charWidthOf(name);
  const below = lines
    .filter(({ box }) => box.top >= name.box.bottom - em / 2 && box.left > name.box.left && box.left < name.box.right)
    .sort((a, b) => a.box.top - b.box.top);
  const card = { values: [] as StatedPair[], lines: [name], marks: [buildLine([bullet], false)] };
  let last = name;
  for (const line of below) {
    const isNext = line.box.top - last.box.bottom <= mostWhite * em;
    const isSetIn = last === name || Math.abs(line.box.left - last.box.left) <= em / 2;
    const said = isNext && isSetIn ? readWithBeside(line, lines, setting) : undefined;
    const [pair, ...more] = said?.stated.pairs ?? [];
    if (!said || pair?.states !== 'value' || !pair.value || more.length > 0) break;
    card.values.push(pair);
    card.lines.push(...said.lines);
    card.marks.push(...said.stated.marks);
    last = line;
  }
  const labels = new Set(card.values.map(({ label }) => textOf(label)));
  return labels.size > 1 && labels.size === card.values.length
    ? { ...card, name: buildLine(letters, false) }
    : undefined;
}

/** What a line states, with the text that stands beside it on its level where its label has none. */
function readWithBeside(
  line: TextLine,
  lines: readonly TextLine[],
  setting: Setting,
): { readonly stated: StatedLine; readonly lines: readonly TextLine[] } | undefined {
  const alone = readListedLine(line, setting);
  if (!alone || alone.pairs.every(({ value }) => value !== undefined)) return alone && { stated: alone, lines: [line] };
  const [beside] = lines
    .filter(({ box }) => box.left >= line.box.right && Math.abs(centreY(box) - centreY(line.box)) <= heightOf(box) / 2)
    .sort((a, b) => a.box.left - b.box.left);
  if (!beside || beside.box.left - line.box.right > mostBeside * charWidthOf(line)) return undefined;
  const stated = readListedLine(buildLine([...line.glyphs, ...beside.glyphs], false), setting);
  return stated && { stated, lines: [line, beside] };
}

function toGrid({ name, values }: BulletCard, page: number, index: number): TableGrid {
  const place = { rowSpan: 1, columnSpan: 1 };
  const cellOf = (row: number, column: number, line: TextLine): GridCell => ({
    ...place,
    row,
    column,
    box: line.box,
    lines: [line],
  });
  const corner: GridCell = { ...place, row: 1, column: 1, box: name.box, lines: [] };
  const heads = values.map(({ label }, at) => cellOf(1, at + 2, label));
  const body = values.flatMap(({ value }, at) => (value ? [cellOf(2, at + 2, value)] : []));
  const cells = [corner, ...heads, cellOf(2, 1, name), ...body];
  const box = boundingBox(cells.map((cell) => cell.box)) ?? name.box;
  return { page, index, box, rows: 2, columns: values.length + 1, cells, evidence: 'alignment', overflows: [] };
}
