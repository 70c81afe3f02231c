import { placeOfObservation } from '../corrections/settle-issues.js';
import type { Observation } from '../schema/observation.js';
import { foldForMatching } from '../text/fold.js';
import type { ReviewSeries, SeriesPoint } from './review-data.js';

/** An indicator through the documents, with its observations in their order. */
export interface SeriesOfObservations {
  readonly series: Omit<ReviewSeries, 'chart'>;
  readonly observations: readonly Observation[];
}

/**
 * What makes two rows the same indicator for looking at: the same body and plan, project and indicator, whatever the spaces and
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

function buildOne(observations: readonly Observation[]): SeriesOfObservations[] {
  const latest = observations.toSorted(byVintage).at(-1);
  if (!latest) return [];
  const { municipality, department, plan_name, project_code, project_name, indicator_name, division } = latest;
  const unit = observations.find((observation) => observation.unit !== '')?.unit ?? '';
  const sorted = observations.toSorted(byYear);
  const names = { municipality, department, plan_name, project_code, project_name, indicator_name, division, unit };
  return [{ series: { ...names, points: sorted.map(buildPoint) }, observations: sorted }];
}

/** Observations of all documents → indicators through the years, in the order in which they are first met. */
export function buildSeries(observations: Iterable<Observation>): readonly SeriesOfObservations[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = seriesKey(observation);
    const group = groups.get(key);
    if (group) group.push(observation);
    else groups.set(key, [observation]);
  }
  return [...groups.values()].flatMap(buildOne);
}
