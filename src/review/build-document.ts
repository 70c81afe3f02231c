import { fieldsThatSettle, findCoveringIssues, placeOfIssue, valueFields } from '../corrections/settle-issues.js';
import { catalogue } from '../issues/catalogue.js';
import type { CatalogueEntry } from '../issues/entry.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import type { ReviewDocument, ReviewIssue, ReviewPage, ReviewRow } from './review-data.js';

const entries: Readonly<Record<string, CatalogueEntry>> = catalogue;

/** An issue with its remedy; a code of another version of the program has none. */
export function buildIssue(issue: IssueRow): ReviewIssue {
  const entry = entries[issue.code];
  return {
    ...issue,
    place: placeOfIssue(issue),
    help: entry?.help ?? '',
    help_ja: entry?.help_ja ?? '',
    settled_by: fieldsThatSettle(issue),
  };
}

/** All issues of a document; one that lies over a page of doubtful values stands at each of them as well. */
export function buildIssues({
  issues,
  observations,
}: Pick<DocumentResult, 'issues' | 'observations'>): readonly ReviewIssue[] {
  const covering = observations.flatMap((observation) =>
    findCoveringIssues(observation, issues).map((issue): ReviewIssue => {
      const { observation_id, bbox } = observation;
      return { ...buildIssue({ ...issue, observation_id, bbox }), settled_by: valueFields };
    }),
  );
  return [...issues.map(buildIssue), ...covering];
}

const rowKey = (observation: Observation): string => observation.observation_id.split('/').slice(1, 3).join('/');

/** The KPI rows in the order of the table, each with its values. */
export function buildRows(observations: readonly Observation[]): readonly ReviewRow[] {
  const rows = new Map<string, Observation[]>();
  for (const observation of observations) {
    const row = rows.get(rowKey(observation));
    if (row) row.push(observation);
    else rows.set(rowKey(observation), [observation]);
  }
  return [...rows].flatMap(([key, values]): ReviewRow[] => {
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

export interface Surroundings {
  /** Page → address of its picture, relative to the document's page. */
  readonly pictures: ReadonlyMap<number, string>;
  readonly notices: ReviewDocument['notices'];
  readonly previous: string;
  readonly next: string;
}

/** Everything that a document's review page shows. */
export function buildDocument(result: DocumentResult, around: Surroundings): ReviewDocument {
  const unplaced = result.placements.filter(({ place }) => place === 'unplaced');
  return {
    document: result.document,
    pages: buildPages(result, around.pictures),
    notices: around.notices,
    rows: buildRows(result.observations),
    observations: result.observations,
    before: result.read_before_correction,
    issues: buildIssues(result),
    unplaced: unplaced.map(({ page, bbox, text }) => ({ page, bbox, text })),
    previous: around.previous,
    next: around.next,
  };
}
