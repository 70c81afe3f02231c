import { setImmediate } from 'node:timers/promises';
import { joinYears } from '../src/series/build-series.js';
import { projectDocuments } from '../src/series/projection.js';
import { segment } from '../src/text/kuromoji-words.js';
import { makeHistory } from '../test/series/history/make-history.js';
import { buildResult, type PlainDocument } from '../test/series/history/result.js';

/** What is joined: so many cities, each with so many projects in each of thirty departments over fifteen years. */
interface Size {
  readonly cities: number;
  readonly projectsPerDepartment: number;
}

/** Growing in the number of cities (memory must stay), and growing inside one city (time must stay near the number of rows). */
const sizes: readonly Size[] = [
  { cities: 1, projectsPerDepartment: 2 },
  { cities: 1, projectsPerDepartment: 18 },
  { cities: 5, projectsPerDepartment: 18 },
  { cities: 10, projectsPerDepartment: 18 },
  { cities: 1, projectsPerDepartment: 60 },
  { cities: 1, projectsPerDepartment: 150 },
];

const megabyte = 1024 ** 2;

function* documentsOf({ cities, projectsPerDepartment }: Size): Generator<PlainDocument> {
  for (let city = 1; city <= cities; city += 1) {
    const options = { seed: city, departments: 30, from: 2008, years: 15, projectsPerDepartment, numbered: true };
    const municipalityCode = String(990000 + city);
    for (const document of makeHistory(options).documents) {
      const words = (text: string): string => [...new Set(text.match(/[\p{Script=Han}ァ-ヶー]{2,}/gu))].join(' ');
      yield {
        ...document,
        municipalityCode,
        id: `${municipalityCode}${document.id.slice(6)}`,
        // Runs of one script stand for kuromoji's words: how they are cut makes no difference to how time grows.
        rows: document.rows.map((row) => ({ ...row, keywords: words(`${row.project} ${row.indicator}`) })),
      };
    }
  }
}

async function measure(size: Size) {
  let rows = 0;
  let peak = 0;
  let waited = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  async function* results() {
    const begun = performance.now();
    let made = begun;
    for (const document of documentsOf(size)) {
      rows += document.rows.length;
      const result = buildResult(document);
      // Making the documents is not what is measured.
      waited += performance.now() - made;
      look();
      yield { ...result, declarations: [] };
      made = performance.now();
    }
    waited += performance.now() - made;
  }
  const before = performance.now();
  let series = 0;
  let proposals = 0;
  for await (const tables of joinYears(projectDocuments(results()), { segment })) {
    look();
    series += new Set(tables.links.map(({ series_id }) => series_id)).size;
    proposals += tables.links.filter(({ certainty }) => certainty === 'proposed').length;
    await setImmediate();
  }
  const seconds = (performance.now() - before - waited) / 1000;
  return { ...size, rows, series, proposals, seconds, peak };
}

/** How joining the years grows with cities and within one, as a Markdown table. */
export async function benchSeries(): Promise<string> {
  await segment(['辞書']);
  const lines: string[] = [];
  let first: number | undefined;
  for (const size of sizes) {
    const { cities, rows, series, proposals, seconds, peak } = await measure(size);
    const perRow = (seconds / rows) * 1e6;
    first ??= perRow;
    const growth = (perRow / first).toFixed(2);
    const figures = [seconds.toFixed(1), perRow.toFixed(0), growth, (peak / megabyte).toFixed(0)];
    lines.push(`| ${[cities, rows, series, proposals, ...figures].join(' | ')} |`);
  }
  return [
    '| cities | indicator rows | series | proposals | seconds | µs a row | × the smallest | peak RSS (MB) |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) process.stdout.write(await benchSeries());
