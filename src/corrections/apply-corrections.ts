import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import { findReplaced } from './correct-observation.js';
import type { Correction } from './correction-schema.js';
import { findStaleness } from './find-staleness.js';
import { describeAuthor, type Replayed, replayObservation } from './replay-observation.js';
import { findCoveringIssues, isAcceptedBy, isCoverSettled, placeOfObservation } from './settle-issues.js';
import { type StandingLine, standingOf } from './standing-lines.js';
import { withoutCorrections } from './without-corrections.js';

/** The lines that count about this document, less those about series: they are the linker's. */
function findStandingLines(corrections: readonly Correction[], documentId: string): readonly StandingLine[] {
  const own = corrections.filter(
    ({ document, field }) => document.slice(0, documentId.length) === documentId && !field.startsWith('series:'),
  );
  return standingOf(own);
}

function staleIssue(line: Correction, result: DocumentResult): Issue | undefined {
  const stale = findStaleness(line, result);
  if (!stale) return undefined;
  const observation = result.observations.find(
    ({ observation_id }) => placeOfObservation(observation_id) === line.place,
  );
  const at = observation ? { page: observation.page, observationId: observation.observation_id } : {};
  return { code: 'correction/stale', ...at, ...stale };
}

/** Two people contradict each other and nobody can tell whose word counts: neither does, and the value is doubtful. */
function conflictIssue({ line, against }: StandingLine, result: DocumentResult): Issue | undefined {
  if (!against) return undefined;
  const there = result.observations.find(({ observation_id }) => placeOfObservation(observation_id) === line.place);
  const at = there ? { page: there.page, observationId: there.observation_id } : {};
  const describe = (one: Correction): string => `${one.place} ${one.field}=${one.value} (${describeAuthor(one)})`;
  return { code: 'correction/conflict', ...at, actual: describe(against), expected: describe(line) };
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
    const settled = wasDoubted.has(id) || isCoverSettled(findCoveringIssues(observation, before), mine);
    return settled ? { ...observation, needs_review: false } : observation;
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

function rebuildResult(
  read: DocumentResult,
  replayed: ReadonlyMap<string, Replayed>,
  settled: ReadonlySet<IssueRow>,
  said: readonly Issue[],
  fresh: readonly Correction[],
): DocumentResult {
  const id = read.document.document_id;
  const kept = read.observations.flatMap((observation) => {
    const replay = replayed.get(observation.observation_id);
    return replay ? (replay.observation ?? []) : observation;
  });
  const keptIds = new Set(kept.map(({ observation_id }) => observation_id));
  const open = read.issues
    .filter((issue) => !settled.has(issue))
    .map((issue) =>
      issue.observation_id === '' || keptIds.has(issue.observation_id) ? issue : { ...issue, observation_id: '' },
    );
  const issues = [...open, ...said.map((issue) => renderIssue(issue, id))];
  const observations = markReview(kept, read.issues, issues, fresh);
  return {
    ...read,
    document: {
      ...read.document,
      status: findStatus(read, issues),
      observations: kept.length,
      issues: issues.length,
    },
    observations,
    read_before_correction: findAllReplaced(read.observations, observations),
    issues,
    ...(settled.size > 0 ? { settled_issues: read.issues.filter((issue) => settled.has(issue)) } : {}),
  };
}

const copied = ['document', 'divisions', 'tables', 'indicators', 'observations', 'issues'] as const;

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
  const standing = findStandingLines(corrections, read.document.document_id);
  if (standing.length === 0 && read === result) return result;
  const lines = standing.filter(({ against }) => !against).map(({ line }) => line);
  const stale = new Map(lines.map((line) => [line, staleIssue(line, read)]));
  const fresh = lines.filter((line) => stale.get(line) === undefined);
  const replayed = new Map<string, Replayed>();
  for (const observation of read.observations) {
    const place = placeOfObservation(observation.observation_id);
    const mine = fresh.filter((line) => line.place === place && line.field !== 'accept');
    if (mine.length > 0) replayed.set(observation.observation_id, replayObservation(observation, mine));
  }
  const settled = new Set(read.issues.filter((issue) => replayed.get(issue.observation_id)?.settles(issue)));
  const open = read.issues.filter((issue) => !settled.has(issue));
  const accepts = fresh.filter(({ field }) => field === 'accept');
  const accepted = acceptIssues(open, accepts);
  for (const issue of accepted.settled) settled.add(issue);
  const staleIssues = [...stale.values()].filter((issue) => issue !== undefined);
  const said = [
    ...standing.flatMap((one) => conflictIssue(one, read) ?? []),
    ...staleIssues,
    ...[...replayed.values()].flatMap((replay) => replay.issues),
    ...accepted.issues,
    ...acceptCovering(read, accepts),
  ];
  return withCopy(read, rebuildResult(read, replayed, settled, said, fresh));
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
