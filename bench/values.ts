import { readCell } from '../src/values/cells.js';
import { readHeader } from '../src/values/headers.js';
import { readPeriods } from '../src/values/periods/periods.js';
import { cellCases } from '../test/values/cell-cases.js';
import { periodCases } from '../test/values/period-cases.js';

/** So much processor time does each part of the benchmark take, in milliseconds: other programs on the machine do not count. */
const span = 1500;

/** Processor time of this process so far, in milliseconds. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Texts read in a second of processor time, over and over the table of cases. */
function perSecond(texts: readonly string[], read: (text: string) => unknown): number {
  for (const text of texts) read(text);
  const begin = spent();
  let count = 0;
  while (spent() - begin < span) {
    for (const text of texts) read(text);
    count += texts.length;
  }
  return Math.round((count / (spent() - begin)) * 1000);
}

/** Texts of a megabyte that would cost a careless reader hours. */
const adversarial: readonly (readonly [string, string])[] = [
  ['digits', '1'],
  ['digits, full width', '１'],
  ['kanji digits', '一'],
  ['waves', '～'],
  ['brackets', '('],
  ['era names', '平成'],
  ['ranges', '平成30～'],
  ['lists of years', '平成30・'],
  ['months', '1月'],
  ['scales', '万'],
  ['cells', '約1,200人(平成29年度)'],
];
const megabyte = 1 << 20;

const cells = Object.values(cellCases).flatMap((cases) => cases.map(([text]) => text));
const periods = Object.values(periodCases).flatMap((cases) => cases.map(([text]) => text));
const lines = [
  `cells per second: ${perSecond(cells, readCell)}`,
  `texts with periods per second: ${perSecond(periods, readPeriods)}`,
  ...adversarial.map(([name, atom]) => {
    const text = atom.repeat(Math.ceil(megabyte / Buffer.byteLength(atom)));
    const begin = spent();
    readCell(text);
    readPeriods(text);
    const read = spent();
    readHeader(text);
    return `1 MB of ${name}: ${Math.round(read - begin)} ms, as a header ${Math.round(spent() - read)} ms`;
  }),
];
process.stdout.write(`${lines.join('\n')}\n`);
