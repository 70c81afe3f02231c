import { createHash } from 'node:crypto';
import type { Convert } from '../../src/batch/convert-job.js';
import { documentIdOf, failedResult } from '../../src/failed-result.js';
import { renderIssue } from '../../src/issues/render.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import type { Indicator } from '../../src/schema/indicator.js';
import type { Observation } from '../../src/schema/observation.js';
import { sampleObservation } from '../corrections/sample.js';

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Stands for the pipeline: the bytes are `<department> <year> <indicators>`, or anything else, which is then no PDF. What it makes is
 * whole enough for every file of a run; with ` values` behind, each indicator has a target that is printed as its number.
 */
export const fakeConvert: Convert = async (bytes, options) => {
  const text = Buffer.from(bytes).toString('utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const match = /^(\S+) (\d{4}) (\d+)( values)?/.exec(text);
  const id = documentIdOf(sha256);
  if (!match) return failedResult(id, sha256, { code: 'page/no-text', page: 1 });
  const [, department = '', year = '', count = '', values] = match;
  const result = fakeResult(id, sha256, department, Number(year), Number(count), options.municipality ?? '142140');
  if (values === undefined) return result;
  const observations = result.indicators.map(({ row }) => fakeObservation(result, row));
  const doubt = renderIssue({ code: 'value/unreadable', page: 1, observationId: `${id}/1/1/2/1`, actual: '1人' }, id);
  return {
    ...result,
    document: { ...result.document, observations: observations.length, issues: result.issues.length + 1 },
    observations: observations.map((one, index) => ({ ...one, needs_review: index === 0 })),
    issues: [doubt, ...result.issues],
  };
};

function fakeResult(
  id: string,
  sha256: string,
  department: string,
  year: number,
  count: number,
  code: string,
): DocumentResult {
  const base = failedResult(id, sha256, { code: 'page/no-text', page: 1 });
  const indicators = Array.from({ length: count }, (_, index) => fakeIndicator(id, index + 1));
  const issues = [renderIssue({ code: 'batch/unused-source', actual: 'x' }, id)];
  return {
    ...base,
    document: {
      ...base.document,
      status: 'complete',
      department,
      document_fiscal_year: year,
      municipality_code: code,
      municipality: '伊勢原市',
      pages: 2,
      tables: 1,
      indicators: count,
      issues: issues.length,
    },
    indicators,
    issues,
  };
}

const fakeIndicator = (document_id: string, row: number): Indicator => ({
  document_id,
  table: 1,
  row,
  project_code: `06-${row}`,
  project_name: '事業, "引用"',
  indicator_name: '=1+1',
  division: '課',
  keywords: '',
  page: 1,
  bbox: '0.00 0.00 1.00 1.00',
  baseline_text: '',
  actual_text: '',
  estimate_text: '',
  target_text: '',
  interim_target_text: '',
  plan_text: '',
  declaration: 1,
  indicator_group: '',
});

const fakeObservation = ({ document }: DocumentResult, row: number): Observation =>
  sampleObservation(`1/${row}/2/1`, `${row}人`, {
    observation_id: `${document.document_id}/1/${row}/2/1`,
    document_id: document.document_id,
    municipality_code: document.municipality_code,
    municipality: document.municipality,
    department: document.department,
    document_fiscal_year: document.document_fiscal_year,
    indicator_name: `指標${row}`,
    value_kind: 'target',
    value_number: String(row),
  });
