import { groupBy } from '../groups/group-by.js';
import { documentKinds, stages } from '../schema/document.js';
import { columnRoles, type DocumentResult } from '../schema/document-result.js';
import { missingReasons, type Observation, statuses } from '../schema/observation.js';
import { valueKinds } from '../schema/value-kinds.js';
import { buildIssues } from './build-issues.js';
import { listDocument } from './listed-document.js';
import type { Checked, ReviewDocument, ReviewPage, ReviewRow } from './review-data.js';

const rowKey = (observation: Observation): string => observation.observation_id.split('/').slice(1, 3).join('/');

/** The KPI rows in the order of the table, each with its values. */
export function buildRows(observations: readonly Observation[]): readonly ReviewRow[] {
  return [...groupBy(observations, rowKey)].flatMap(([key, values]): ReviewRow[] => {
    const [first] = values;
    if (!first) return [];
    const [table = 0, row = 0] = key.split('/').map(Number);
    const { project_code, project_name, indicator_name, division } = first;
    const ids = values.map(({ observation_id }) => observation_id);
    return [{ table, row, project_code, project_name, indicator_name, division, values: ids }];
  });
}

/** Pages as known from what was read, with the pictures that could be made. */
export function buildPages(result: DocumentResult, pictures: ReadonlyMap<number, string>): readonly ReviewPage[] {
  return result.page_sizes.map(({ page, width, height }) => ({
    page,
    width,
    height,
    picture: pictures.get(page) ?? '',
  }));
}

/** What fields may hold that take a word of a list; an empty one where they may hold nothing. */
const choices: ReviewDocument['choices'] = {
  status: statuses,
  missing_reason: ['', ...missingReasons],
  value_kind: valueKinds,
  role: columnRoles,
  document_kind: documentKinds,
  stage: stages,
};

export interface Surroundings extends Pick<ReviewDocument, 'lines' | 'notices' | 'previous' | 'next' | 'next_open'> {
  /** Page → address of its picture. */
  readonly pictures: ReadonlyMap<number, string>;
  readonly checked: Checked | undefined;
}

/** Everything that a document's page shows. */
export function buildDocument(result: DocumentResult, { pictures, checked, ...around }: Surroundings): ReviewDocument {
  const { document, observations, tables, indicators, declarations, notes, settled_issues = [] } = result;
  const unplaced = result.placements.filter(({ place }) => place === 'unplaced');
  return {
    ...around,
    document,
    listed: listDocument(result, checked),
    pages: buildPages(result, pictures),
    rows: buildRows(observations),
    observations,
    before: result.read_before_correction,
    issues: buildIssues(result),
    settled: settled_issues.filter(({ level }) => level !== 'info'),
    unplaced: unplaced.map(({ page, bbox, text }) => ({ page, bbox, text })),
    tables,
    indicators,
    declarations,
    notes,
    choices,
  };
}
