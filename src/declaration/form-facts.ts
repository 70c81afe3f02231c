import type { ColumnRole } from '../schema/document-result.js';
import type { GridCell } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readLabel } from './labels.js';
import { cellText } from './line-text.js';
import type { Setting } from './setting.js';

/** A value beside its label in a form: 所管課 | 環境課. Two labels where one leads another (目標値 | 令和4年度 | 12件). */
export interface Pair {
  readonly labels: readonly GridCell[];
  readonly value: GridCell;
  /** Row of the grid that it stands in. */
  readonly row: number;
}

/** What a pair speaks of, its numbers apart: 指標1 and 指標2 are alike. */
export const speaksOf = (pair: Pair, setting: Setting): string =>
  pair.labels
    .map((cell) =>
      foldForMatching(readLabel(cellText(cell), setting).rest).replace(/[\d()一二三四五六七八九十]+$/u, ''),
    )
    .join('|');

/** What a form says of all that stands in it. */
export interface Facts {
  readonly projectCode: string;
  readonly projectName: string;
  readonly indicatorName: string;
  readonly division: string;
  readonly unit: string;
}

export const noFacts: Facts = { projectCode: '', projectName: '', indicatorName: '', division: '', unit: '' };

const factOf: Partial<Record<ColumnRole, keyof Facts>> = {
  project_code: 'projectCode',
  project_name: 'projectName',
  indicator_name: 'indicatorName',
  division: 'division',
  unit: 'unit',
};

export const mergeFacts = (own: Facts, outer: Facts): Facts => ({
  projectCode: own.projectCode || outer.projectCode,
  projectName: own.projectName || outer.projectName,
  indicatorName: own.indicatorName || outer.indicatorName,
  division: own.division || outer.division,
  unit: own.unit || outer.unit,
});

/** The facts among a form's pairs; the first of each counts. */
export function factsOf(pairs: readonly Pair[], setting: Setting): Facts {
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = { ...noFacts };
  for (const { labels, value } of pairs) {
    const label = readLabel(cellText(labels.at(-1) ?? value), setting);
    const [claim] = label.claims;
    // The number of a policy or of the sheet is no number of its rows.
    const ofIndicator = claim?.kind === 'role' && (claim.role !== 'project_code' || /指標|KPI/iu.test(label.text));
    const fact = ofIndicator && label.whole ? factOf[claim.role] : undefined;
    if (fact && facts[fact] === '') facts[fact] = cellText(value).trim();
  }
  return facts;
}
