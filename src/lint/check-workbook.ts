import { Unzip, UnzipInflate } from 'fflate';
import type { Tell } from './finding.js';
import type { RuleName } from './rules.js';

/** Marks of a worksheet's XML that the rules forbid. */
const forbidden: readonly (readonly [string, RuleName])[] = [
  ['<mergeCell ', 'mic/1-4'],
  ['<f>', 'mic/1-7'],
  ['<f ', 'mic/1-7'],
  ['<drawing ', 'mic/1-8'],
  ['<legacyDrawing ', 'mic/1-8'],
  ['<oleObjects', 'mic/1-8'],
];
const longestMark = Math.max(...forbidden.map(([mark]) => mark.length));

/** Looks for merged cells, formulas and objects in a workbook (xlsx), sheet by sheet, without holding a sheet in memory. */
export async function checkWorkbook(bytes: AsyncIterable<Uint8Array>, file: string, tell: Tell): Promise<void> {
  const told = new Set<string>();
  let sheets = 0;
  const unzip = new Unzip((member) => {
    const sheet = /^xl\/worksheets\/(.+)\.xml$/.exec(member.name)?.[1];
    if (sheet === undefined) return;
    sheets += 1;
    let tail = '';
    member.ondata = (problem, chunk) => {
      if (problem) throw problem;
      const text = tail + Buffer.from(chunk).toString('latin1');
      for (const [mark, rule] of forbidden) {
        if (!text.includes(mark) || told.has(`${sheet} ${rule}`)) continue;
        told.add(`${sheet} ${rule}`);
        tell({ rule, level: 'fail', file, column: sheet, actual: mark.slice(1).trim() });
      }
      tail = text.slice(-longestMark);
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of bytes) unzip.push(chunk);
    unzip.push(new Uint8Array(), true);
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    tell({ rule: 'file/metadata', level: 'fail', file, actual: problem.message });
    return;
  }
  if (sheets === 0) tell({ rule: 'file/metadata', level: 'fail', file });
}
