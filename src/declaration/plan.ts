// The plan that values belong to: its name and its years.

import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { readPeriods } from '../values/periods/periods.js';
import { linesOf } from './ledger.js';
import { textOf } from './line-text.js';

/** The plan (計画) that the indicators belong to: 中期戦略事業プラン（計画期間：平成30年度～令和2年度）. */
export interface Plan {
  readonly name: string;
  readonly startFiscalYear: number | undefined;
  readonly endFiscalYear: number | undefined;
}

const planPeriod = /^(.*?)[（(［[]?\s*計画\s?期間\s*[:：は]?\s*(.*)$/su;
const leadingMarks = /^[\s　■●◆◇○□◎▼▽★☆・]+|^[(（]?\d+[)）.．、][\s　]*/u;

const fiscalYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '04' ? 1 : 0);

const planName = (text: string): string => text.replace(leadingMarks, '').trim();

const toPlan = (name: string, start: string | null, end: string | null): Plan => ({
  name: planName(name),
  startFiscalYear: start === null ? undefined : fiscalYearOf(start),
  endFiscalYear: end === null ? undefined : fiscalYearOf(end),
});

export const isPlanLine = (text: string): boolean => /計画\s?期間/u.test(text) && readPlan(text) !== undefined;

/** Reads a plan's name and period from one line; undefined where the line names no period. */
export function readPlan(text: string): Plan | undefined {
  const found = planPeriod.exec(text);
  if (!found) return undefined;
  const [, name = '', rest = ''] = found;
  const periods = readPeriods(rest, { header: true });
  const [start, end] = [periods[0]?.period_start ?? null, periods.at(-1)?.period_end ?? null];
  if (start === null && end === null) return undefined;
  return toPlan(name, start, end);
}

const planWithRange = /^(.*(?:計画|プラン|戦略|ビジョン|構想|大綱|プログラム))\s*[（(［[]([^（）()［］[\]]+)[）)］\]]/u;

/** A plan whose period stands in brackets without being called so: まちづくり基本計画（令和5年度～令和9年度）. */
export function readPlanWithRange(text: string): Plan | undefined {
  const [, name = '', bracket] = planWithRange.exec(text) ?? [];
  if (bracket === undefined) return undefined;
  const [period, ...others] = readPeriods(bracket, { header: true });
  if (period?.kind !== 'range' || others.length > 0 || period.text.length < bracket.trim().length) return undefined;
  return toPlan(name, period.period_start, period.period_end);
}

/** The first plan that a line of the document names; a line that was broken before its period is tried with the one below. */
export function findPlan(layouts: readonly PageLayout[]): Plan | undefined {
  const lines = layouts.flatMap((layout) =>
    linesOf(layout).sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left),
  );
  return findNamedPeriod(lines) ?? firstOf(lines, (line) => readPlanWithRange(textOf(line)));
}

function firstOf<T, U>(things: readonly T[], read: (thing: T) => U | undefined): U | undefined {
  for (const thing of things) {
    const found = read(thing);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findNamedPeriod(lines: readonly TextLine[]): Plan | undefined {
  const tryLines = (...tried: readonly TextLine[]): Plan | undefined => readPlan(tried.map(textOf).join(''));
  for (const [index, line] of lines.entries()) {
    if (!/計画|期間/u.test(textOf(line))) continue;
    const next = lines[index + 1];
    const broken = next && !tryLines(next) && !/。\s*$/u.test(textOf(line));
    const plan = tryLines(line) ?? (broken ? tryLines(line, next) : undefined);
    if (plan && plan.name !== '') return plan;
    const before = lines[index - 1];
    if (plan && before) return { ...plan, name: planName(textOf(before)) };
  }
  return undefined;
}
