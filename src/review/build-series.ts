import { placeOfObservation } from '../corrections/settle-issues.js';
import type { Observation } from '../schema/observation.js';
import { foldForMatching } from '../text/fold.js';
import type { StoredLink } from './read-output.js';
import type { ReviewSeries, SeriesPoint, SeriesProposal } from './review-data.js';

/** An indicator through the documents, with its observations in their order. */
export interface SeriesOfObservations {
  readonly series: Omit<ReviewSeries, 'chart'>;
  readonly observations: readonly Observation[];
}

/** `<document_id>/<table>/<row>`, as series_links.csv names rows. */
const rowOf = ({ observation_id }: Observation): string => observation_id.split('/').slice(0, 3).join('/');

/**
 * Where no links are at hand, what makes two rows the same indicator for looking at: the same body and plan, project and indicator, whatever the spaces and
 * widths. A project number counts only inside one plan. A look at the values at hand, not the linker's judgement.
 */
function seriesKey(observation: Observation): string {
  const { municipality_code, municipality, department, plan_name, project_code, project_name, indicator_name } =
    observation;
  const body = municipality_code === '' ? municipality : municipality_code;
  return JSON.stringify(
    [body, department, plan_name, project_code === '' ? project_name : project_code, indicator_name].map(
      foldForMatching,
    ),
  );
}

function buildPoint(observation: Observation): SeriesPoint {
  const { document_id, observation_id, document_fiscal_year, fiscal_year, period_text } = observation;
  const { value_kind, value_text, page, needs_review } = observation;
  const place = placeOfObservation(observation_id);
  return {
    document_id,
    place,
    document_fiscal_year,
    fiscal_year,
    period_text,
    value_kind,
    value_text,
    page,
    needs_review,
  };
}

const byVintage = (one: Observation, other: Observation): number =>
  (one.document_fiscal_year ?? 0) - (other.document_fiscal_year ?? 0);

const byYear = (one: Observation, other: Observation): number =>
  (one.fiscal_year ?? 0) - (other.fiscal_year ?? 0) || byVintage(one, other);

function buildOne(observations: readonly Observation[], proposals: readonly SeriesProposal[]): SeriesOfObservations[] {
  const latest = observations.toSorted(byVintage).at(-1);
  if (!latest) return [];
  const { municipality, department, plan_name, project_code, project_name, indicator_name, division } = latest;
  const unit = observations.find((observation) => observation.unit !== '')?.unit ?? '';
  const sorted = observations.toSorted(byYear);
  const names = { municipality, department, plan_name, project_code, project_name, indicator_name, division, unit };
  return [{ series: { ...names, points: sorted.map(buildPoint), proposals }, observations: sorted }];
}

/** How a row is called in a proposal. */
const describeRow = ({ document_fiscal_year, project_code, project_name, indicator_name }: StoredLink): string =>
  [document_fiscal_year, project_code, project_name, indicator_name].filter((word) => word !== '').join(' ');

/** Links that wait for a person, by the series that the row would join. */
function findProposals(links: readonly StoredLink[]): ReadonlyMap<string, readonly SeriesProposal[]> {
  const rows = new Map(links.map((link) => [`${link.document_id}/${link.table}/${link.row}`, link]));
  const proposals = new Map<string, SeriesProposal[]>();
  for (const link of links.filter(({ certainty }) => certainty === 'proposed')) {
    const other = rows.get(link.linked_to);
    const proposal = {
      document_id: link.document_id,
      place: `${link.table}/${link.row}`,
      linked_to: link.linked_to,
      indicator_name: link.indicator_name,
      row: describeRow(link),
      other: other ? describeRow(other) : link.linked_to,
      evidence: link.evidence,
    };
    proposals.set(link.series_id, [...(proposals.get(link.series_id) ?? []), proposal]);
  }
  return proposals;
}

/** Observations of all documents → indicators through the years, as the run linked them, in the order in which they are first met. */
export function buildSeries(
  observations: Iterable<Observation>,
  links: readonly StoredLink[] = [],
): readonly SeriesOfObservations[] {
  const linked = links.filter(({ certainty }) => certainty !== 'proposed');
  const seriesOf = new Map(linked.map((link) => [`${link.document_id}/${link.table}/${link.row}`, link.series_id]));
  const proposals = findProposals(links);
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = seriesOf.get(rowOf(observation)) ?? seriesKey(observation);
    const group = groups.get(key);
    if (group) group.push(observation);
    else groups.set(key, [observation]);
  }
  return [...groups].flatMap(([key, group]) => buildOne(group, proposals.get(key) ?? []));
}
