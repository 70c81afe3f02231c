import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { applyCorrections } from '../corrections/apply-corrections.js';
import type { Correction } from '../corrections/correction-schema.js';
import { linesByDocument } from '../corrections/standing-lines.js';
import type { DocumentResult } from '../schema/document-result.js';
import { buildHtml } from './build-html.js';
import { readYears } from './build-years.js';
import { readChecked } from './checked-file.js';
import { drawnBy, drawPictures, missingPdf, notRead, type Pictures, picturesSchema } from './draw-pictures.js';
import { emitScript } from './embed-data.js';
import { type FindPdf, pdfFinder } from './find-pdf.js';
import { listDocument, listDocuments } from './listed-document.js';
import { openRunIssues } from './open-run-issues.js';
import { type PictureHands, type PictureThreads, pictureHands } from './picture-hands.js';
import { readOutput, type StoredOutput } from './read-output.js';
import type { Checked, ListedDocument } from './review-data.js';
import { type StaticDocument, withoutUnshown } from './static-data.js';

export interface ReviewOptions {
  /** Folder that `convert` wrote. */
  readonly output: string;
  /** Folders that the PDFs may lie in, as they were given to `convert`. */
  readonly pdfFolders: readonly string[];
  /** Lines of the corrections file that the next saved one starts with. */
  readonly corrections: readonly Correction[];
  /** Tried where a PDF asks for one. */
  readonly passwords?: readonly string[];
  /** Draw pictures again even where they are there. */
  readonly redraw: boolean;
  readonly onProgress: (done: number, all: number) => void;
  /** Folder with the program and the looks of the pages, as they were built. */
  readonly assets: URL;
  /** Left out, this very thread draws. */
  readonly threads?: PictureThreads;
}

