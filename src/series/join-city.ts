import { groupBy } from '../groups/group-by.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { IssueRow } from '../schema/issue.js';
import type { SeriesRow } from '../schema/series.js';
import type { SeriesChange } from '../schema/series-change.js';
import type { SeriesLink } from '../schema/series-link.js';
import type { Segment } from '../text/token.js';
import { linkCertain } from './certain-links.js';
import { buildChangeRow, type Change, findChanges } from './changes.js';
import { findContradictions, findReusedCodes, findSameNamesTwice, rowInWords } from './contradictions.js';
import { findForbidden, joinDecided, type PlacedDecisions, placeDecisions, type SeriesDecision } from './decisions.js';
import { findEditionIssues } from './edition-issues.js';
import { buildEntries, type Entry } from './entry.js';
import { buildProfile, buildWords, findReadings, wordsOf } from './group-profile.js';
import { buildGroups, type Groups, type LinkEdge } from './groups.js';
import { findLikelyLinks, type Proposal } from './likely-links.js';
import { buildLinkRows, buildProposalRow, edgesByRow, endsOf } from './link-rows.js';
import type { SeriesProjection } from './projection.js';
import { buildSeriesRows } from './series-rows.js';
import { collectStatements, type PeriodStatements } from './statements.js';
import { buildVintages, type Vintage } from './vintage.js';

export interface SeriesOptions {
  readonly decisions?: readonly SeriesDecision[];
  /** For the readings of words (読み); asked only where rows are left that no rule joins. Without it words are compared as written. */
  readonly segment?: Segment;
  /** Indicator rows of one city beyond which its years are not joined. */
  readonly mostRows?: number;
}

/** The tables of the joined years (系列), and what a person should look at. */
export interface SeriesTables {
  readonly series: readonly SeriesRow[];
  readonly links: readonly SeriesLink[];
  readonly changes: readonly SeriesChange[];
  readonly issues: readonly IssueRow[];
}

/** Every certain and decided link, made. */
function linkRows(entries: readonly Entry[], { placed }: PlacedDecisions) {
  const byRules = buildGroups(entries);
  const needsRules = placed.some(({ decision }) => decision.kind === 'split');
  if (needsRules) linkCertain(entries, byRules);
  const groups = buildGroups(entries, findForbidden(placed, byRules.membersOf));
  linkCertain(entries, groups);
  return { groups, impossible: joinDecided(placed, groups) };
}

/** Groups, and how many of the city's declarations they stand in: one that stands in all has nowhere to go on. */
function findOpenGroups(groups: Groups, vintages: readonly Vintage[]): readonly (readonly Entry[])[] {
  const slots = new Set(vintages.map(({ slot }) => slot)).size;
  const open = groups.all().filter((rows) => rows.length < slots);
  return open.length < 2 ? [] : open;
}

/** The dictionary is asked only for the words of groups that could go on elsewhere: one declaration alone needs none. */
async function findProposals(
  groups: Groups,
  vintages: readonly Vintage[],
  segment: Segment | undefined,
): Promise<Proposal[]> {
  const open = findOpenGroups(groups, vintages);
  const words = buildWords(await findReadings(wordsOf(open.flat()), segment));
  return findLikelyLinks(
    open.map((rows, place) => buildProfile(rows, place, words)),
    groups,
  );
}

function proposalIssue(proposal: Proposal): Issue {
  const [from, to] = endsOf(proposal);
  const evidence = `（根拠 ${proposal.score.toFixed(2)}: ${proposal.evidence}）`;
  return { code: 'series/likely-link', actual: `${rowInWords(to)}${evidence}`, expected: rowInWords(from) };
}

const decisionInWords = ({ kind, row, other, printed }: SeriesDecision): string =>
  [`series:${kind}`, row, other, printed === '' ? '' : `「${printed}」`].filter((text) => text !== '').join(' ');

function decisionIssues({ stale }: PlacedDecisions, impossible: readonly SeriesDecision[]): Issue[] {
  return [
    ...stale.map(
      ({ decision, actual }): Issue => ({
        code: 'series/decision-stale',
        actual,
        expected: decisionInWords(decision),
      }),
    ),
    ...impossible.map((decision): Issue => ({ code: 'series/decision-impossible', actual: decisionInWords(decision) })),
  ];
}

