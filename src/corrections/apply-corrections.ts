import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { DeclarationRow } from '../schema/declaration.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import { addRows, withAddedTexts } from './add-rows.js';
import { correctDocument } from './correct-document.js';
import { findReplaced } from './correct-observation.js';
import { correctIndicators, correctNames, rowIssues } from './correct-rows.js';
import { findDroppedTables, isInTables, linesFromAround } from './correct-tables.js';
import type { Correction } from './correction-schema.js';
import { findStaleness } from './find-staleness.js';
import { isPointedAt, judgeColumns } from './pointed-columns.js';
import { describeAuthor, type Replayed, replayObservation } from './replay-observation.js';
import {
  findCoveringIssues,
  isAcceptedBy,
  isCoverSettled,
  isSettledForDocument,
  placeOfObservation,
} from './settle-issues.js';
import { keyOf, type StandingLine, standingOf } from './standing-lines.js';
import { compareIds, withoutCorrections } from './without-corrections.js';

/** The lines about this document, less those about series: they are the linker's. */
const findOwnLines = (corrections: readonly Correction[], documentId: string): readonly Correction[] =>
  corrections.filter(
    ({ document, field }) => document.slice(0, documentId.length) === documentId && !field.startsWith('series:'),
  );

/** Lines that still fit and count, and an issue for each thing that no fitting line is left about. */
interface Sifted {
  readonly standing: readonly StandingLine[];
  readonly stale: readonly Issue[];
}

/** What no longer fits says nothing: of two lines about the same thing that which fits counts, whichever is later. */
function sift(lines: readonly Correction[], read: DocumentResult): Sifted {
  const isAddition = ({ field, value }: Correction): boolean => field === 'add' && value === 'true';
  const none = new Map<string, string>();
  const additions = lines.filter((line) => isAddition(line) && !findStaleness(line, read, none));
  const added = new Map(additions.map(({ place, printed_text }) => [place, printed_text]));
  const why = new Map(lines.map((line) => [line, findStaleness(line, read, added)]));
  const standing = standingOf(lines.filter((line) => why.get(line) === undefined));
  const said = new Set(standing.map(({ line }) => keyOf(line)));
  const stale = standingOf(lines.filter((line) => why.get(line) !== undefined && !said.has(keyOf(line))));
  return {
    standing,
    stale: stale.flatMap(({ line }): readonly Issue[] => {
      const staleness = why.get(line);
      return staleness ? [{ code: 'correction/stale', ...placeIn(line, read), ...staleness }] : [];
    }),
  };
}

/** Where a line about a value points, if that is there. */
function placeIn({ place }: Correction, { observations }: DocumentResult): Pick<Issue, 'page' | 'observationId'> {
  const there = observations.find(({ observation_id }) => placeOfObservation(observation_id) === place);
  return there ? { page: there.page, observationId: there.observation_id } : {};
}

/** Two people contradict each other and nobody can tell whose word counts: neither does, and the value is doubtful. */
function conflictIssue({ line, against }: StandingLine, result: DocumentResult): Issue | undefined {
  if (!against) return undefined;
  const describe = (one: Correction): string => `${one.place} ${one.field}=${one.value} (${describeAuthor(one)})`;
  return { code: 'correction/conflict', ...placeIn(line, result), actual: describe(against), expected: describe(line) };
}

interface Accepted {
  readonly settled: readonly IssueRow[];
  readonly issues: readonly Issue[];
}

/** The doubts that a person accepted, each with an info issue that says by whom. */
function acceptIssues(issues: readonly IssueRow[], lines: readonly Correction[]): Accepted {
  const settled: IssueRow[] = [];
  const said: Issue[] = [];
  for (const issue of issues) {
    const line = lines.findLast((candidate) => isAcceptedBy(issue, candidate));
    if (!line) continue;
    settled.push(issue);
    said.push({
      code: 'correction/accepted',
      ...(issue.page === null ? {} : { page: issue.page }),
      ...(issue.observation_id === '' ? {} : { observationId: issue.observation_id }),
      actual: issue.actual === '' ? issue.code : `${issue.code} 「${issue.actual}」`,
      expected: describeAuthor(line),
    });
  }
  return { settled, issues: said };
}

/** An issue over a whole page, accepted for one value: the value is no longer doubtful, the issue stands for the others. */
function acceptCovering(read: DocumentResult, lines: readonly Correction[]): readonly Issue[] {
  return read.observations.flatMap((observation) => {
    const mine = lines.filter(({ place }) => place === placeOfObservation(observation.observation_id));
    if (mine.length === 0) return [];
    return findCoveringIssues(observation, read.issues).flatMap(({ code }): Issue[] => {
      const line = mine.findLast(({ value }) => value === code);
      if (!line) return [];
      const at = { page: observation.page, observationId: observation.observation_id };
      return [{ code: 'correction/accepted', ...at, actual: code, expected: describeAuthor(line) }];
    });
  });
}

