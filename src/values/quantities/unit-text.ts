import type { Modifier } from '../../schema/observation.js';
import { normalisePrinted, type PrintedText, printedForm } from '../print/printed-text.js';
import { modifierOf } from './figure-words.js';
import { findUnit } from './units.js';

/** A unit that stands by itself: a unit column's cell, (千円) in a header, 単位：% above a table. */
export interface UnitReading {
  /** Canonical: 円. */
  readonly unit: string;
  /** As printed: 千円. */
  readonly unitText: string;
  /** Power of ten that figures below it are to be multiplied by: 3 for 千円. */
  readonly power: number;
  /** What a remark beside the unit says of all figures below it: gross of 人（延べ）. */
  readonly modifiers: readonly Modifier[];
  /** In the list of units; otherwise it is one only if its place says so. */
  readonly known: boolean;
}

const scales: readonly (readonly [string, number])[] = [
  ['百万', 6],
  ['千万', 7],
  ['十億', 9],
  ['百億', 10],
  ['千', 3],
  ['百', 2],
  ['万', 4],
  ['億', 8],
  ['兆', 12],
];

/** Longest word that is taken for a unit without being in the list, in characters. */
const longestUnknownUnit = 8;

/** A unit with a remark in brackets: 人（延べ）, 件（累計）, %（年度平均）. */
const withRemark = /^\(?(?!単位\()(?:単位[:=]?)?([^()]{1,8})\(([^()]{1,16})\)\)?$/;

/** Reads a unit that stands by itself, a remark on it apart. Undefined where the text is none: empty, a sentence, two units. */
export function readUnit(text: string): UnitReading | undefined {
  const printed = normalisePrinted(text);
  const [, unit = '', remark = ''] = withRemark.exec(printed.chars) ?? [];
  const start = printed.chars.indexOf(unit);
  const remarked =
    unit === '' ? undefined : readBareUnit(normalisePrinted(printedForm(printed, start, start + unit.length)));
  if (!remarked?.known) return readBareUnit(printed);
  const modifier = modifierOf(remark);
  return modifier === undefined ? remarked : { ...remarked, modifiers: [modifier] };
}

function readBareUnit(printed: PrintedText): UnitReading | undefined {
  const { chars } = printed;
  // 単位 by itself counts credits and groups: it labels no unit.
  const label = /^[([〔【]?(?:単位(?!$))?[:=]?/.exec(chars)?.[0].length ?? 0;
  const close = /[)\]〕】]*$/.exec(chars.slice(label))?.[0].length ?? 0;
  const end = chars.length - close;
  if (end <= label) return undefined;
  const whole = chars.slice(label, end);
  const unitText = printedForm(printed, label, end).replace(/\s/g, '');
  const plain = findUnit(whole, 0);
  if (plain?.length === whole.length) return { unit: plain.unit, unitText, power: 0, modifiers: [], known: true };
  const scale = scales.find(([word]) => whole.startsWith(word));
  const scaledUnit = scale && findUnit(whole, scale[0].length);
  if (scale && scaledUnit && scale[0].length + scaledUnit.length === whole.length) {
    return { unit: scaledUnit.unit, unitText, power: scale[1], modifiers: [], known: true };
  }
  const word = /^(?:m[23]|[^\d()、,・:;。\s])+$/.test(whole) && whole.length <= longestUnknownUnit;
  return word && !/^[-—~…※*]/.test(whole)
    ? { unit: unitText, unitText, power: 0, modifiers: [], known: false }
    : undefined;
}
