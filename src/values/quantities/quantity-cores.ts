import type { Modifier } from '../../schema/observation.js';
import { type Decimal, decimalOf, formatDecimal, isLess, plus, quotient, scaled } from '../print/decimal.js';
import { isDigit, isKanjiDigit, isScale, type Numeral, readNumeral } from '../print/numerals.js';
import type { PrintedText } from '../print/printed-text.js';
import { decimalUnits, type Figure, readFigure } from './figures.js';

/** What figures of one quantity say together, before words qualify it. */
export interface Core {
  readonly end: number;
  readonly figure: Figure;
  readonly value: Decimal | undefined;
  readonly min?: Decimal;
  readonly max?: Decimal;
  readonly modifiers: readonly Modifier[];
  readonly malformed: boolean;
  readonly dashed?: boolean;
  /** A quotient that may as well be two figures: 15/12, 4.2/5.0, 15/12人. */
  readonly maybePair?: boolean;
}

const single = (figure: Figure): Core => ({
  end: figure.end,
  figure,
  value: figure.value,
  modifiers: [],
  malformed: figure.malformed,
});

/** 1時間30分 = 90分, 1年6か月 = 18か月, 2分30秒 = 150秒: sub-units, and how many make one. */
const subUnits: Readonly<Record<string, readonly [string, number]>> = {
  時間: ['分', 60],
  分: ['秒', 60],
  年: ['か月', 12],
};

/** 3割5分 = 3.5割, 3割4分5厘 = 3.45割. */
function readTenths(text: PrintedText, first: Figure): Core | undefined {
  if (first.unit !== '割' || first.value.places > 0) return undefined;
  let core = single(first);
  let value = first.value;
  for (const [place, unit] of ['分', '厘'].entries()) {
    const next = readNumeral(text, core.end);
    if (!next || next.end !== core.end + 1 || text.chars.charAt(next.end) !== unit || next.value.units > 9n) continue;
    value = plus(value, { units: next.value.units, places: place + 1 });
    core = { ...core, end: next.end + 1, value };
  }
  return core.end > first.end ? core : undefined;
}

/** 2,871円50銭 = 2871.50円. */
function readSen(text: PrintedText, first: Figure): Core | undefined {
  if (first.unit !== '円' || first.malformed || first.value.places > 0) return undefined;
  const next = readNumeral(text, first.end);
  if (!next || next.malformed || next.value.places > 0 || next.value.units > 99n) return undefined;
  if (text.chars.charAt(next.end) !== '銭' || /^[湯貨]/u.test(text.chars.charAt(next.end + 1))) return undefined;
  const units = first.value.units < 0n ? -next.value.units : next.value.units;
  return { ...single(first), end: next.end + 1, value: plus(first.value, { units, places: 2 }) };
}

/** What goes on from 半 as a word of its own: 半期, 半額, 半径, 半減, 半島, 半日, 半年, 半世紀, 半数, 半分. */
const halfWord = /^[期額径減島日年月世数分永円端面]/;

/** 1時間半 = 1.5時間, 二年半 = 2.5年, 5割半 = 5.5割. */
function readHalf(text: PrintedText, figure: Figure): Core | undefined {
  const { chars } = text;
  if (figure.unit === '' || figure.unknownUnit || figure.value.places > 0 || chars.charAt(figure.end) !== '半') {
    return undefined;
  }
  if (figure.unit === '円' || halfWord.test(chars.slice(figure.end + 1, figure.end + 2))) return undefined;
  return { ...single(figure), end: figure.end + 1, value: plus(figure.value, { units: 5n, places: 1 }) };
}

function readDuration(text: PrintedText, first: Figure): Core | undefined {
  const sub = subUnits[first.unit];
  if (!sub || first.malformed || !isDigit(text.chars.charAt(first.end))) return undefined;
  const second = readFigure(text, first.end);
  if (!second || second.malformed || second.unit !== sub[0]) return undefined;
  const whole = decimalOf(formatDecimal(first.value).replace('-', ''));
  const factor = { units: whole.units * BigInt(sub[1]), places: whole.places };
  return { ...single(second), figure: { ...second, start: first.start }, value: plus(factor, second.value) };
}

