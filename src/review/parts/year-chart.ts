import { type KindLook, kindMeta, type ValueKind, valueKinds } from '../../schema/value-kinds.js';
import type { YearRow } from '../review-data.js';
import { groupDigits } from './kinds.js';

/** Pixels of the drawing, and room for the labels of its axes. */
const WIDTH = 620;
const HEIGHT = 220;
const LEFT = 70;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 26;

const dashes: Readonly<Record<KindLook['dash'], string>> = { solid: '', dashed: '6 4', dotted: '2 4' };

interface Point {
  readonly year: number;
  readonly number: number;
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

const pointsOf = (rows: readonly YearRow[], kind: ValueKind): readonly Point[] =>
  rows.flatMap(({ fiscal_year, period, values }) => {
    const number = values[kind]?.number ?? '';
    // Half a year is no point beside whole ones.
    return fiscal_year === null || number === '' || period !== ''
      ? []
      : [{ year: fiscal_year, number: Number(number) }];
  });

/** A kind's colour as style sheets have it: another one in the dark. */
const colourOf = (kind: ValueKind): string => `var(--${kind})`;

/** A point's mark: the shape of its kind, hollow where the kind is no fact. */
function drawMark(x: number, y: number, kind: ValueKind): SVGElement {
  const { symbol, hollow, turned } = kindMeta(kind).look;
  const colour = colourOf(kind);
  const paint = { fill: hollow ? 'none' : colour, stroke: colour, 'stroke-width': 2 };
  if (symbol === 'circle') return svg('circle', { cx: x, cy: y, r: 4, ...paint });
  const shapes = { rect: '-4,-4 4,-4 4,4 -4,4', diamond: '0,-5 5,0 0,5 -5,0', triangle: '0,-5 5,4 -5,4' } as const;
  return svg('polygon', { points: shapes[symbol], transform: `translate(${x} ${y}) rotate(${turned})`, ...paint });
}

/** One measure over the years, each kind a line; undefined where fewer than two years have a number. The table beside it says the same. */
export function drawYears(rows: readonly YearRow[], label: string): SVGElement | undefined {
  const lines = valueKinds
    .map((kind) => ({ kind, points: pointsOf(rows, kind) }))
    .filter(({ points }) => points.length > 0);
  const all = lines.flatMap(({ points }) => points);
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  if (years.length < 2) return undefined;
  const numbers = all.map(({ number }) => number);
  const low = Math.min(0, ...numbers);
  const high = Math.max(...numbers, low + 1);
  const x = (year: number): number => LEFT + ((year - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (number: number): number => TOP + (1 - (number - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const root = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label, class: 'year-chart' });
  for (const number of [low, (low + high) / 2, high]) {
    root.append(svg('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: y(number), y2: y(number), class: 'grid' }));
    const said = groupDigits(String(Math.round(number * 100) / 100));
    root.append(svg('text', { x: LEFT - 6, y: y(number) + 4, 'text-anchor': 'end' }, said));
  }
  for (const year of years)
    root.append(svg('text', { x: x(year), y: HEIGHT - 8, 'text-anchor': 'middle' }, String(year)));
  for (const { kind, points } of lines) {
    const { look } = kindMeta(kind);
    const path = points.map(({ year, number }) => `${x(year)},${y(number)}`).join(' ');
    const stroke = { fill: 'none', stroke: colourOf(kind), 'stroke-width': 2, 'stroke-dasharray': dashes[look.dash] };
    root.append(svg('polyline', { points: path, ...stroke }));
    for (const { year, number } of points) root.append(drawMark(x(year), y(number), kind));
  }
  return root;
}
