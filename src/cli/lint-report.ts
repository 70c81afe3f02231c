// What `mokuhyo lint` prints.

import type { Finding, LintReport, RuleResult } from '../lint/finding.js';
import { type FindingLevel, rules } from '../lint/rules.js';
import type { Bilingual, Language } from './language.js';
import { say } from './say.js';

const texts = {
  pass: { ja: '合格', en: 'pass' },
  fail: { ja: '不合格', en: 'FAIL' },
  warning: { ja: '要確認', en: 'look' },
  info: { ja: '参考', en: 'note' },
  line: { ja: '{0}行', en: 'line {0}' },
  more: { ja: 'ほか{0}件', en: '{0} more' },
  remedy: { ja: '対処: {0}', en: 'Remedy: {0}' },
  summary: {
    ja: '検査: {0}ファイル {1}行。不合格 {2}件、要確認 {3}件、参考 {4}件。',
    en: 'Checked {0} files, {1} rows: {2} failed, {3} to look at, {4} notes.',
  },
} as const satisfies Record<string, Bilingual>;

/** Longest excerpt of a cell in a report. */
const longestExcerpt = 80;

function excerpt(text: string): string {
  // What a document says must not steer the terminal.
  const safe = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return [...safe].length > longestExcerpt ? `${[...safe].slice(0, longestExcerpt).join('')}…` : safe;
}

function describeFinding({ file, line, column, actual }: Finding, language: Language): string {
  const place = [file, line === undefined ? '' : say(texts.line, language, line), column ?? ''].filter(
    (word) => word !== '',
  );
  return `    ${place.join(' ')}${actual === undefined || actual === '' ? '' : `: ${excerpt(actual)}`}`;
}

const stateOf = ({ counts }: RuleResult): FindingLevel | 'pass' =>
  counts.fail > 0 ? 'fail' : counts.warning > 0 ? 'warning' : counts.info > 0 ? 'info' : 'pass';

function describeRule(result: RuleResult, language: Language): string[] {
  const { item, title, remedy } = { item: undefined, ...rules[result.rule] };
  const state = stateOf(result);
  const name = item === undefined ? result.rule : `${item} (${result.rule})`;
  const head = `${texts[state][language]}  ${name}  ${title[language]}`;
  if (state === 'pass') return [head];
  return [
    head,
    ...result.findings.map((finding) => describeFinding(finding, language)),
    ...(result.more > 0 ? [`    ${say(texts.more, language, result.more)}`] : []),
    `    ${say(texts.remedy, language, remedy[language])}`,
  ];
}

/** One line: how much was looked at and what was found. */
export function lintSummary(report: LintReport, language: Language): string {
  const { fail, warning, info } = report.counts;
  return say(texts.summary, language, report.files, report.rows, fail, warning, info);
}

/** The report as lines: every rule passed or failed, with places and remedies; `brief`: only rules that found something wrong. */
export function lintLines(report: LintReport, language: Language, brief = false): string[] {
  const shown = brief ? report.rules.filter((result) => stateOf(result) !== 'pass') : report.rules;
  return [...shown.flatMap((result) => describeRule(result, language)), lintSummary(report, language)];
}
