import { centreX, overlapAcross } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands } from './bands.js';
import { findRivers } from './find-columns.js';
import { placePiece } from './find-rows.js';
import { columnsUnder } from './heading-levels.js';
import { beginsWithBracket, isEnumerated } from './line-cues.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { alignInColumn } from './tabular-text.js';
import { tolerances } from './tolerances.js';

/**
 * Where rules stand only between the rows (行間の罫線だけの表), the header and the last row lie outside of all rules: adds the rules
 * that close them, where text stands in the table's own columns just above the first or below the last rule.
 */
export function closeOuterRows(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const near = glyphs.filter(({ box }) => centreX(box) > net.box.left - em && centreX(box) < net.box.right + em);
  const bands = buildBands(near, em);
  const { top, bottom } = net.box;
  const inside = bands.filter(({ baseline }) => baseline > top && baseline < bottom);
  const above = bands.filter(({ baseline }) => baseline <= top).reverse();
  const below = bands.filter(({ baseline }) => baseline >= bottom);
  const headings = headingsOver(above, (band) => top - band.bottom, em);
  const header = headings ?? nearestRow(above, (band) => top - band.bottom, inside, em);
  const last = nearestRow(below, (band) => band.top - bottom, inside, em);
  const ys = [
    ...(isRowOf(inside, headings ? header.slice(0, -1) : header, em)
      ? [Math.min(...header.map((band) => band.top)) - em / 4, top]
      : []),
    ...(isRowOf(inside, last, em) ? [bottom, Math.max(...last.map((band) => band.bottom)) + em / 4] : []),
  ];
  return ys.length > 0 ? withRows(net, ys) : net;
}

/** The bands of a header of two levels, given from the rule upwards, up to the headings over several of its columns; undefined where it has one level. */
function headingsOver(
  above: readonly Band[],
  distance: (band: Band) => number,
  em: number,
): readonly Band[] | undefined {
  const [lowest] = above;
  if (!lowest || distance(lowest) > tolerances.length.step * em) return undefined;
  const reach = tolerances.length.white * em;
  const at = above.findIndex(
    (band) => lowest.baseline - band.baseline <= reach && columnsUnder(band, lowest, em) !== undefined,
  );
  return at < 0 ? undefined : above.slice(0, at + 1);
}

function withRows(net: RuleNet, ys: readonly number[]): RuleNet {
  const { left, right } = net.box;
  const lines = ys.map((position): Rule => ({ orientation: 'horizontal', position, start: left, end: right }));
  const span = { start: Math.min(net.box.top, ...ys), end: Math.max(net.box.bottom, ...ys) };
  const sides = [left, right].map((position): Rule => ({ orientation: 'vertical', position, ...span }));
  return buildNet([...net.horizontals, ...net.verticals, ...lines, ...sides]);
}

/** The bands, given from the rule outwards, that go on one another as lines of one row, in columns as wide as those of the rows inside. */
function nearestRow(
  bands: readonly Band[],
  distance: (band: Band) => number,
  inside: readonly Band[],
  em: number,
): Band[] {
  const row: Band[] = [];
  for (const band of bands) {
    const last = row.at(-1);
    if (last ? !goesOn(row, last, band, inside, em) : distance(band) > tolerances.length.step * em) break;
    row.push(band);
  }
  return row;
}

function goesOn(row: readonly Band[], last: Band, band: Band, inside: readonly Band[], em: number): boolean {
  const step = Math.abs(band.baseline - last.baseline);
  const lone = band.pieces.length === 1;
  const reach = lone && !wraps(band, row, inside, em) ? tolerances.length.character : tolerances.length.step;
  if (step > reach * em || (lone && isEnumerated(band.pieces[0]?.text ?? ''))) return false;
  const fits = band.pieces.map((piece) => {
    const touched = row.flatMap(({ pieces }) => pieces).filter((other) => overlapAcross(piece.box, other.box));
    return touched.length === 0
      ? 'free'
      : touched.every((other) => alignInColumn(piece.box, other.box, em))
        ? 'aligned'
        : 'off';
  });
  return !fits.includes('off') && (fits.includes('aligned') || step < em);
}

/** Does a lone text belong to the line nearer to the rules, which fills its column and is no narrower? */
function wraps({ pieces: [text] }: Band, row: readonly Band[], inside: readonly Band[], em: number): boolean {
  // （注）速報値です。 or 出典：国勢調査 goes on no label.
  if (!text || beginsWithBracket(text.text) || /[。：:]/u.test(text.text)) return false;
  const piecesOver = (bands: readonly Band[]) =>
    bands.flatMap(({ pieces }) => pieces).filter(({ box }) => overlapAcross(box, text.box));
  const right = Math.max(...piecesOver([...inside, ...row]).map(({ box }) => box.right));
  const line = piecesOver(row).at(-1);
  return (
    line !== undefined &&
    right - line.box.right < tolerances.length.character * em &&
    text.box.right <= line.box.right + tolerances.length.slight * em
  );
}

/** Does the row keep the rivers of the rows inside open, begin with a label and use most columns? */
function isRowOf(inside: readonly Band[], row: readonly Band[], em: number): boolean {
  if (row.length === 0) return false;
  const rivers = findRivers([...inside, ...row], em);
  if (rivers.length === 0 || rivers.length < findRivers(inside, em).length) return false;
  const placed = row.flatMap((band) => band.pieces.map((piece) => placePiece(piece, rivers)));
  const used = new Set(placed.map(({ from }) => from));
  return (
    used.has(0) &&
    used.size >= tolerances.share.most * (rivers.length + 1) &&
    placed.every(({ from, to }) => to === from + 1)
  );
}