/** `needs_review` as the contract defines it: an issue of level warning or error points at the value, or lies over its page. */
function markReview(
  observations: readonly Observation[],
  before: readonly IssueRow[],
  after: readonly IssueRow[],
  lines: readonly Correction[],
) {
  const doubted = (issues: readonly IssueRow[]) =>
    new Set(issues.filter(({ level }) => level !== 'info').map(({ observation_id }) => observation_id));
  const wasDoubted = doubted(before);
  const isDoubted = doubted(after);
  return observations.map((observation) => {
    const id = observation.observation_id;
    if (isDoubted.has(id)) return { ...observation, needs_review: true };
    const mine = lines.filter(({ place }) => place === placeOfObservation(id));
    const covering = findCoveringIssues(observation, before);
    const open = covering.filter((issue) => after.includes(issue));
    const isUncovered = covering.length > 0 && (open.length === 0 || isCoverSettled(open, mine));
    return wasDoubted.has(id) || isUncovered ? { ...observation, needs_review: false } : observation;
  });
}

/** Status from issues; a document of which nothing could be read stays failed whatever a person accepts. */
function findStatus(result: DocumentResult, issues: readonly IssueRow[]): DocumentResult['document']['status'] {
  if (result.document.status === 'failed') return 'failed';
  return issues.some(({ level }) => level === 'error') ? 'partial' : 'complete';
}

/** By observation_id: the fields as they were read where they are others now, the whole observation where it was removed. */
function findAllReplaced(before: readonly Observation[], after: readonly Observation[]) {
  const now = new Map(after.map((observation) => [observation.observation_id, observation]));
  const entries = before.map((observation): [string, Partial<Observation>] => {
    const later = now.get(observation.observation_id);
    return [observation.observation_id, later ? findReplaced(observation, later) : observation];
  });
  return Object.fromEntries(entries.filter(([, fields]) => Object.keys(fields).length > 0));
}

/** A document as lines leave it, before its doubts are settled. */
interface Replay {
  readonly document: DocumentResult['document'];
  readonly declarations: readonly DeclarationRow[];
  readonly tables: DocumentResult['tables'];
  readonly indicators: DocumentResult['indicators'];
  /** In order of their ids: those that were read and those that a person added. */
  readonly observations: readonly Observation[];
  readonly replayed: ReadonlyMap<string, Replayed>;
  readonly dropped: ReadonlySet<number>;
  readonly issues: readonly Issue[];
}

/** Everything that fitting lines say, from the whole to its parts: tables that are none, rows that are missing, names, then values. */
function replay(read: DocumentResult, fresh: readonly Correction[]): Replay {
  const { numbers: dropped, issues: droppedIssues } = findDroppedTables(read, fresh);
  const stays = ({ table }: { readonly table: number }): boolean => !dropped.has(table);
  const added = addRows(read, fresh);
  const named = correctDocument(read, fresh);
  const asRead = [...read.indicators, ...added.indicators].filter(stays);
  const rows = correctIndicators(asRead, fresh);
  const columns = judgeColumns(read, fresh);
  const values = [...read.observations, ...added.observations].filter((one) => stays(tableOf(one)));
  const replayed = new Map<string, Replayed>();
  for (const observation of values) {
    const own = fresh.filter(({ place }) => place === placeOfObservation(observation.observation_id));
    const mine = [...linesFromAround(observation, fresh), ...own].filter(
      ({ field }) => field !== 'accept' && field !== 'add',
    );
    if (mine.length > 0) replayed.set(observation.observation_id, replayObservation(observation, mine));
  }
  const observations = values.flatMap((observation) => {
    const mine = replayed.get(observation.observation_id);
    const standing = mine ? mine.observation : observation;
    if (!standing) return [];
    const value = correctNames(standing, asRead, rows, named.changesOf);
    return [isPointedAt(value, columns) ? { ...value, corrected: true } : value];
  });
  return {
    document: named.document,
    declarations: named.declarations,
    tables: read.tables.map((table) => (stays(table) || table.kind !== 'kpi' ? table : { ...table, kind: 'other' })),
    indicators: withAddedTexts(rows.indicators, added.observations),
    observations: added.observations.length > 0 ? [...observations].sort(compareIds) : observations,
    replayed,
    dropped,
    issues: [
      ...droppedIssues,
      ...columns.issues,
      ...added.issues,
      ...named.issues,
      ...rowIssues(fresh, [...read.indicators, ...added.indicators]),
      ...[...replayed.values()].flatMap(({ issues }) => issues),
    ],
  };
}

