import type { ReviewIssue } from '../review-data.js';

/** Codes whose `expected` lists readings: `; ` parts stretches of writing, ` / ` what was read in one of them. */
const listed: readonly string[] = ['value/ocr-doubt', 'value/ocr-layer'];

/** What was read in a scanned cell, and where its row and column are named, each reading once (候補). */
export function candidatesOf(doubts: readonly Pick<ReviewIssue, 'code' | 'expected'>[]): readonly string[] {
  const readings = doubts
    .filter(({ code }) => listed.includes(code))
    .flatMap(({ expected }) => expected.split('; '))
    .flatMap((stretch) => stretch.split(' / '));
  return [...new Set(readings.map((reading) => reading.trim()).filter((reading) => reading !== ''))];
}
