import type { Period } from '../schema/reading.js';
import { type HeaderReading, readHeader } from '../values/headers.js';
import type { Era, ReadingContext } from '../values/reading-context.js';

/** A declaration speaks of the years around its own: plans and their baselines reach no further, in fiscal years. */
const yearsAround = 15;
const eras: readonly Era[] = ['昭和', '平成', '令和'];

/** Headers read before, by the context that they were read in: the search for headers comes by each of them several times. */
const known = new WeakMap<ReadingContext, Map<string, HeaderReading>>();

/**
 * A header's period and words. A bare year (30年度) that nothing in the table explains is read where one era alone puts it near the
 * document's own year: 30年度 in a declaration of 2020 is 平成30年度, not 2048. The doubt says so.
 */
export function readDatedHeader(text: string, context: ReadingContext): HeaderReading {
  const readings = known.get(context) ?? new Map<string, HeaderReading>();
  known.set(context, readings);
  const reading = readings.get(text) ?? readAnew(text, context);
  readings.set(text, reading);
  return reading;
}

/** 23年度 in a document of 2025 is rather 2023 than 平成23: nobody but the page can tell. */
function isNearerAsWestern(text: string, { fiscal_year }: Period, own: number): boolean {
  const counted = Number(/\d{2}(?=年)/u.exec(text.normalize('NFKC'))?.[0] ?? Number.NaN);
  return fiscal_year !== null && Math.abs(2000 + counted - own) < Math.abs(fiscal_year - own);
}

function readAnew(text: string, context: ReadingContext): HeaderReading {
  const read = readHeader(text, { ...context, header: true });
  const own = context.documentFiscalYear;
  // A number alone may be a value: only 年 makes it a year.
  const isBareYear = text.includes('年') && read.doubts.some(({ code }) => code === 'value/ambiguous-year');
  if (read.period || own === undefined || !isBareYear) return read;
  const { previousHeader: _unexplained, ...alone } = context;
  const near = eras
    .map((era) => readHeader(text, { ...alone, header: true, era }))
    .filter(({ period }) => period?.fiscal_year != null && Math.abs(period.fiscal_year - own) <= yearsAround);
  const [only] = near;
  if (!only?.period || near.length > 1 || isNearerAsWestern(text, only.period, own)) return read;
  return {
    ...only,
    doubts: [{ code: 'table/year-by-document', actual: text, expected: String(only.period.fiscal_year) }],
  };
}
