import { type Correction, correctionColumns } from '../corrections/correction-schema.js';
import { formatCsv } from './csv-lines.js';

/** Corrections as the text of their file: UTF-8 with a byte order mark, so that a spreadsheet reads it as it is. */
export const formatCorrections = (lines: readonly Correction[]): string =>
  `\uFEFF${formatCsv([[...correctionColumns], ...lines.map((line) => correctionColumns.map((name) => line[name]))])}`;
