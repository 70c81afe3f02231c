import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emitDocument } from '../../src/emit/json.js';
import { writeReview } from '../../src/review/write-review.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import type { IssueRow } from '../../src/schema/issue.js';
import type { Observation } from '../../src/schema/observation.js';
import { builtFile } from '../../src/text/built-file.js';
import { sampleIssue, sampleObservation, sampleResult } from '../corrections/sample.js';

const kinds = ['baseline', 'actual', 'estimate', 'target'] as const;

/** A result as of a real declaration: `rows` indicators with four values each, one of them doubtful. */
export function syntheticResult(seed: string, rows: number, fields: Partial<Observation> = {}): DocumentResult {
  const sha256 = createHash('sha256').update(seed).digest('hex');
  const id = sha256.slice(0, 12);
  const observations = Array.from({ length: rows * kinds.length }, (_, index): Observation => {
    const row = Math.floor(index / kinds.length) + 1;
    const column = (index % kinds.length) + 3;
    const place = `1/${row}/${column}/1`;
    const doubtful = index === 1;
    return {
      ...sampleObservation(place, `${index + 1}人`, {
        value_kind: kinds[index % kinds.length] ?? 'actual',
        fiscal_year: 2017 + (index % kinds.length),
        value_number: String(index + 1),
        indicator_name: `指標${row}`,
        project_code: `${seed}-${row}`,
        needs_review: doubtful,
        ...fields,
      }),
      observation_id: `${id}/${place}`,
      document_id: id,
    };
  });
  const doubt: IssueRow = { ...sampleIssue('value/unreadable', { page: 1, actual: fields.value_text ?? '2人' }) };
  const result = sampleResult(observations, [
    { ...doubt, document_id: id, observation_id: observations[1]?.observation_id ?? '' },
  ]);
  return { ...result, document: { ...result.document, document_id: id, sha256, source_file: `${seed}.pdf` } };
}

/** Writes results as `convert` does, as far as the review needs them. */
export function writeOutput(folder: string, results: readonly DocumentResult[]): void {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  for (const result of results) {
    writeFileSync(join(folder, 'documents', `${result.document.document_id}.json`), emitDocument(result));
  }
}

/** The review pages of such a folder, without pictures, as `mokuhyo review` makes them. */
export const reviewOutput = (output: string) =>
  writeReview({
    output,
    pdfFolders: [],
    corrections: [],
    redraw: false,
    assets: builtFile('review/assets/'),
    onProgress: () => undefined,
  });
