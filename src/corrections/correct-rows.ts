import type { Issue } from '../issues/issue.js';
import type { DocumentRow } from '../schema/document.js';
import { documentSchema } from '../schema/document.js';
import type { Indicator } from '../schema/indicator.js';
import { indicatorOf } from '../schema/indicator-of.js';
import type { Observation } from '../schema/observation.js';
import { type Correction, documentFields, type IndicatorField, indicatorFields } from './correction-schema.js';
import { linesAt, readPlace } from './place.js';
import { describeAuthor } from './replay-observation.js';

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

/** Fields of the document that all of its values repeat. */
const repeated = ['municipality_code', 'municipality', 'department', 'document_fiscal_year', 'plan_name'] as const;

/** The document with what lines set of it. */
export function correctDocument(document: DocumentRow, lines: readonly Correction[]): DocumentRow {
  const changes: Record<string, string | number | null> = {};
  for (const { field, value } of linesAt(lines, 'document')) {
    if (!documentFields.some((known) => known === field)) continue;
    changes[field] = field === 'document_fiscal_year' ? (value === '' ? null : Number(value)) : value;
  }
  return Object.keys(changes).length === 0 ? document : documentSchema.parse({ ...document, ...changes });
}

/** A value with the names of its corrected row and document; `corrected` where one of them is another than was read. `indicators`: as read. */
export function correctNames(
  observation: Observation,
  indicators: readonly Indicator[],
  { changes }: Pick<CorrectedIndicators, 'changes'>,
  document: DocumentRow,
): Observation {
  const indicator = changes.size === 0 ? undefined : indicatorOf(observation, indicators);
  const names: Partial<Observation> = {
    ...(indicator ? changes.get(indicator) : {}),
    ...Object.fromEntries(repeated.map((field) => [field, document[field]])),
  };
  const isOther = Object.entries(names).some(([field, value]) => observation[field as keyof Observation] !== value);
  return isOther ? { ...observation, ...names, corrected: true } : observation;
}

/** What was set of rows and of the document, one issue for each line that changed something. */
export function namesIssues(
  lines: readonly Correction[],
  before: { readonly document: DocumentRow; readonly indicators: readonly Indicator[] },
): readonly Issue[] {
  const said = (line: Correction, was: unknown, page?: number): readonly Issue[] =>
    String(was ?? '') === line.value
      ? []
      : [
          {
            code: 'correction/applied',
            ...(page === undefined ? {} : { page }),
            actual: `${line.place} ${line.field}=${was ?? ''}`,
            expected: `${line.field}=${line.value} (${describeAuthor(line)})`,
          },
        ];
  const ofDocument = linesAt(lines, 'document').flatMap((line) => {
    const field = documentFields.find((known) => known === line.field);
    return field ? said(line, before.document[field]) : [];
  });
  const ofRows = linesAt(lines, 'row').flatMap((line) => {
    const at = readPlace(line.place);
    const row = before.indicators.find((one) => at?.kind === 'row' && one.table === at.table && one.row === at.row);
    return row && isIndicatorField(line.field) ? said(line, row[line.field], row.page) : [];
  });
  return [...ofDocument, ...ofRows];
}
