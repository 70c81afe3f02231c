// What a form around a table says of all of its rows: number, project, indicator, division, unit.

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

/** What a label is of, as its number and its name say alike: 取組 of 取組番号 and 取組名. */
const stemOf = (text: string): string => foldForMatching(text).replace(/(?:番号|コ-ド|No\.?|№|名称?)$/iu, '');

/** The facts among a form's pairs; the first of each counts. */
export function factsOf(pairs: readonly Pair[], setting: Setting): Facts {
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = { ...noFacts };
  const labelled = pairs.map(({ labels, value }) => ({
    label: readLabel(cellText(labels.at(-1) ?? value), setting),
    value,
  }));
  const projects = labelled
    .map(({ label }) => label)
    .filter(({ claims: [claim] }) => claim?.kind === 'role' && claim.role === 'project_name')
    .map(({ text }) => stemOf(text));
  for (const { label, value } of labelled) {
    const [claim] = label.claims;
    // The number of a policy or of the sheet is no number of its rows; 取組番号 beside 取組名 is that of the project.
    const ofRows =
      /指標|KPI/iu.test(label.text) || (projects.includes(stemOf(label.text)) && !/[施政]策/u.test(label.text));
    const ofIndicator = claim?.kind === 'role' && (claim.role !== 'project_code' || ofRows);
    const fact = ofIndicator && label.whole ? factOf[claim.role] : undefined;
    if (fact && facts[fact] === '') facts[fact] = cellText(value).trim();
  }
  return facts;
}
