// The forms of single cells: decimals, days, years, boxes, ids.

import * as z from 'zod';

// `fieldType`: the type of a column in a Data Package, where JSON Schema has only strings.

/** Decimal as printed: `.` as point, no separators, as many decimals as on the page. A string, so that nothing is rounded. */
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ fieldType: 'number' });
/** ISO 8601 day. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ fieldType: 'date' });
/** Fiscal year (年度): the year in which its April lies. */
export const fiscalYear = z.int().min(1868).max(2200);
/** `left top right bottom`, points from the page's top-left corner, two decimals. */
export const bbox = z.string().regex(/^-?\d+\.\d\d( -?\d+\.\d\d){3}$/);
/** First 12 hex digits of the SHA-256 of the PDF's bytes. */
export const documentId = z.string().regex(/^[0-9a-f]{12}$/);
export const pageNumber = z.int().min(1);
