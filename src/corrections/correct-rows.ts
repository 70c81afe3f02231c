// Corrections of names and of rows: the indicators as a person wants them, and the values with them.

import type { Issue } from '../issues/issue.js';
import type { Indicator } from '../schema/indicator.js';
import { indicatorOf } from '../schema/indicator-of.js';
import type { Observation } from '../schema/observation.js';
import { type CorrectedDocument, saidOf } from './correct-document.js';
import { type Correction, type IndicatorField, indicatorFields } from './correction-schema.js';
import { linesAt, readPlace } from './place.js';

const isIndicatorField = (field: string): field is IndicatorField => indicatorFields.some((known) => known === field);

/** Content words of the former names that still stand in the new ones: none is invented here, where no dictionary is. */
function keptKeywords({ keywords, project_name, indicator_name }: Indicator): string {
  const text = `${project_name} ${indicator_name}`;
  return keywords
    .split(' ')
    .filter((word) => word !== '' && text.includes(word))
    .join(' ');
}

type RowChanges = Partial<Record<IndicatorField, string>>;

/** What lines set of a row's own cells. */
function changesOf(lines: readonly Correction[], table: number, row: number): RowChanges {
  const changes: RowChanges = {};
  for (const { place, field, value } of linesAt(lines, 'row')) {
    const at = readPlace(place);
    if (at?.kind === 'row' && at.table === table && at.row === row && isIndicatorField(field)) changes[field] = value;
  }
  return changes;
}

/** Corrected rows of indicators, each with what changed of it. */
export interface CorrectedIndicators {
  readonly indicators: readonly Indicator[];
  readonly changes: ReadonlyMap<Indicator, RowChanges>;
}

export function correctIndicators(indicators: readonly Indicator[], lines: readonly Correction[]): CorrectedIndicators {
  const changes = new Map<Indicator, RowChanges>();
  const corrected = indicators.map((indicator) => {
    const own = changesOf(lines, indicator.table, indicator.row);
    if (Object.keys(own).length === 0) return indicator;
    changes.set(indicator, own);
    const changed = { ...indicator, ...own };
    return { ...changed, keywords: keptKeywords(changed) };
  });
  return { indicators: corrected, changes };
}

/** A corrected value with the names of its row, its declaration and its document; `corrected` where one is another than was read. */
export function correctNames(
  observation: Observation,
  indicators: readonly Indicator[],
  { changes }: Pick<CorrectedIndicators, 'changes'>,
  ofDeclaration: CorrectedDocument['changesOf'],
): Observation {
  const indicator = changes.size === 0 ? undefined : indicatorOf(observation, indicators);
  const names: Partial<Observation> = {
    ...(indicator ? changes.get(indicator) : {}),
    ...ofDeclaration(observation.declaration),
  };
  const isOther = Object.entries(names).some(([field, value]) => observation[field as keyof Observation] !== value);
  return isOther ? { ...observation, ...names, corrected: true } : observation;
}

/** What was set of rows: one issue for each line that changed something. */
export function rowIssues(lines: readonly Correction[], indicators: readonly Indicator[]): readonly Issue[] {
  return linesAt(lines, 'row').flatMap((line) => {
    const at = readPlace(line.place);
    const row = indicators.find((one) => at?.kind === 'row' && one.table === at.table && one.row === at.row);
    return row && isIndicatorField(line.field) ? saidOf(line, row[line.field], row.page) : [];
  });
}
