import { createHash } from 'node:crypto';
import { emitExtras } from '../../src/emit/emit-extras.js';
import { flavourNames } from '../../src/emit/flavours.js';
import type { LintReport } from '../../src/lint/finding.js';
import { lintFolder } from '../../src/lint/lint-folder.js';
import type { LintSource } from '../../src/lint/lint-source.js';
import type { RuleName } from '../../src/lint/rules.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { csvFiles, describeResults, streamOf } from '../emit/example-dataset.js';
import { exampleResult } from '../emit/example-result.js';
import { memoryFolder } from '../emit/memory-folder.js';

export type Files = Map<string, Buffer>;

/** A whole output folder, every flavour included, as `convert` writes it. */
export async function exampleFolder(
  results: readonly DocumentResult[] = [exampleResult('a'), exampleResult('b')],
): Promise<Files> {
  const { files, open } = memoryFolder();
  const description = describeResults(results);
  await emitExtras({
    results: streamOf(results),
    description,
    also: flavourNames,
    includePartial: false,
    includeOther: false,
    open,
  });
  for (const [name, text] of Object.entries(csvFiles(results))) files.set(`${name}.csv`, Buffer.from(text));
  for (const { document } of results) files.set(`documents/${document.document_id}.json`, Buffer.from('{}\n'));
  return files;
}

/** Pieces of odd length, so that what is split between two of them is met. */
export function sourceOf(files: Files, piece = 997): LintSource {
  return {
    paths: [...files.keys()].sort(),
    read: async function* (path) {
      const bytes = files.get(path) ?? Buffer.alloc(0);
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

export const lint = (files: Files, piece?: number): Promise<LintReport> => lintFolder(sourceOf(files, piece));

/** Writes the hashes anew, as if the change had been meant: what is left to find is the fault itself. */
export function recordAnew(files: Files): void {
  const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
  const digest = (path: string) => {
    const bytes = files.get(path) ?? Buffer.alloc(0);
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const descriptor = JSON.parse(text('datapackage.json'));
  for (const resource of descriptor.resources) {
    if (!files.has(resource.path)) continue;
    const { bytes, sha256 } = digest(resource.path);
    Object.assign(resource, { bytes, hash: `sha256:${sha256}` });
  }
  files.set('datapackage.json', Buffer.from(JSON.stringify(descriptor)));
  const sums = text('CHECKSUMS.txt').replace(/^[0-9a-f]{64} {2}(.+)$/gm, (line, path: string) =>
    files.has(path) ? `${digest(path).sha256}  ${path}` : line,
  );
  files.set('CHECKSUMS.txt', Buffer.from(sums));
}

/** The rules that failed, in the order of the report. */
export const failedRules = (report: LintReport): RuleName[] =>
  report.rules.filter((result) => result.counts.fail > 0).map((result) => result.rule);
