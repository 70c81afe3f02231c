// Links and proposals as rows of series_links.csv.

import { groupBy } from '../groups/group-by.js';
import type { SeriesLink } from '../schema/series-link.js';
import type { Entry } from './entry.js';
import type { LinkEdge } from './groups.js';
import type { Proposal } from './likely-links.js';

type Link = Pick<SeriesLink, 'certainty' | 'rule' | 'linked_to' | 'evidence' | 'score'>;

const start: Link = { certainty: 'certain', rule: 'first', linked_to: '', evidence: '', score: null };

function linkBy(edge: LinkEdge, reached: Entry): Link {
  const decided = edge.rule === 'accepted' || edge.rule === 'joined';
  return {
    certainty: decided ? 'accepted' : 'certain',
    rule: edge.rule,
    linked_to: reached.ref,
    evidence: edge.evidence,
    score: null,
  };
}

/** Edges by the row at either end of them. */
export function edgesByRow(edges: readonly LinkEdge[]): ReadonlyMap<Entry, readonly LinkEdge[]> {
  const ends = edges.flatMap((edge) => [edge.from, edge.to].map((entry) => ({ entry, edge })));
  const grouped = groupBy(ends, ({ entry }) => entry);
  return new Map([...grouped].map(([entry, group]) => [entry, group.map(({ edge }) => edge)]));
}

/** How each row of a series came to it: walked from the first row along the links that were made. */
function walkLinks(rows: readonly Entry[], edges: ReadonlyMap<Entry, readonly LinkEdge[]>): ReadonlyMap<Entry, Link> {
  const [first] = rows;
  const links = new Map<Entry, Link>();
  if (!first) return links;
  links.set(first, start);
  const reached: Entry[] = [first];
  for (const entry of reached) {
    for (const edge of edges.get(entry) ?? []) {
      const next = edge.from === entry ? edge.to : edge.from;
      if (links.has(next)) continue;
      links.set(next, linkBy(edge, entry));
      reached.push(next);
    }
  }
  return links;
}

function buildRow(entry: Entry, seriesId: string, link: Link): SeriesLink {
  const { document, supersededBy } = entry.vintage;
  return {
    municipality_code: document.municipalityCode,
    municipality: document.municipality,
    series_id: seriesId,
    document_id: document.documentId,
    table: entry.row.table,
    row: entry.row.row,
    page: entry.row.page,
    document_fiscal_year: document.fiscalYear,
    stage: document.stage,
    department: document.department,
    plan_name: entry.row.planName,
    project_code: entry.row.code,
    project_name: entry.row.project,
    indicator_name: entry.row.indicator,
    division: entry.row.division,
    ...link,
    superseded_by: supersededBy ?? null,
  };
}

/** The rows of series_links.csv of one series: one per indicator row. */
export function buildLinkRows(rows: readonly Entry[], edges: ReadonlyMap<Entry, readonly LinkEdge[]>): SeriesLink[] {
  const links = walkLinks(rows, edges);
  return rows.map((entry) => {
    const link = links.get(entry);
    if (!link) throw new Error(`row ${entry.ref} is in a series without a link`);
    return buildRow(entry, rows[0]?.ref ?? entry.ref, link);
  });
}

/** The later side's first row, and the row of the earlier side that it would go on from. */
export function endsOf({ earlier, later }: Proposal): readonly [earlier: Entry, later: Entry] {
  const before = earlier.rows.findLast((row) => row.index < later.first.index);
  return [before ?? earlier.first, later.first];
}

/** A proposal as a row of series_links.csv: the later series' first row, under the earlier series. */
export function buildProposalRow(proposal: Proposal): SeriesLink {
  const [from, to] = endsOf(proposal);
  return buildRow(to, proposal.earlier.first.ref, {
    certainty: 'proposed',
    rule: 'likely',
    linked_to: from.ref,
    evidence: proposal.evidence,
    score: proposal.score.toFixed(2),
  });
}
