// The table at the end of a run.

import type { RunCounts } from '../batch/run-counts.js';
import { safeName } from '../batch/safe-name.js';
import type { Manifest } from '../schema/manifest.js';
import { summaryTexts } from './convert-texts.js';
import type { Language } from './language.js';

/** Columns that a text takes in a terminal: two for what East Asian fonts draw wide. */
export function terminalWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - terminalWidth(text)));

/** Names of a table's first column are followed by this much. */
const GAP = 2;

const fateNames = ['added', 'renewed', 'unchanged', 'kept', 'removed'] as const;

/** The table at the end of a run: what it came to, and where the files are. */
export function summaryTable(totals: Manifest['counts'], run: RunCounts, out: string, language: Language): string {
  const word = (key: keyof typeof summaryTexts): string => summaryTexts[key][language];
  const { documents, issues } = totals;
  const fates = fateNames.filter((fate) => fate !== 'removed' || run.fates.removed > 0);
  const rows: readonly (readonly [string, string])[] = [
    [word('run'), fates.map((fate) => `${word(fate)} ${run.fates[fate]}`).join('  ')],
    [
      word('documents'),
      `${word('complete')} ${documents.complete}  ${word('partial')} ${documents.partial}  ${word('failed')} ${documents.failed}`,
    ],
    [word('indicators'), String(totals.indicators)],
    [word('observations'), String(totals.observations)],
    [
      word('issues'),
      `${word('error')} ${issues.error}  ${word('warning')} ${issues.warning}  ${word('info')} ${issues.info}`,
    ],
    [word('files'), safeName(out)],
  ];
  const width = Math.max(...rows.map(([name]) => terminalWidth(name))) + GAP;
  return rows.map(([name, value]) => `${padEnd(name, width)}${value}\n`).join('');
}
