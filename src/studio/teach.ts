import { optionsOf } from '../batch/reading-plan.js';
import { pointedColumns } from '../corrections/pointed-columns.js';
import { withoutCorrections } from '../corrections/without-corrections.js';
import { buildFormProfile, saysYear } from '../profiles/form-profile.js';
import { withPointedWords } from '../profiles/pointed-words.js';
import { selectForms } from '../profiles/select-profile.js';
import type { Told } from '../review/review-data.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Reading } from '../schema/manifest.js';
import type { Profile } from '../schema/profile.js';
import type { Desk } from './desk.js';
import { forgetForm, readForms, saveForm } from './forms-folder.js';
import type { StudioFolder } from './own-folder.js';
import type { Aside } from './read-aside.js';
import { tableToTeach } from './table-to-teach.js';
import type { DocumentOfForm, TableToTeach, TaughtDocument, TaughtValue, Teaching } from './wire.js';

/** What teaching needs of its surroundings. */
export interface TeachingDesk {
  readonly folder: StudioFolder;
  readonly desk: Desk;
  readonly findBytes: (id: string) => Promise<Uint8Array | undefined>;
  /** How the dataset has a document read. */
  readonly readingOf: (id: string) => Reading;
  /** Profiles of a file as the manifest names it; undefined where one is gone or wrong. */
  readonly profilesOf: (file: string) => readonly Profile[] | undefined;
  readonly aside: Aside;
}

export type Taught<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'refused'; readonly told: Told };

const refuse = (told: Told): { readonly kind: 'refused'; readonly told: Told } => ({ kind: 'refused', told });

const problems = {
  noTable: { message: 'There is no such table.', message_ja: 'この表はありません。' },
  noWords: {
    message: 'A form is known by two words or more of its headers.',
    message_ja: '様式を見分けるには、見出しの語が二つ以上要ります。',
  },
  nothing: {
    message: 'Nothing was said of any column or row.',
    message_ja: '列や行の意味が、まだ何も選ばれていません。',
  },
  noPdf: {
    message: 'The PDF does not lie where it was.',
    message_ja: 'PDFが元の場所にありません。',
  },
  profiles: {
    message: 'A profile of the dataset is gone or wrong; “mokuhyo profiles check” says what.',
    message_ja: 'データセットのプロファイルがないか、誤りがあります（mokuhyo profiles check で分かります）。',
  },
} as const satisfies Record<string, Told>;

/** One word may stand in any document. */
const FEWEST_WORDS = 2;

/** What a person pointed at, as a profile; what is wrong with it where something is. */
export function profileOf({ title, words, columns, rows }: Teaching, by = ''): Taught<Profile> {
  if (words.length < FEWEST_WORDS) return refuse(problems.noWords);
  const years = [...columns, ...rows].map(({ year }) => year).filter((year) => year !== '');
  const wrong = years.find((year) => !saysYear(year));
  if (wrong !== undefined) {
    return refuse({
      message: `“${wrong}” is no year (write 令和3年度, 2021)`,
      message_ja: `「${wrong}」は年度として読めません（例: 令和3年度）`,
    });
  }
  if (columns.length + rows.length === 0) return refuse(problems.nothing);
  const profile = buildFormProfile({
    title,
    by,
    words,
    columns: columns.map(({ header, role, value_kind, year }) => ({
      header,
      role: role === '' ? undefined : role,
      valueKind: value_kind === '' ? undefined : value_kind,
      year,
    })),
    rows: rows.map(({ label, value_kind, year, passed_over }) => ({
      label,
      valueKind: value_kind === '' ? undefined : value_kind,
      year,
      passedOver: passed_over,
    })),
  });
  return { kind: 'done', answer: profile };
}

/** All text of a document, as a form's words are looked for in it. */
const textOf = ({ placements, tables }: DocumentResult): string =>
  [...placements, ...tables.flatMap(({ header, cells }) => [...header, ...cells])].map(({ text }) => text).join('\n');

