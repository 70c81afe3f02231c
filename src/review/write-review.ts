import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import type { Correction } from '../corrections/correction-schema.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Observation } from '../schema/observation.js';
import { buildDocument } from './build-document.js';
import { buildHtml } from './build-html.js';
import { buildIndex, buildIndexEntry } from './build-index.js';
import { buildSeries, type SeriesOfObservations } from './build-series.js';
import { drawChart } from './draw-chart.js';
import { drawnBy, drawPictures, missingPdf, notRead, type Pictures, picturesSchema } from './draw-pictures.js';
import { emitScript } from './embed-data.js';
import { type FindPdf, pdfFinder } from './find-pdf.js';
import { emitKindStyles, reviewKinds } from './kind-assets.js';
import { type PictureHands, type PictureThreads, pictureHands } from './picture-hands.js';
import { readOutput, type StoredOutput } from './read-output.js';
import type { ReviewIndexEntry, ReviewSeries } from './review-data.js';

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

/** Charts per data file: opening the series page must not load thousands. */
const chartsPerFile = 60;

const assets = fileURLToPath(new URL('../review/assets/', import.meta.url));

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

/** The series page's data: names and values in one file, charts in several that are loaded when they come into view. */
async function writeSeries(data: string, built: readonly SeriesOfObservations[]): Promise<void> {
  const series: ReviewSeries[] = [];
  const charts: string[] = [];
  for (const { series: one, observations: own } of built) {
    const chart = drawChart(own);
    series.push({
      ...one,
      chart: chart ? [Math.floor(charts.length / chartsPerFile), charts.length % chartsPerFile] : [-1, -1],
    });
    if (chart) charts.push(chart);
  }
  await writeFile(join(data, 'series.js'), emitScript('reviewSeries', series));
  for (let file = 0; file * chartsPerFile < charts.length; file++) {
    const own = charts.slice(file * chartsPerFile, (file + 1) * chartsPerFile);
    await writeFile(join(data, `charts-${file}.js`), emitScript(`reviewCharts${file}`, own));
  }
}

/** What a document's page leaves for the pages about all. */
interface WrittenDocument {
  readonly entry: ReviewIndexEntry;
  readonly observations: readonly Observation[];
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
}

/** One document's page with its data and pictures. */
async function writeDocument({ options, stored, root, findPdf, hands }: Desk, at: number): Promise<WrittenDocument[]> {
  const own = stored.documents[at];
  if (!own) return [];
  const { id } = own;
  const result = await own.load();
  const pictures = await makePictures(result, join(root, 'pages'), findPdf, options, hands);
  const document = buildDocument(result, {
    pictures: new Map(pictures?.files.map(({ page, file }) => [page, `../pages/${file}`])),
    notices: pictures?.notices ?? [missingPdf],
    previous: stored.documents[at - 1]?.id ?? '',
    next: stored.documents[at + 1]?.id ?? '',
  });
  await writeFile(join(root, 'data', 'documents', `${id}.js`), emitScript('reviewDocument', document));
  await writeFile(join(root, 'documents', `${id}.html`), buildHtml('document', `documents/${id}`));
  const missing = pictures ? [] : [result.document.source_file];
  return [{ entry: buildIndexEntry(result), observations: result.observations, missing }];
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

/** Empty folders for the pages. Pictures stay: they are told by their document's hash. */
async function prepareFolders(root: string): Promise<void> {
  const data = join(root, 'data');
  for (const folder of [data, join(root, 'documents')]) await rm(folder, { recursive: true, force: true });
  for (const folder of [join(data, 'documents'), join(root, 'pages'), join(root, 'documents')])
    await mkdir(folder, { recursive: true });
  await cp(assets, join(root, 'assets'), { recursive: true, filter: (path) => !/\.(d\.ts|json)$/.test(path) });
  await writeFile(join(root, 'assets', 'kinds.css'), emitKindStyles());
  await writeFile(join(data, 'kinds.js'), emitScript('reviewKinds', reviewKinds));
}

/** Writes `review/` into the output folder: pages that open from disk, with everything that they need beside them. */
export async function writeReview(options: ReviewOptions): Promise<WrittenReview> {
  const stored = await readOutput(options.output);
  const root = join(options.output, 'review');
  const data = join(root, 'data');
  await prepareFolders(root);
  const hands = options.threads && pictureHands(options.threads);
  try {
    const written = await writeDocuments({ options, stored, root, findPdf: pdfFinder(options.pdfFolders), hands });
    const entries = written.map(({ entry }) => entry);
    const observations = written.flatMap((document) => document.observations);
    const ids = entries.map(({ document_id }) => document_id);
    await writeFile(join(data, 'index.js'), emitScript('reviewIndex', buildIndex(entries, stored.issues)));
    const corrections = emitScript('reviewCorrections', options.corrections) + emitScript('reviewDocumentIds', ids);
    await writeFile(join(data, 'corrections.js'), corrections);
    await writeSeries(data, buildSeries(observations, stored.links));
    await writeFile(join(root, 'index.html'), buildHtml('index'));
    await writeFile(join(root, 'series.html'), buildHtml('series'));
    const missing = written.flatMap((document) => document.missing);
    return { index: join(root, 'index.html'), documents: entries.length, missing, unreadable: stored.unreadable };
  } finally {
    await hands?.close();
  }
}
