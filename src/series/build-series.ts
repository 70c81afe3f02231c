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
import { groupBy } from './group-by.js';
import { buildProfile, findReadings, wordsOf } from './group-profile.js';
import { buildGroups, type Groups } from './groups.js';
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

/**
 * Twenty years of a large city's departments, each with a declaration, an interim and a result report, are some 15,000 indicator rows. Ten times
 * that fits in some 400 MB; more is no city, and would take the memory of the whole run.
 */
const MOST_ROWS = 150_000;

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
  const readings = await findReadings(wordsOf(open.flat()), segment);
  return findLikelyLinks(
    open.map((rows, place) => buildProfile(rows, place, readings)),
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

function buildTables(all: readonly JoinedSeries[], groups: Groups, proposals: readonly Proposal[]) {
  const edges = edgesByRow(groups.edges());
  const proposed = groupBy(proposals, ({ later }) => later.first);
  return {
    series: all.flatMap(({ rows, periods, changes }) => buildSeriesRows(rows, periods, countRevisions(changes))),
    links: all.flatMap(({ rows }) => [
      ...buildLinkRows(rows, edges),
      ...rows.flatMap((row) => (proposed.get(row) ?? []).map(buildProposalRow)),
    ]),
    changes: all.flatMap(({ rows, changes }) => changes.map((change) => buildChangeRow(rows, change))),
  };
}

/** Joins the years of one city's documents, in whatever order they come. */
async function joinCity(documents: readonly SeriesProjection[], options: SeriesOptions): Promise<SeriesTables> {
  const vintages = buildVintages(documents);
  const entries = buildEntries(vintages);
  const ids = new Set(documents.map(({ documentId }) => documentId));
  const decided = placeDecisions(options.decisions ?? [], new Map(entries.map((entry) => [entry.ref, entry])), (id) =>
    ids.has(id),
  );
  const { groups, impossible } = linkRows(entries, decided);
  const proposals = await findProposals(groups, vintages, options.segment);
  const all = groups.all().map(joinStatements);
  const issues = [
    ...findEditionIssues(
      vintages,
      all.map(({ rows }) => rows),
    ),
    ...findReusedCodes(entries),
    ...findSameNamesTwice(entries, groups.membersOf),
    ...all.flatMap(({ rows, periods }) => findContradictions(rows, periods)),
    ...proposals.map(proposalIssue),
    ...decisionIssues(decided, impossible),
  ];
  return { ...buildTables(all, groups, proposals), issues: issues.map((issue) => renderIssue(issue, '')) };
}

/** What tells one city from another: its code, or its name where no code is known. */
export const cityOf = ({ municipalityCode, municipality }: SeriesProjection): string =>
  municipalityCode || municipality.normalize('NFKC');

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Joins the years city by city as the documents stream by, so that no more than one city is in memory. The documents of a city must come
 * one after the other, as they do in the order of the contract; within a city their order makes no difference.
 */
export async function* joinYears(
  documents: AsyncIterable<SeriesProjection> | Iterable<SeriesProjection>,
  options: SeriesOptions = {},
): AsyncGenerator<SeriesTables> {
  let city: City | undefined;
  for await (const document of documents) {
    if (city && city.key !== cityOf(document)) {
      yield await closeCity(city, options);
      city = undefined;
    }
    city ??= { key: cityOf(document), documents: [], rows: 0 };
    city.rows += document.rows.length;
    if (city.rows <= (options.mostRows ?? MOST_ROWS)) city.documents.push(document);
    else city.documents.length = 0;
  }
  if (city) yield await closeCity(city, options);
}

/** The documents of one city as they come; none are kept any more once there are too many. */
interface City {
  readonly key: string;
  readonly documents: SeriesProjection[];
  rows: number;
}

function closeCity({ key, documents, rows }: City, options: SeriesOptions): Promise<SeriesTables> {
  const most = options.mostRows ?? MOST_ROWS;
  if (rows <= most) return joinCity(documents, options);
  const issue: Issue = { code: 'series/too-many-rows', actual: `${key} ${rows}`, expected: String(most) };
  return Promise.resolve({ series: [], links: [], changes: [], issues: [renderIssue(issue, '')] });
}

/** Joins the years of all documents at once. The same documents give the same rows, whatever their order. */
export async function buildSeries(
  documents: Iterable<SeriesProjection>,
  options: SeriesOptions = {},
): Promise<SeriesTables> {
  const ordered = [...documents].sort((left, right) => compareTexts(cityOf(left), cityOf(right)));
  const tables: SeriesTables[] = [];
  for await (const table of joinYears(ordered, options)) tables.push(table);
  return {
    series: tables.flatMap(({ series }) => series),
    links: tables.flatMap(({ links }) => links),
    changes: tables.flatMap(({ changes }) => changes),
    issues: tables.flatMap(({ issues }) => issues),
  };
}
