import { lintFolder } from '../lint/lint-folder.js';
import { openLintFolder } from '../lint/read-folder.js';
import type { Language } from './language.js';
import { lintLines, lintSummary } from './lint-report.js';

/** Lints what a run has written: the rules that failed, then one line that sums up. Nothing where the folder has gone meanwhile. */
export async function lintOutput(folder: string, language: Language): Promise<readonly string[]> {
  const source = await openLintFolder(folder);
  if (source === undefined) return [];
  const report = await lintFolder(source);
  const failed = { ...report, rules: report.rules.filter((result) => result.counts.fail > 0) };
  return failed.rules.length > 0 ? lintLines(failed, language, true) : [lintSummary(report, language)];
}