const titleOf = ({ document: { title, source_file } }: DocumentResult): string => (title === '' ? source_file : title);

const asTaught = ({
  indicator_name,
  value_kind,
  fiscal_year,
  value_text,
  needs_review,
}: DocumentResult['observations'][number]): TaughtValue => ({
  indicator_name,
  value_kind,
  fiscal_year,
  value_text,
  needs_review,
});

/** Values of one list that the other lacks, each as often as it lacks it. */
function lacking(values: readonly TaughtValue[], others: readonly TaughtValue[]): readonly TaughtValue[] {
  const left = new Map<string, number>();
  for (const value of others) left.set(JSON.stringify(value), (left.get(JSON.stringify(value)) ?? 0) + 1);
  return values.filter((value) => {
    const count = left.get(JSON.stringify(value)) ?? 0;
    left.set(JSON.stringify(value), count - 1);
    return count <= 0;
  });
}

/** The table that is to be taught, as the page shows it. */
export async function showTable(
  { desk, folder }: Pick<TeachingDesk, 'desk' | 'folder'>,
  id: string,
  number: number,
): Promise<Taught<TableToTeach>> {
  const result = await desk.load(id);
  const forms = (await readForms(folder)).map(({ name, title, form }) => ({ name, title, words: form }));
  const table = result && tableToTeach(result, number, forms);
  return table ? { kind: 'done', answer: table } : refuse(problems.noTable);
}

/** The documents of the dataset that are of the form, in the dataset's order. */
export async function documentsOfForm(
  { desk }: Pick<TeachingDesk, 'desk'>,
  teaching: Teaching,
): Promise<Taught<readonly DocumentOfForm[]>> {
  const made = profileOf(teaching);
  if (made.kind === 'refused') return made;
  const found: DocumentOfForm[] = [];
  for (const { document_id: document } of (await desk.list()).documents) {
    const result = await desk.load(document);
    if (result && selectForms(textOf(result), [made.answer]).length > 0)
      found.push({ document, title: titleOf(result) });
  }
  return { kind: 'done', answer: found };
}

/** How a document would be read after a teaching, beside how it is read now (教える前の見通し). Nothing is written. */
export async function previewTeaching(
  { desk, findBytes, readingOf, profilesOf, aside }: TeachingDesk,
  teaching: Teaching,
  id: string,
): Promise<Taught<TaughtDocument>> {
  const made = profileOf(teaching);
  if (made.kind === 'refused') return made;
  const [now, bytes] = [await desk.load(id), await findBytes(id)];
  if (!now || !bytes) return refuse(problems.noPdf);
  const reading = readingOf(id);
  const known = profilesOf(reading.profile);
  if (!known) return refuse(problems.profiles);
  const pointed = pointedColumns(desk.lines.filter(({ document }) => document.slice(0, 12) === id));
  const others = known.filter(({ name, form }) => form.length === 0 || name !== made.answer.name);
  const profiles = [made.answer, ...others].map((profile) => withPointedWords(profile, pointed));
  const end = await aside.read(bytes, optionsOf(reading, profiles));
  if (end.kind === 'failed') return refuse(end.told);
  const before = withoutCorrections(now).observations.map(asTaught);
  const values = end.result.observations.map(asTaught);
  const answer = {
    document: id,
    title: titleOf(now),
    added: lacking(values, before),
    removed: lacking(before, values),
    values,
  };
  return { kind: 'done', answer };
}

/** Keeps what was taught as a profile of the dataset. */
export async function teach(
  { folder }: Pick<TeachingDesk, 'folder'>,
  teaching: Teaching,
  by: string,
): Promise<Taught<Profile>> {
  const made = profileOf(teaching, by);
  if (made.kind === 'done') await saveForm(folder, made.answer);
  return made;
}

/** Takes a form's profile out of the dataset; false where it had none of this name. */
export const forget = ({ folder }: Pick<TeachingDesk, 'folder'>, name: string): Promise<boolean> =>
  forgetForm(folder, name);
