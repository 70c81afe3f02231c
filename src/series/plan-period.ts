import { normaliseName } from './names.js';
import type { ProjectedRow } from './projection.js';
import type { Vintage } from './vintage.js';

/** A plan with its years (計画期間), as some declaration prints it. */
interface PlanPeriod {
  /** `中期戦略事業プラン/2018-2020`. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The plan periods that the declarations of a city print, by the plan's name and by the department that declares under it. */
export interface PlanPeriods {
  readonly byPlan: ReadonlyMap<string, readonly PlanPeriod[]>;
  readonly byDepartment: ReadonlyMap<string, readonly PlanPeriod[]>;
}

function add(periods: Map<string, PlanPeriod[]>, key: string, period: PlanPeriod): void {
  const known = periods.get(key) ?? [];
  if (!known.some((other) => other.key === period.key)) periods.set(key, [...known, period]);
}

const isPrinted = ({ planName, planStart, planEnd }: Vintage['document']): boolean =>
  planName !== '' && planStart !== null && planEnd !== null;

export function findPlanPeriods(vintages: readonly Vintage[]): PlanPeriods {
  const byPlan = new Map<string, PlanPeriod[]>();
  const byDepartment = new Map<string, PlanPeriod[]>();
  for (const { document } of vintages) {
    const { planName, planStart, planEnd, department } = document;
    if (!isPrinted(document) || planStart === null || planEnd === null) continue;
    const plan = normaliseName(planName);
    const period = { key: `${plan}/${planStart}-${planEnd}`, start: planStart, end: planEnd };
    add(byPlan, plan, period);
    add(byDepartment, normaliseName(department), period);
  }
  return { byPlan, byDepartment };
}

/** The one period that holds the year; undefined where none or several do. */
function onlyOneWith(year: number | null, periods: readonly PlanPeriod[]): string | undefined {
  const fitting = periods.filter(({ start, end }) => year !== null && start <= year && year <= end);
  return fitting.length === 1 ? fitting[0]?.key : undefined;
}

function findPeriod({ document }: Vintage, row: ProjectedRow, periods: PlanPeriods): string | undefined {
  const plan = normaliseName(row.planName);
  if (plan === '') {
    return onlyOneWith(document.fiscalYear, periods.byDepartment.get(normaliseName(document.department)) ?? []);
  }
  if (isPrinted(document) && row.planName === document.planName) {
    return `${plan}/${document.planStart}-${document.planEnd}`;
  }
  return onlyOneWith(document.fiscalYear, periods.byPlan.get(plan) ?? []);
}

/**
 * The plan period of a row, inside which its project number counts. Where the document does not print the years, those that other declarations
 * print for the plan of that name; where it does not print the plan, the one under which the department declares in those years;
 * each only if there is exactly one that holds the document's year. Empty where the period is not known.
 */
export function planPeriodOf(vintage: Vintage, row: ProjectedRow, periods: PlanPeriods): string {
  const found = findPeriod(vintage, row, periods);
  const { municipalityCode, municipality, department } = vintage.document;
  if (found === undefined) return '';
  // Where nobody knows which city speaks, plans of one name could be those of two: then a number counts inside its department only.
  return municipalityCode === '' && municipality === '' ? `${found}/${normaliseName(department)}` : found;
}
