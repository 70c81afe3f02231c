import { type Dice, diceOf } from './random.js';
import { cities, departments, divisions, type Measure, measures, milestones, projectEnds, subjects } from './words.js';

/** How the table of a sheet is drawn (表の様式). */
export const layouts = [
  'ruled',
  'merged projects',
  'two-row header',
  'zebra',
  'unit column',
  'tinted header',
  'white on tint',
  'dotted rules',
  'horizontal rules',
] as const;
export type Layout = (typeof layouts)[number];

/** Fonts of Debian's fonts-ipaexfont, fonts-ipafont and fonts-noto-cjk. */
export const fonts = [
  'IPAexGothic',
  'IPAexMincho',
  'IPAGothic',
  'IPAMincho',
  'Noto Sans CJK JP',
  'Noto Serif CJK JP',
] as const;

/** A row of a sheet: an indicator and its values. */
export interface SheetRow {
  readonly name: string;
  readonly unit: string;
  /** As printed; a line break is `\n`. */
  readonly values: readonly string[];
}
export interface SheetProject {
  readonly code: string;
  readonly name: string;
  readonly division: string;
  readonly rows: readonly SheetRow[];
}

/** A page of a declaration that nobody has published, drawn by chance from a seed (目標宣言の見本). */
export interface Sheet {
  readonly seed: number;
  readonly layout: Layout;
  readonly font: (typeof fonts)[number];
  /** Size of the table's writing, in points. */
  readonly size: number;
  readonly landscape: boolean;
  readonly title: string;
  /** Headers of the value columns; a line break is `\n`. */
  readonly headers: readonly string[];
  readonly projects: readonly SheetProject[];
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9%.,]/gu, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));

function numberOf(value: number, decimals: number): string {
  const [whole = '', rest] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** The years that a row goes through: about as good each year, mostly better. */
function seriesOf(dice: Dice, { least, most, decimals }: Measure, count: number): number[] {
  let value = least + dice.next() ** 2 * (most - least) * 0.8;
  return Array.from({ length: count }, () => {
    const shown = Number(value.toFixed(decimals));
    value = Math.min(most, Math.max(least, value * (0.93 + dice.next() * 0.2) + (dice.happens(0.4) ? 1 : 0)));
    return shown;
  });
}

/** One value as people write it: alone, with its unit, with a bound, a remark or a year of its own. */
function written(dice: Dice, number: string, unit: string, isBase: boolean, baseYear: string): string {
  const plain = `${number}${unit}`;
  const roll = dice.next();
  if (isBase && roll < 0.25) return `${plain}\n（${baseYear}）`;
  if (roll > 0.97) return '－';
  if (roll > 0.955 && unit !== '') return `${plain}以上`;
  if (roll > 0.945 && unit !== '') return `約${plain}`;
  if (roll > 0.93 && unit === '箇所') return `${plain}で実施`;
  if (roll > 0.9 && unit === '回') return `年${plain}`;
  return plain;
}

function rowOf(dice: Dice, subject: string, headers: readonly string[], baseYear: string, hasUnits: boolean): SheetRow {
  const isWide = dice.happens(0.08);
  if (dice.happens(0.1)) {
    const steps = dice.pick([milestones[0] ?? ['検討'], ...milestones.slice(1)]);
    const first = dice.whole(0, 1);
    const values = headers.map((_, index) => steps[Math.min(steps.length - 1, first + index)] ?? '－');
    return {
      name: `${subject}の${dice.pick(['実施状況', '取組', '進め方', '検討状況'])}`,
      unit: hasUnits ? '－' : '',
      values,
    };
  }
  const measure = dice.pick(measures);
  const shown = seriesOf(dice, measure, headers.length);
  const values = shown.map((value, index) => {
    const text = written(dice, numberOf(value, measure.decimals), hasUnits ? '' : measure.unit, index === 0, baseYear);
    return isWide ? fullWidth(text) : text;
  });
  const joint = dice.pick(['の', 'における', 'に関する', '']);
  return { name: `${subject}${joint}${measure.name}`, unit: hasUnits ? measure.unit : '', values };
}

const eraOf = (year: number): string => {
  const [era, first] = year >= 2019 ? (['令和', 2019] as const) : (['平成', 1989] as const);
  const count = year - first + 1;
  return `${era}${count === 1 ? '元' : count}`;
};

/** Headers over the values: a base, results of past years, an estimate, one or two goals. */
function headersOf(dice: Dice, year: number): { readonly headers: string[]; readonly baseYear: string } {
  const style = dice.pick(['era', 'western', 'bracketed']);
  const name = (each: number): string => (style === 'western' ? `${each}年度` : `${eraOf(each)}年度`);
  const head = (each: number, kind: string): string =>
    style === 'bracketed' ? `${name(each)}\n（${kind}）` : `${name(each)}\n${kind}`;
  const past = dice.whole(1, 2);
  const base = year - 1 - past - 1;
  const results = Array.from({ length: past }, (_, index) => head(year - 1 - past + index, '実績値'));
  return {
    headers: [
      `${dice.pick(['当初水準', '基準値', '現状値'])}\n（${name(base)}）`,
      ...results,
      head(year - 1, '実績見込値'),
      head(year, '目標値'),
    ],
    baseYear: name(base + 1),
  };
}

/** The sheet of a seed; its layout goes round with the seed, the rest is drawn. */
export function drawSheet(seed: number): Sheet {
  const dice = diceOf(seed);
  const layout = layouts[seed % layouts.length] ?? 'ruled';
  const year = dice.whole(2019, 2025);
  const { headers, baseYear } = headersOf(dice, year);
  const landscape = dice.happens(0.5);
  const rowCount = landscape ? dice.whole(9, 12) : dice.whole(13, 17);
  const projects: SheetProject[] = [];
  let left = rowCount;
  for (const subject of dice.some(subjects, rowCount)) {
    if (left <= 0) break;
    const rows = Math.min(left, layout === 'merged projects' || dice.happens(0.1) ? dice.whole(1, 3) : 1);
    left -= rows;
    const code = `${String(dice.whole(1, 40)).padStart(2, '0')}-${dice.whole(101, 109)}`;
    projects.push({
      code: dice.happens(0.08) ? `${code}-${dice.whole(1, 3)}` : code,
      name: `${subject}${dice.pick(['事業', ...projectEnds])}`,
      division: dice.pick(divisions),
      rows: Array.from({ length: rows }, () => rowOf(dice, subject, headers, baseYear, layout === 'unit column')),
    });
  }
  const speaker = dice.pick(departments);
  return {
    seed,
    layout,
    font: fonts[dice.whole(0, fonts.length - 1)] ?? 'IPAexGothic',
    size: dice.pick([8, 8.5, 9, 9.5, 10]),
    landscape,
    title: `${dice.pick(cities)}　${eraOf(year)}年度　${speaker}長の目標宣言`,
    headers,
    projects,
  };
}
