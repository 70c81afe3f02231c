import { within } from '../geometry/box.js';
import type { Interval } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands } from './bands.js';
import { edgesOfHeader, endsUnder, waysToRead } from './header-rules.js';
import { isValue } from './line-cues.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * Parts the header of a table of horizontal rules into its levels where no rule does (罫線のない二段の見出し): headings set wider apart than
 * lines of one cell are, each over the middle of its own columns, with more columns than headings.
 */
export function partHeadingLevels(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const { left, right } = net.box;
  const { top, bottom } = edgesOfHeader(net, em);
  if (net.horizontals.some(({ position }) => position > top + em && position < bottom - em)) return net;
  const bands = buildBands(within({ left, right, top, bottom }, glyphs), em);
  const [upper, lower] = [bands[0], bands.at(-1)];
  const columns = upper && lower && columnsUnder(upper, lower, em);
  if (!columns) return net;
  const position = (upper.bottom + lower.top) / 2;
  const rule = {
    orientation: 'horizontal',
    position,
    start: columns.start - em / 2,
    end: columns.end + em / 2,
  } as const;
  return buildNet([...net.horizontals, ...net.verticals, rule]);
}

/** Where the columns stand that the headings of a band are over, as many of them as can be; undefined where they are over none. */
export function columnsUnder(upper: Band, lower: Band, em: number): Interval | undefined {
  const isApart = lower.baseline - upper.baseline > tolerances.length.step * em;
  if (!isApart || [upper, lower].some(({ pieces }) => pieces.some(({ text }) => isValue(text)))) return undefined;
  const [labels = []] = waysToRead(lower.pieces, em);
  for (const headings of waysToRead(upper.pieces, em)) {
    for (let count = labels.length; count > headings.length; count -= 1) {
      for (let from = labels.length - count; from >= 0; from -= 1) {
        const columns = labels.slice(from, from + count);
        const [first, last] = [columns[0], columns.at(-1)];
        if (first && last && endsUnder(headings, columns, em)) return { start: first.start, end: last.end };
      }
    }
  }
  return undefined;
}