/** How many value changes of a series fall on a period and unit. */
function countRevisions(changes: readonly Change[]) {
  const isSame = (change: Change, { fiscalYear, start, end, part, partLabel }: PeriodStatements): boolean =>
    change.period?.fiscalYear === fiscalYear &&
    change.period.start === start &&
    change.period.end === end &&
    change.period.part === part &&
    change.period.partLabel === partLabel;
  return (period: PeriodStatements): number => changes.filter((change) => isSame(change, period)).length;
}

/** One series with all that its declarations state. */
interface JoinedSeries {
  readonly rows: readonly Entry[];
  readonly periods: readonly PeriodStatements[];
  readonly changes: readonly Change[];
}

function joinStatements(rows: readonly Entry[]): JoinedSeries {
  const periods = collectStatements(rows);
  return { rows, periods, changes: findChanges(rows, periods) };
}

/** Series are put into tables until they have so many indicator rows: the tables of a city at once would take more memory than all it was made from. */
const ROWS_AT_A_TIME = 5000;

/** Series in pieces of some rows each; a series is never cut. */
function* inPieces(all: readonly (readonly Entry[])[]): Generator<readonly (readonly Entry[])[]> {
  let piece: (readonly Entry[])[] = [];
  let rows = 0;
  for (const series of all) {
    if (piece.length > 0 && rows + series.length > ROWS_AT_A_TIME) {
      yield piece;
      piece = [];
      rows = 0;
    }
    piece.push(series);
    rows += series.length;
  }
  if (piece.length > 0) yield piece;
}

/** The rows of some series, and what they say against each other. */
function buildTables(
  some: readonly JoinedSeries[],
  edges: ReadonlyMap<Entry, readonly LinkEdge[]>,
  proposed: ReadonlyMap<Entry, readonly Proposal[]>,
): SeriesTables {
  return {
    series: some.flatMap(({ rows, periods, changes }) => buildSeriesRows(rows, periods, countRevisions(changes))),
    links: some.flatMap(({ rows }) => [
      ...buildLinkRows(rows, edges),
      ...rows.flatMap((row) => (proposed.get(row) ?? []).map(buildProposalRow)),
    ]),
    changes: some.flatMap(({ rows, changes }) => changes.map((change) => buildChangeRow(rows, change))),
    issues: rendered(some.flatMap(({ rows, periods }) => findContradictions(rows, periods))),
  };
}

const rendered = (issues: readonly Issue[]): IssueRow[] => issues.map((issue) => renderIssue(issue, ''));

/** Issues alone, as tables without a row. */
export const issuesAlone = (issues: readonly Issue[]): SeriesTables => ({
  series: [],
  links: [],
  changes: [],
  issues: rendered(issues),
});

/** Joins the years of one city's documents, in whatever order they come; the tables come some series at a time. */
export async function* joinCity(
  documents: readonly SeriesProjection[],
  options: SeriesOptions,
): AsyncGenerator<SeriesTables> {
  const vintages = buildVintages(documents);
  const entries = buildEntries(vintages);
  const ids = new Set(documents.map(({ documentId }) => documentId));
  const byRef = new Map(entries.map((entry) => [entry.ref, entry]));
  const decided = placeDecisions(options.decisions ?? [], byRef, (id) => ids.has(id));
  const { groups, impossible } = linkRows(entries, decided);
  const proposals = await findProposals(groups, vintages, options.segment);
  const all = groups.all();
  const edges = edgesByRow(groups.edges());
  const proposed = groupBy(proposals, ({ later }) => later.first);
  for (const piece of inPieces(all)) yield buildTables(piece.map(joinStatements), edges, proposed);
  yield issuesAlone([
    ...findEditionIssues(vintages, all),
    ...findReusedCodes(entries),
    ...findSameNamesTwice(entries, groups.membersOf),
    ...proposals.map(proposalIssue),
    ...decisionIssues(decided, impossible),
  ]);
}
