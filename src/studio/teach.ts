import type { Correction } from '../corrections/correction-schema.js';
import { pointedColumns } from '../corrections/pointed-columns.js';
import { placeOfObservation } from '../corrections/settle-issues.js';
import { withoutCorrections } from '../corrections/without-corrections.js';
import { withPointedWords } from '../profiles/pointed-words.js';
import type { DeclaredTable, DocumentResult } from '../schema/document-result.js';
import type { Profile } from '../schema/profile.js';
import { foldForMatching } from '../text/fold.js';
import type { Desk } from './desk.js';
import type { TaughtColumn, TaughtDocument, TaughtValue, Teaching } from './wire.js';

/** Reads a PDF anew, in memory. */
export type ReadAnew = (bytes: Uint8Array, profiles: readonly Profile[]) => Promise<DocumentResult>;

/** What teaching needs of its surroundings. */
export interface TeachingDesk {
  readonly desk: Desk;
  readonly findBytes: (id: string) => Promise<Uint8Array | undefined>;
  /** Profiles that a document is read by. */
  readonly profilesOf: (id: string) => readonly Profile[];
  readonly read: ReadAnew;
}

/** So many values are shown of each document. */
const SHOWN_VALUES = 200;

/** Texts that stand at the head of a table's columns: its headers, else its first row. */
export function headersOf({
  columns,
  cells,
}: DeclaredTable): readonly { readonly column: number; readonly header: string }[] {
  const named = columns.filter(({ header }) => header !== '');
  if (named.length > 0) return named.map(({ column, header }) => ({ column, header }));
  const first = Math.min(...cells.map(({ row }) => row));
  return cells
    .filter(({ row, text }) => row === first && text !== '')
    .map(({ column, text }) => ({ column, header: text }));
}

/** The lines that say of a document's columns what they are for; none where it has no table with all these headers. */
function linesFor(
  result: DocumentResult,
  taught: readonly TaughtColumn[],
  by: string,
  at: string,
): readonly Correction[] {
  const { document_id: document } = result.document;
  return result.tables.flatMap((table) => {
    const headers = headersOf(table);
    const found = taught.map((one) => ({
      one,
      there: headers.find(({ header }) => foldForMatching(header) === foldForMatching(one.header)),
    }));
    if (found.some(({ there }) => !there)) return [];
    return found.flatMap(({ one, there }): Correction[] => {
      if (!there) return [];
      const line = {
        document,
        place: `column/${table.table}/${there.column}`,
        page: '',
        bbox: '',
        printed_text: there.header,
        reason: '',
        by,
        at,
      };
      return [
        ...(one.role === '' ? [] : [{ ...line, field: 'role' as const, value: one.role }]),
        ...(one.value_kind === '' ? [] : [{ ...line, field: 'value_kind' as const, value: one.value_kind }]),
      ];
    });
  });
}

const asTaught = ({
  observation_id,
  indicator_name,
  value_kind,
  fiscal_year,
  value_text,
  needs_review,
}: DocumentResult['observations'][number]): TaughtValue => ({
  place: placeOfObservation(observation_id),
  indicator_name,
  value_kind,
  fiscal_year,
  value_text,
  needs_review,
});

const sayingOf = ({ place, ...said }: TaughtValue): string => JSON.stringify(said);

/** How a document would be read, beside how it is read now. */
async function previewOne(
  around: TeachingDesk,
  id: string,
  lines: readonly Correction[],
): Promise<TaughtDocument | undefined> {
  const [now, bytes] = [await around.desk.load(id), await around.findBytes(id)];
  if (!now || !bytes) return undefined;
  const pointed = pointedColumns([
    ...around.desk.lines.filter(({ document }) => document.slice(0, 12) === id),
    ...lines,
  ]);
  const profiles = around.profilesOf(id).map((profile) => withPointedWords(profile, pointed));
  const then = await around.read(bytes, profiles);
  const [before, after] = [withoutCorrections(now).observations.map(asTaught), then.observations.map(asTaught)];
  const [known, coming] = [new Set(before.map(sayingOf)), new Set(after.map(sayingOf))];
  const { title, source_file } = now.document;
  return {
    document: id,
    title: title === '' ? source_file : title,
    added: after.filter((value) => !known.has(sayingOf(value))).length,
    removed: before.filter((value) => !coming.has(sayingOf(value))).length,
    values: after.slice(0, SHOWN_VALUES),
  };
}

/** The lines that a teaching adds: to this document, or to all that have a table with these headers. */
export async function teachingLines(
  { desk }: Pick<TeachingDesk, 'desk'>,
  { document, columns, everywhere }: Teaching,
  by: string,
): Promise<readonly Correction[]> {
  const ids = everywhere ? (await desk.list()).documents.map(({ document_id }) => document_id) : [document];
  const lines: Correction[] = [];
  for (const id of ids) {
    const result = await desk.load(id);
    if (result) lines.push(...linesFor(result, columns, by, ''));
  }
  return lines;
}

/** What a teaching would change (教える前の見通し): each document with a table of this form, read anew in memory. Nothing is written. */
export async function previewTeaching(around: TeachingDesk, teaching: Teaching): Promise<readonly TaughtDocument[]> {
  const lines = await teachingLines(around, teaching, '');
  const ids = [...new Set([teaching.document, ...lines.map(({ document }) => document)])];
  const documents: TaughtDocument[] = [];
  for (const id of ids) {
    const own = lines.filter(({ document }) => document === id);
    const preview = await previewOne(around, id, own);
    if (preview) documents.push(preview);
  }
  return documents;
}
