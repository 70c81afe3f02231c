import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Observation } from '../schema/observation.js';
import { kindMeta, type ValueKind, valueKinds } from '../schema/value-kinds.js';

use([LineChart, GridComponent, SVGRenderer]);

/** Pixels of a chart: three stand beside each other at 1280. */
const size = { width: 340, height: 150 };

/** The latest document's number for each year: a later declaration may print another. */
function latestByYear(observations: readonly Observation[], kind: ValueKind): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const inOrder = observations.toSorted((a, b) => (a.document_fiscal_year ?? 0) - (b.document_fiscal_year ?? 0));
  for (const { value_kind, fiscal_year, value_number, part } of inOrder) {
    if (value_kind === kind && fiscal_year !== null && value_number !== null && part === 1) {
      numbers.set(fiscal_year, Number(value_number));
    }
  }
  return numbers;
}

function drawKind(kind: ValueKind, numbers: ReadonlyMap<number, number>, years: readonly number[]) {
  const { colour, symbol, dash, hollow, turned } = kindMeta(kind).look;
  return {
    type: 'line' as const,
    data: years.map((year) => numbers.get(year) ?? null),
    connectNulls: true,
    symbol,
    symbolSize: 8,
    symbolRotate: turned,
    itemStyle: { color: hollow ? '#ffffff' : colour, borderColor: colour, borderWidth: 2 },
    lineStyle: { color: colour, width: 2, type: dash },
  };
}

/**
 * One indicator over the years as an SVG image: no text but years and numbers. undefined where it has no number in a year.
 *
 * echarts in its modular build: of the package's 62 MB a program that is installed has 1.2 MB. Lighter ones leave out what is used here: uPlot
 * and Chart.js draw on a canvas, Chartist and Observable Plot ask for a browser's document, d3 leaves the axes to us.
 */
export function drawChart(observations: readonly Observation[]): string | undefined {
  const drawn = valueKinds
    .map((kind) => ({ kind, numbers: latestByYear(observations, kind) }))
    .filter(({ numbers }) => numbers.size > 0);
  const all = drawn.flatMap(({ numbers }) => [...numbers.keys()]);
  if (all.length === 0) return undefined;
  const first = Math.min(...all);
  const years = Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'sans-serif' },
    grid: { left: 8, right: 14, top: 12, bottom: 4 },
    xAxis: { type: 'category', data: years.map(String), axisTick: { alignWithLabel: true } },
    yAxis: { type: 'value', scale: true, splitNumber: 3 },
    series: drawn.map(({ kind, numbers }) => drawKind(kind, numbers, years)),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return withoutInteraction(svg);
}

/** A picture needs no hover styles; and their running numbers would make each chart depend on those before it. */
const withoutInteraction = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, 'zr-');
