import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueSchema } from '../../src/schema/reading.js';
import { readCell } from '../../src/values/cells.js';
import { readHeader } from '../../src/values/headers.js';
import { readPeriods } from '../../src/values/periods/periods.js';
import type { Era } from '../../src/values/reading-context.js';
import { anyCharacter } from '../text/any-character.js';

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const kanjiDigits = [...'〇一二三四五六七八九'];

/** 1 to 9999 in kanji with 十百千, written apart from the program. */
function inKanji(number: number): string {
  return ['千', '百', '十', '']
    .map((scale, index) => {
      const digit = Math.floor(number / 10 ** (3 - index)) % 10;
      if (digit === 0) return '';
      return (digit === 1 && scale !== '' ? '' : (kanjiDigits[digit] ?? '')) + scale;
    })
    .join('');
}

const positional = (number: number): string => [...String(number)].map((digit) => kanjiDigits[Number(digit)]).join('');

/** First year and last two-digit year of each era that a notation is tried with. */
const eras: readonly (readonly [Era, string, number])[] = [
  ['明治', 'M', 1868],
  ['大正', 'T', 1912],
  ['昭和', 'S', 1926],
  ['平成', 'H', 1989],
  ['令和', 'R', 2019],
];
const eraYear = fc.tuple(fc.constantFrom(...eras), fc.integer({ min: 1, max: 64 }));
const widths = fc.constantFrom((text: string) => text, fullWidth);

describe('any period in any notation reads back', () => {
  test('fiscal years', () => {
    const notations = fc.constantFrom<(era: string, letter: string, year: number) => string>(
      (era, _letter, year) => `${era}${year}年度`,
      (era, _letter, year) => `${era}${inKanji(year)}年度`,
      (era, _letter, year) => `${era}${positional(year)}年度`,
      (era, _letter, year) => `${era} ${year} 年度`,
      (era, _letter, year) => `${era}\n${year}年度`,
      (_era, letter, year) => `${letter}${year}年度`,
      (era, _letter, year) => `${era.charAt(0)}${year}年度`,
      (era, _letter, year) => (year === 1 ? `${era}元年度` : `${era}${year}年度`),
    );
    fc.assert(
      fc.property(eraYear, notations, widths, ([[era, letter, first], year], notation, width) => {
        const [period, ...more] = readPeriods(width(notation(era, letter, year)));
        expect(more).toEqual([]);
        expect(period?.kind).toBe('fiscal_year');
        expect(period?.fiscal_year).toBe(first + year - 1);
      }),
    );
  });

  test('days', () => {
    const notations = fc.constantFrom<(letter: string, era: string, y: number, m: number, d: number) => string>(
      (_letter, era, y, m, d) => `${era}${y}年${m}月${d}日`,
      (_letter, era, y, m, d) => `${era}${inKanji(y)}年${inKanji(m)}月${inKanji(d)}日`,
      (letter, _era, y, m, d) => `${letter}${y}.${m}.${d}`,
      (letter, _era, y, m, d) => `${letter}${y}/${m}/${d}`,
      (letter, _era, y, m, d) =>
        `${letter}${String(y).padStart(2, '0')}.${String(m).padStart(2, '0')}.${String(d).padStart(2, '0')}`,
      (_letter, era, y, m, d) => `${era}${y}年${m}月${d}日(火)`,
    );
    const day = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(eraYear, day, notations, widths, ([[era, letter, first], year], [m, d], notation, width) => {
        const date = new Date(Date.UTC(first + year - 1, m - 1, d));
        const real = date.getUTCMonth() === m - 1;
        const periods = readPeriods(width(notation(letter, era, year, m, d)));
        const iso = date.toISOString().slice(0, 10);
        expect(periods.map((period) => [period.kind, period.period_start, period.period_end])).toEqual(
          real ? [['date', iso, iso]] : [],
        );
      }),
    );
  });

  test('ranges of fiscal years', () => {
    const waves = fc.constantFrom('～', '〜', '~', '－', '-', '−', '—', 'から');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), waves, (from, to, wave) => {
        const periods = readPeriods(`平成${from}年度${wave}令和${to}年度`);
        expect(periods).toHaveLength(1);
        expect(periods[0]).toMatchObject({
          kind: 'range',
          period_start: `${1988 + from}-04-01`,
          period_end: `${2019 + to}-03-31`,
        });
      }),
    );
  });
});

