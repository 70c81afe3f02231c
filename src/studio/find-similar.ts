// Values under the same header in other documents.

import { readPlace } from '../corrections/place.js';
import { placeOfObservation } from '../corrections/settle-issues.js';
import { buildIssues } from '../review/build-issues.js';
import type { DocumentResult } from '../schema/document-result.js';
import { foldForMatching } from '../text/fold.js';
import type { SimilarValue } from './wire.js';

/** A column by its header: how columns of other documents are known to be the same. */
export function headerAt(result: DocumentResult, place: string): string | undefined {
  const at = readPlace(place);
  if (at?.kind !== 'value' && at?.kind !== 'column') return undefined;
  const table = result.tables.find((one) => one.table === at.table);
  return table?.columns.find(({ column }) => column === at.column)?.header;
}

/** Columns of a document under a header, as `<table>/<column>`; what is folded for matching counts as the same. */
export function columnsUnder({ tables }: DocumentResult, header: string): readonly string[] {
  const wanted = foldForMatching(header);
  return tables.flatMap(({ table, columns }) =>
    columns
      .filter((column) => column.header !== '' && foldForMatching(column.header) === wanted)
      .map(({ column }) => `${table}/${column}`),
  );
}

/** The values in these columns of a document, each with its open doubts. */
export function valuesIn(result: DocumentResult, columns: ReadonlySet<string>): readonly SimilarValue[] {
  const doubts = buildIssues(result).filter(({ level }) => level !== 'info');
  return result.observations.flatMap((observation): SimilarValue[] => {
    const place = placeOfObservation(observation.observation_id);
    const at = readPlace(place);
    if (at?.kind !== 'value' || !columns.has(`${at.table}/${at.column}`)) return [];
    const { document_id, indicator_name, value_text, page } = observation;
    const codes = [...new Set(doubts.filter((doubt) => doubt.place === place).map(({ code }) => code))];
    return [{ document: document_id, place, indicator_name, value_text, page, codes }];
  });
}