export interface WrittenReview {
  /** Path of the page to open. */
  readonly index: string;
  readonly documents: number;
  /** Source files whose PDF was not found. */
  readonly missing: readonly string[];
  readonly unreadable: readonly string[];
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Pictures of an earlier review, where they were drawn the same way and still stand there. */
async function readPictures(folder: string, id: string): Promise<Pictures | undefined> {
  const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : picturesSchema.safeParse(JSON.parse(text)).data;
  if (parsed?.drawn_by !== drawnBy) return undefined;
  const there = await Promise.all(parsed.files.map(({ file }) => exists(join(folder, file))));
  return there.every(Boolean) ? parsed : undefined;
}

/** A document's pictures: those that are there, else drawn from its PDF; undefined where that is not found. */
async function makePictures(
  result: DocumentResult,
  folder: string,
  findPdf: FindPdf,
  { redraw, passwords = [] }: Pick<ReviewOptions, 'redraw' | 'passwords'>,
  hands: PictureHands | undefined,
): Promise<Pictures | undefined> {
  if (result.document.status === 'failed') return notRead;
  const id = result.document.document_id;
  const former = redraw ? undefined : await readPictures(folder, id);
  if (former) return former;
  const bytes = await findPdf(result.document);
  if (!bytes) return undefined;
  const save = (file: string, picture: Uint8Array): Promise<void> => writeFile(join(folder, file), picture);
  const pictures = await drawPictures(result, bytes, passwords, save, hands?.draw);
  // Where nothing could be drawn, the next review tries again: the password may be at hand then.
  if (pictures.files.length > 0) await writeFile(join(folder, `${id}.json`), `${JSON.stringify(pictures)}\n`);
  return pictures;
}

/** What a document's page leaves for the list. */
interface WrittenDocument {
  readonly listed: ListedDocument;
  /** The source file where its PDF was not found. */
  readonly missing: readonly string[];
}

/** Where pages are written, and what draws their pictures. */
interface Desk {
  readonly options: ReviewOptions;
  readonly stored: StoredOutput;
  readonly root: string;
  readonly findPdf: FindPdf;
  readonly hands: PictureHands | undefined;
  readonly lines: ReadonlyMap<string, readonly Correction[]>;
  readonly checked: ReadonlyMap<string, Checked>;
}

/** One document's page with its data and pictures. */
async function writeDocument(desk: Desk, at: number): Promise<WrittenDocument[]> {
  const { options, stored, root, findPdf, hands, lines, checked } = desk;
  const own = stored.documents[at];
  if (!own) return [];
  const { id } = own;
  const result = await own.load();
  const pictures = await makePictures(result, join(root, 'pages'), findPdf, options, hands);
  const document: StaticDocument = {
    result: withoutUnshown(result),
    pictures: pictures?.files.map(({ page, file }) => [page, `../pages/${file}`]) ?? [],
    notices: pictures?.notices ?? [missingPdf],
    checked: checked.get(id) ?? null,
    previous: stored.documents[at - 1]?.id ?? '',
    next: stored.documents[at + 1]?.id ?? '',
  };
  await writeFile(join(root, 'data', 'documents', `${id}.js`), emitScript('reviewDocument', document));
  await writeFile(join(root, 'documents', `${id}.html`), buildHtml('document', id));
  const missing = pictures ? [] : [result.document.source_file];
  return [{ listed: listDocument(applyCorrections(result, lines.get(id) ?? []), checked.get(id)), missing }];
}

/** All documents' pages, as many at once as there are threads that draw; the answers in the order of the documents. */
async function writeDocuments(desk: Desk): Promise<readonly WrittenDocument[]> {
  const { options, stored } = desk;
  const limit = pLimit(options.threads?.most ?? 1);
  let done = 0;
  const written = stored.documents.map((_, at) =>
    limit(async () => {
      const own = await writeDocument(desk, at);
      done += 1;
      options.onProgress(done, stored.documents.length);
      return own;
    }),
  );
  return (await Promise.all(written)).flat();
}

/** Empty folders for the pages, and the program that shows them. Pictures stay: they are told by their document's hash. */
async function prepareFolders(root: string, assets: URL): Promise<void> {
  const data = join(root, 'data');
  for (const folder of [data, join(root, 'documents'), join(root, 'assets')])
    await rm(folder, { recursive: true, force: true });
  for (const folder of [join(data, 'documents'), join(root, 'pages'), join(root, 'documents')])
    await mkdir(folder, { recursive: true });
  await cp(assets, join(root, 'assets'), { recursive: true });
}

/** Writes `review/` into the output folder: pages that open from disk, with everything that they need beside them. */
export async function writeReview(options: ReviewOptions): Promise<WrittenReview> {
  const { output, corrections } = options;
  const stored = await readOutput(output);
  const root = join(output, 'review');
  const writeData = (name: string, script: string): Promise<void> => writeFile(join(root, 'data', name), script);
  await prepareFolders(root, options.assets);
  const hands = options.threads && pictureHands(options.threads);
  try {
    const written = await writeDocuments({
      options,
      stored,
      root,
      findPdf: pdfFinder(options.pdfFolders),
      hands,
      lines: linesByDocument(corrections),
      checked: await readChecked(output),
    });
    const list = listDocuments(
      written.map(({ listed }) => listed),
      openRunIssues(stored.issues, corrections),
      stored.unreadable,
    );
    const ids = list.documents.map(({ document_id }) => document_id);
    await writeData('list.js', emitScript('reviewList', list));
    await writeData(
      'corrections.js',
      emitScript('reviewCorrections', corrections) + emitScript('reviewDocumentIds', ids),
    );
    await writeData('years.js', emitScript('reviewYears', await readYears(output, corrections)));
    await writeFile(join(root, 'index.html'), buildHtml('index'));
    await writeFile(join(root, 'series.html'), buildHtml('years'));
    const missing = written.flatMap((document) => document.missing);
    return { index: join(root, 'index.html'), documents: ids.length, missing, unreadable: stored.unreadable };
  } finally {
    await hands?.close();
  }
}