/** What may stand after the whole of a fraction: 4.2点/5点満点, 3校/12校中. */
const afterWhole = /^(?:満点|中)(?![央心学高止])/;

/** 12回/360人 are two figures: neither is of the other's kind, and a rank among so many is none of them. */
const areTwo = (first: Figure, second: Figure): boolean =>
  first.unit !== second.unit && first.unit !== '' && second.unit !== '' && first.unit !== '位';

/** More than the whole, or decimals: hardly a fraction. */
const isUnlikely = (first: Figure, second: Figure): boolean =>
  isLess(second.value, first.value) ||
  (first.unit + second.unit === '' && first.value.places + second.value.places > 0);

/** 3/5 is a quotient; of 3校/12校, 5位/33市町村 and 22/22施設 the first figure counts. */
function readFraction(text: PrintedText, first: Figure): Core | undefined {
  const next = text.chars.charAt(first.end + 1);
  if (text.chars.charAt(first.end) !== '/' || !(isDigit(next) || isScale(next))) return undefined;
  const second = readFigure(text, first.end + 1);
  if (!second) return undefined;
  if (text.chars.charAt(second.end) === '/') return { ...single(first), end: second.end, malformed: true };
  if (areTwo(first, second)) return undefined;
  const end = second.end + (afterWhole.exec(text.chars.slice(second.end, second.end + 3))?.[0].length ?? 0);
  const malformed = first.malformed || second.malformed;
  const maybePair = first.unit !== '位' && isUnlikely(first, second);
  if (first.unit !== '') return { ...single(first), end, malformed, maybePair };
  if (second.unit !== '') {
    const figure = { ...first, unit: second.unit, unitText: second.unitText, unknownUnit: second.unknownUnit };
    return { ...single(figure), end, malformed, maybePair };
  }
  return { ...quotientOf(first, second, malformed), maybePair };
}

function quotientOf(part: Figure, whole: Figure, malformed: boolean): Core {
  const value = quotient(part.value, whole.value);
  const core: Core = {
    end: Math.max(part.end, whole.end),
    figure: part,
    value: undefined,
    modifiers: ['fraction'],
    malformed: malformed || value === undefined,
  };
  return value === undefined ? core : { ...core, value: decimalOf(value) };
}

/** 5分の1, 三分の二. */
function readPartOf(text: PrintedText, at: number): Core | undefined {
  const whole = readNumeral(text, at);
  if (!whole || !text.chars.startsWith('分の', whole.end)) return undefined;
  const part = readNumeral(text, whole.end + 2);
  if (!part) return undefined;
  const figure = (value: Decimal): Figure => ({
    start: at,
    end: part.end,
    value,
    unit: '',
    unitText: '',
    unknownUnit: false,
    numeral: part,
    malformed: false,
  });
  return quotientOf(figure(part.value), figure(whole.value), whole.malformed || part.malformed);
}

function connectorEnd(text: PrintedText, at: number): number | undefined {
  const character = text.chars.charAt(at);
  if (character === '~' || character === '-' || character === '—' || character === 'ー') return at + 1;
  const word = ['から', 'ないし', '乃至'].find((name) => text.chars.startsWith(name, at));
  return word === undefined ? undefined : at + word.length;
}

/** A dash joins two figures only where the second carries a unit, or the first already did; else it may be a code. */
function joins(text: PrintedText, first: Figure, second: Figure): boolean {
  if (text.chars.charAt(first.end) === '~' || isDashed(text, first, second)) return true;
  return second.unit !== '' && (first.unit === '' || first.unit === second.unit) && !first.numeral.leadingZero;
}

const isDashed = (text: PrintedText, first: Figure, second: Figure): boolean =>
  first.unit === '' && second.unit === '' && !/^[か乃な]/.test(text.chars.charAt(first.end));