const withCommas = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** A whole number in 万 and 億 as it is printed: 1億2,000万, 28万4,700. */
function inScales(number: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(number / 100_000_000), '億'],
    [Math.floor(number / 10_000) % 10_000, '万'],
    [number % 10_000, ''],
  ];
  return parts.map(([part, scale]) => (part === 0 ? '' : withCommas(part) + scale)).join('');
}

describe('any number in any notation reads back', () => {
  const units = fc.constantFrom('箇所', '人', '件', '円', '%', '㎡', '世帯', '');
  const notations = fc.constantFrom<(number: number) => string>(String, withCommas, inScales);

  test('whole numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999_999 }),
        notations,
        units,
        widths,
        (number, notation, unit, width) => {
          const { values, doubts } = readCell(width(notation(number) + unit));
          expect(values).toHaveLength(1);
          expect(values[0]).toMatchObject({ status: 'number', value_number: String(number), unit });
          expect(doubts).toEqual([]);
        },
      ),
    );
  });

  test('kanji numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 9999 }), (high, low) => {
        const number = `${high}${String(low).padStart(4, '0')}`;
        expect(readCell(`${inKanji(high)}万${inKanji(low)}円`).values[0]).toMatchObject({
          value_number: number,
          unit: '円',
        });
      }),
    );
  });

  test('decimals, as many as printed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 999 }),
        widths,
        (whole, decimals, width) => {
          const printed = `${whole}.${String(decimals).padStart(3, '0')}`;
          expect(readCell(width(`${printed}%`)).values[0]).toMatchObject({ value_number: printed, unit: '%' });
          expect(readCell(width(`△${printed}%`)).values[0]?.value_number).toBe(
            Number(printed) === 0 ? printed : `-${printed}`,
          );
        },
      ),
    );
  });
});

const anyText = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '平成',
          '令和',
          '30',
          '元',
          '年度',
          '年',
          '3',
          '月',
          '1',
          '日',
          '～',
          '-',
          '(',
          ')',
          '1,234',
          '.5',
          '万',
          '億',
          '千',
          '二',
          '・',
          '、',
          ' ',
          '\n',
        ],
        ...[
          '△',
          '約',
          '延べ',
          '人',
          '箇所',
          '%',
          '以上',
          '未満',
          '/',
          '分の',
          '※1',
          '当たり',
          '累計',
          'うち',
          '男性',
          '実施',
          '第',
          'H',
          'R2',
          '—',
          '増',
          '位',
          '〃',
          '前年度',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('reading any text', () => {
  test('never throws, and answers in the schema', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, header) => {
        const { values } = readCell(text, { header, documentFiscalYear: 2020, outerUnit: '千円' });
        expect(values.length).toBeGreaterThan(0);
        for (const { period: _period, ...value } of values) valueSchema.parse(value);
        readPeriods(text, { header, documentFiscalYear: 2020, previousHeader: text });
        readHeader(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('is the same under NFKC and in full width', () => {
    const facts = (text: string): unknown => ({
      periods: readPeriods(text).map(({ text: _text, ...period }) => period),
      values: readCell(text).values.map(({ text_value, part_label, unit_text, period, ...value }) => value),
    });
    fc.assert(
      fc.property(
        anyText.filter((text) => !/[^\u3000-\u30FF\u4E00-\u9FFF\u0020-\u007E\n]/.test(text)),
        (text) => {
          expect(facts(fullWidth(text))).toEqual(facts(text));
          expect(facts(text.normalize('NFKC'))).toEqual(facts(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a value without a number never holds one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const value of readCell(text).values) {
          expect(value.value_number === null).toBe(value.status !== 'number');
          expect(value.value_min === null && value.value_max === null).toBe(value.status !== 'range');
          expect(value.missing_reason === null).toBe(value.status !== 'missing');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
