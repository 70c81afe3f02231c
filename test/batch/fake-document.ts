import { createHash } from 'node:crypto';
import type { Convert } from '../../src/batch/convert-job.js';
import { documentIdOf, failedResult } from '../../src/failed-result.js';
import { renderIssue } from '../../src/issues/render.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import type { Indicator } from '../../src/schema/indicator.js';

/**
 * Stands for the pipeline: the bytes are `<department> <year> <indicators>`, or anything else, which is then no PDF. What it makes is
 * whole enough for every file of a run.
 */
export const fakeConvert: Convert = async (bytes, options) => {
  const text = Buffer.from(bytes).toString('utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const match = /^(\S+) (\d{4}) (\d+)/.exec(text);
  const id = documentIdOf(sha256);
  if (!match) return failedResult(id, sha256, { code: 'page/no-text', page: 1 });
  const [, department = '', year = '', count = ''] = match;
  return fakeResult(id, sha256, department, Number(year), Number(count), options.municipality ?? '142140');
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
});
