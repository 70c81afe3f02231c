// Why a PDF could not be opened.

import type { Issue } from '../issues/issue.js';
import { isPasswordError } from './engine/engine.js';

/** pdf.js looks for the header in the first kilobyte, as Acrobat does. */
const HEADER_REACH = 1024;
/** How many bytes of a file that is no PDF the issue quotes. */
const QUOTED = 16;

/** The reason as one line: pdf.js's message, without its full stop. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').replace(/[.\s]+$/, '');
}

function hasHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_REACH)).includes('%PDF-');
}

/** The first bytes as text where they are, else as numbers: 'html>' or '50 4b 03 04'. */
function quoteStart(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, QUOTED));
  const text = start.toString('latin1');
  return /^[\x20-\x7e\r\n\t]+$/.test(text)
    ? text.replace(/\s+/g, ' ').trim()
    : start.toString('hex').replace(/(..)(?=.)/g, '$1 ');
}

/** Why pdf.js could not open these bytes. */
export function explainFailure(bytes: Uint8Array, error: unknown): Issue {
  if (isPasswordError(error)) return { code: 'document/password-needed' };
  if (!hasHeader(bytes)) return { code: 'document/not-a-pdf', actual: quoteStart(bytes) };
  return { code: 'document/damaged', actual: reasonOf(error) };
}

/** Does the file stop before its end: no end mark, or objects of an update behind the last one? */
export function isTruncated(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = buffer.lastIndexOf('%%EOF');
  return end < 0 || /(^|\s)\d+\s+\d+\s+obj\b/.test(buffer.toString('latin1', end));
}