const tableOf = ({ observation_id }: Observation): { readonly table: number } => ({
  table: Number(observation_id.split('/')[1]),
});

/** Declarations with the numbers of rows that corrections leave them. */
function recount(read: DocumentResult, done: Replay, observations: readonly Observation[]): DeclarationRow[] {
  const difference = (
    number: number,
    now: readonly { readonly declaration: number }[],
    before: readonly { readonly declaration: number }[],
  ): number => {
    const count = (rows: typeof now): number => rows.filter(({ declaration }) => declaration === number).length;
    return count(now) - count(before);
  };
  return done.declarations.map((row) => ({
    ...row,
    indicators: row.indicators + difference(row.declaration, done.indicators, read.indicators),
    observations: row.observations + difference(row.declaration, observations, read.observations),
  }));
}

/** What a document is once its doubts are settled: status and `needs_review` follow from those that are left. */
function rebuildResult(
  read: DocumentResult,
  done: Replay,
  settled: ReadonlySet<IssueRow>,
  said: readonly Issue[],
  fresh: readonly Correction[],
): DocumentResult {
  const id = read.document.document_id;
  const keptIds = new Set(done.observations.map(({ observation_id }) => observation_id));
  const open = read.issues
    .filter((issue) => !settled.has(issue))
    .map((issue) =>
      issue.observation_id === '' || keptIds.has(issue.observation_id) ? issue : { ...issue, observation_id: '' },
    );
  const issues = [...open, ...said.map((issue) => renderIssue(issue, id))];
  const observations = markReview(done.observations, read.issues, issues, fresh);
  return {
    ...read,
    document: {
      ...done.document,
      status: findStatus(read, issues),
      indicators: read.document.indicators + done.indicators.length - read.indicators.length,
      observations: observations.length,
      issues: issues.length,
    },
    declarations: recount(read, done, observations),
    tables: done.tables,
    indicators: done.indicators,
    observations,
    read_before_correction: findAllReplaced(read.observations, observations),
    issues,
    ...(settled.size > 0 ? { settled_issues: read.issues.filter((issue) => settled.has(issue)) } : {}),
  };
}

const copied = ['document', 'declarations', 'divisions', 'tables', 'indicators', 'observations', 'issues'] as const;

/** Beside what corrections made of a result: the parts that they changed, as they were read. */
function withCopy(read: DocumentResult, corrected: DocumentResult): DocumentResult {
  const isChanged = (part: (typeof copied)[number]): boolean =>
    JSON.stringify(read[part]) !== JSON.stringify(corrected[part]);
  const parts = copied.filter(isChanged).map((part) => [part, read[part]]);
  return parts.length === 0 ? corrected : { ...corrected, as_read: Object.fromEntries(parts) };
}

/**
 * Replays a person's corrections (訂正) onto what was read from one PDF. Lines about other documents and about series are passed
 * over. A line whose place or printed text no longer agrees is stale: not applied, and an issue names both. Pure; replaying twice
 * changes nothing. Status and `needs_review` follow from the issues that are left.
 */
export function applyCorrections(result: DocumentResult, corrections: readonly Correction[]): DocumentResult {
  const read = withoutCorrections(result);
  const own = findOwnLines(corrections, read.document.document_id);
  if (own.length === 0) return read;
  const { standing, stale } = sift(own, read);
  const fresh = standing.filter(({ against }) => !against).map(({ line }) => line);
  const done = replay(read, fresh);
  const settled = new Set(
    read.issues.filter(
      (issue) =>
        done.replayed.get(issue.observation_id)?.settles(issue) ||
        isSettledForDocument(issue, fresh, read.declarations) ||
        isInTables(issue, read.tables, done.dropped),
    ),
  );
  const open = read.issues.filter((issue) => !settled.has(issue));
  const accepts = fresh.filter(({ field }) => field === 'accept');
  const accepted = acceptIssues(open, accepts);
  for (const issue of accepted.settled) settled.add(issue);
  const said = [
    ...standing.flatMap((one) => conflictIssue(one, read) ?? []),
    ...stale,
    ...done.issues,
    ...accepted.issues,
    ...acceptCovering(read, accepts),
  ];
  return withCopy(read, rebuildResult(read, done, settled, said, fresh));
}

/** Documents that corrections name and a run did not read: one info issue, or none. */
export function findOtherDocuments(
  corrections: readonly Correction[],
  documentIds: readonly string[],
): Issue | undefined {
  const known = new Set(documentIds);
  const others = corrections.map(({ document }) => document.slice(0, 12)).filter((id) => id !== '' && !known.has(id));
  return others.length === 0
    ? undefined
    : { code: 'correction/other-document', actual: [...new Set(others)].sort().join(' ') };
}
