// JSON of documents, with decimals as they were printed.

import { orderResult } from '../dataset/order.js';
import type { DocumentResult } from '../schema/document-result.js';

/**
 * A decimal of the schemas in JSON text. Inside of a string value every quote has a backslash before it, so this finds members only.
 */
const decimalMember = /"(value_number|value_min|value_max)":( ?)"(-?)(\d+)(\.\d+)?"/g;

/**
 * JSON text in which the decimals, strings in the program, are numbers with the decimals that were printed: `"12.50"` → `12.50`.
 * Without `indent` on one line.
 */
export function stringifyExact(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    decimalMember,
    (_member, name: string, space: string, sign: string, whole: string, decimals: string | undefined) =>
      // JSON knows no leading zeros.
      `"${name}":${space}${sign}${whole.replace(/^0+(?=\d)/, '')}${decimals ?? ''}`,
  );
}

/** Spaces by which a document's JSON is indented: it is read by people, too. */
const documentIndent = 1;

/** documents/<document_id>.json, of a result that has been through its schema: that checks it and puts its members in order. */
export function emitDocument(result: DocumentResult): string {
  return `${stringifyExact(orderResult(result), documentIndent)}\n`;
}
