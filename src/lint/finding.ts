import { putUnder } from '../groups/group-by.js';
import { type FindingLevel, findingLevels, type RuleName, ruleNames } from './rules.js';

/** One thing that the linter found, with its place. */
export interface Finding {
  readonly rule: RuleName;
  readonly level: FindingLevel;
  /** Path below the folder. */
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line?: number;
  readonly column?: string;
  /** What stands there. */
  readonly actual?: string;
}

/** What the linter says of one rule. */
export interface RuleResult {
  readonly rule: RuleName;
  readonly findings: readonly Finding[];
  /** Findings of the same kind and place beyond those listed. */
  readonly more: number;
  readonly counts: Readonly<Record<FindingLevel, number>>;
}

export interface LintReport {
  readonly rules: readonly RuleResult[];
  readonly counts: Readonly<Record<FindingLevel, number>>;
  readonly files: number;
  readonly rows: number;
}

/** Findings listed for one rule in one column of one file: more of the same would bury the others. */
const mostListed = 10;

export type Tell = (finding: Finding) => void;

/** Gathers findings; of each rule, file and column only the first few are kept, the rest is counted. */
export function gatherFindings(): { readonly tell: Tell; report(files: number, rows: number): LintReport } {
  const kept = new Map<RuleName, Finding[]>();
  const more = new Map<RuleName, number>();
  const counted = new Map<string, number>();
  const counts = new Map<RuleName, Record<FindingLevel, number>>();
  const countOf = (rule: RuleName): Record<FindingLevel, number> =>
    counts.get(rule) ?? { fail: 0, warning: 0, info: 0 };
  return {
    tell(finding) {
      const { rule, level, file, column = '' } = finding;
      counts.set(rule, { ...countOf(rule), [level]: countOf(rule)[level] + 1 });
      const place = [rule, level, file, column].join('\0');
      const before = counted.get(place) ?? 0;
      counted.set(place, before + 1);
      if (before < mostListed) putUnder(kept, rule, finding);
      else more.set(rule, (more.get(rule) ?? 0) + 1);
    },
    report(files, rows) {
      const results = ruleNames.map((rule) => ({
        rule,
        findings: kept.get(rule) ?? [],
        more: more.get(rule) ?? 0,
        counts: countOf(rule),
      }));
      const total = { fail: 0, warning: 0, info: 0 };
      for (const result of results) for (const level of findingLevels) total[level] += result.counts[level];
      return { rules: results, counts: total, files, rows };
    },
  };
}
