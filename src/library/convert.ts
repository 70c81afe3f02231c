import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { documentIdOf, failedResult } from '../failed-result.js';
import type { Issue } from '../issues/issue.js';
import type { DocumentResult } from '../schema/document-result.js';
import { readMunicipalityCode } from '../values/municipality-code.js';
import { profilesFor } from './choose-profiles.js';
import { toPublic } from './public-document.js';
import type { ConvertedDocument } from './result-types.js';
import type { ConvertOptions } from './types.js';
import { type JobEnd, runInThread } from './worker-thread.js';

const DEFAULT_TIMEOUT_SECONDS = 60;

/** One worker, one document at a time: a dictionary takes more memory than a second worker would be worth. */
const inTurn = pLimit(1);

function codeOf(municipality: string | undefined): { readonly municipality?: string } {
  if (municipality === undefined) return {};
  const code = readMunicipalityCode(municipality);
  if (code === undefined)
    throw new TypeError(`"${municipality}" is no code of a municipality (six digits, the last one checks the others)`);
  return { municipality: code };
}

/** What a document that was given up becomes: a failed result that says why. */
function issueOf(end: Exclude<JobEnd, { kind: 'result' }>): Issue {
  switch (end.kind) {
    case 'timeout':
      return { code: 'batch/timeout', actual: String(end.seconds) };
    case 'out-of-memory':
      return { code: 'batch/out-of-memory' };
    case 'crashed':
      return { code: 'batch/crashed', actual: end.reason };
    default:
      return end satisfies never;
  }
}

function givenUp(sha256: string, end: Exclude<JobEnd, { kind: 'result' }>, options: ConvertOptions): DocumentResult {
  const failed = failedResult(documentIdOf(sha256), sha256, issueOf(end));
  const { fileName = '', sourceUrl = '', published = '' } = options;
  return {
    ...failed,
    document: { ...failed.document, source_file: fileName, source_url: sourceUrl, published },
  };
}

/** One PDF, converted in the library's own thread; see `convert` of the library. */
export async function convertInThread(bytes: Uint8Array, options: ConvertOptions): Promise<ConvertedDocument> {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError('convert takes the bytes of a PDF, as a Uint8Array or Buffer');
  const { fileName = '', sourceUrl = '', published = '', timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options;
  const job = {
    sourceFile: fileName,
    sourceUrl,
    published,
    profiles: profilesFor(options.profiles),
    passwords: [options.password ?? []].flat(),
    ...codeOf(options.municipality),
  };
  // A copy of its own to hand over: the caller's bytes stay, and of a small Buffer only its part of the shared memory goes.
  const own = new Uint8Array(bytes);
  const sha256 = createHash('sha256').update(own).digest('hex');
  const end = await inTurn(() => runInThread({ bytes: own, options: job }, timeoutSeconds));
  return toPublic(end.kind === 'result' ? end.result : givenUp(sha256, end, options));
}