/** 10～20人, 100-500万円, 10万〜20万円, 80%から90%. The first figure borrows unit and scale from the second. */
function readRange(text: PrintedText, first: Figure): Core | undefined {
  const connector = connectorEnd(text, first.end);
  if (connector === undefined) return undefined;
  const second = readFigure(text, connector);
  if (!second || !joins(text, first, second) || text.chars.startsWith('目', second.end)) return undefined;
  // 120人から150人に増加 is no range.
  if (text.chars.startsWith('から', first.end) && /^[にへ]/.test(text.chars.charAt(second.end))) return undefined;
  if (first.unit !== '' && second.unit !== '' && first.unit !== second.unit) return undefined;
  const borrows = first.unit === '' && first.numeral.scaleStart === undefined && second.numeral.scalePower > 0;
  const small = isLess(first.value, { units: 10n ** BigInt(second.numeral.scalePower), places: 0 });
  const min = borrows && small ? scaled(first.value, second.numeral.scalePower) : first.value;
  const malformed = first.malformed || second.malformed || isLess(second.value, min);
  const figure = second.unit === '' ? { ...first, end: second.end } : { ...second, start: first.start };
  const dashed = text.chars.charAt(first.end) !== '~' && isDashed(text, first, second);
  return { end: second.end, figure, value: undefined, min, max: second.value, modifiers: [], malformed, dashed };
}

/** 一、二回, 2、3回, 十五、六人, 二、三十人: neighbours in the order of counting, with the unit after the second. */
function readNeighbours(text: PrintedText, at: number, first: Numeral | undefined): Core | undefined {
  const isOne = (place: number): boolean => isDigit(text.chars.charAt(place)) || isKanjiDigit(text.chars.charAt(place));
  if (
    !first ||
    first.end - at > 3 ||
    first.malformed ||
    /^[0-9、・,〇零一二三四五六七八九]/.test(text.chars.charAt(at - 1))
  )
    return undefined;
  if (!/^[、・,]/.test(text.chars.slice(first.end, first.end + 1)) || !isOne(first.end - 1) || !isOne(first.end + 1))
    return undefined;
  const second = readFigure(text, first.end + 1);
  if (!second || second.unit === '' || second.numeral.style !== first.style || second.malformed) return undefined;
  if (text.chars.charAt(first.end) === '・' && decimalUnits.has(second.unit)) return undefined;
  // 1, 200人 is a torn number, no 一、二百人.
  if (first.style === 'arabic' && (text.chars.charAt(first.end) === ',' || second.value.units >= 100n))
    return undefined;
  const bounds = neighbours(first.value.units, second.value.units);
  if (!bounds) return undefined;
  const [min, max] = bounds.map((units): Decimal => ({ units, places: 0 }));
  return {
    end: second.end,
    figure: { ...second, start: at },
    value: undefined,
    ...(min && max ? { min, max } : {}),
    modifiers: [],
    malformed: false,
  };
}

/** The two counts meant: 2, 3 → 2, 3; 15, 6 → 15, 16; 2, 30 → 20, 30. Undefined where the second does not follow the first. */
function neighbours(first: bigint, second: bigint): readonly [bigint, bigint] | undefined {
  if (second < 10n) return (first % 10n) + 1n === second ? [first, first - (first % 10n) + second] : undefined;
  for (let scale = 10n; scale <= second && first < 10n; scale *= 10n) {
    if ((first + 1n) * scale === second) return [first * scale, second];
  }
  return undefined;
}

/** Reads the figures that say one thing together: 3/5, 10～20人, 1時間30分, 一、二回, or a single one. */
export function readCore(text: PrintedText, at: number): Core | undefined {
  const numeral = readNumeral(text, at);
  const next = numeral ? text.chars.charAt(numeral.end) : '';
  const special = next === '分' ? readPartOf(text, at) : readNeighbours(text, at, numeral);
  if (special) return special;
  const figure = readFigure(text, at);
  if (!figure) return undefined;
  return (
    readTenths(text, figure) ??
    readSen(text, figure) ??
    readHalf(text, figure) ??
    readDuration(text, figure) ??
    readFraction(text, figure) ??
    readRange(text, figure) ??
    single(figure)
  );
}
