// The addresses of the studio, and what each answers.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod';
import { MAX_FILE_BYTES } from '../batch/read-input.js';
import { correctionFields } from '../corrections/correction-schema.js';
import { readYears } from '../review/build-years.js';
import { completeLines } from '../review/complete-lines.js';
import { readTyped } from '../review/read-typed.js';
import type { Told } from '../review/review-data.js';
import { addReadingAgain } from './again-routes.js';
import type { CatalogueDesk, CatalogueEnd } from './catalogue-desk.js';
import type { CorrectionsDesk, SaveEnd } from './corrections-desk.js';
import type { Desk } from './desk.js';
import type { Guard } from './guard.js';
import { type ConfigDoor, readHandOver, zipDataset } from './hand-over.js';
import type { Jobs } from './jobs.js';
import type { StudioFolder } from './own-folder.js';
import { type PagePictures, pictureScales } from './page-pictures.js';
import { badRequest, documentId, person, readBody, text } from './read-body.js';
import { type StudioSettings, writeSettings } from './settings-file.js';
import { readAsset, shell } from './shell.js';
import { takeUpload } from './take-upload.js';
import type { TeachingDesk } from './teach.js';
import { addTeaching } from './teach-routes.js';
import { uploadName } from './upload-name.js';
import type { StudioState } from './wire.js';

/** What a studio works with. */
export interface Studio {
  readonly folder: StudioFolder;
  readonly desk: Desk;
  readonly corrections: CorrectionsDesk;
  readonly jobs: Jobs;
  readonly pictures: PagePictures;
  readonly config: ConfigDoor;
  readonly catalogue: CatalogueDesk;
  readonly ocrLacks: () => readonly Told[];
  readonly teaching: TeachingDesk;
  settings: StudioSettings;
  readonly language: 'ja' | 'en';
}

/** What a page may send besides PDFs: corrections of a whole column of a long table, amply. */
const MAX_JSON_BYTES = 4 * 1024 * 1024;

const stepSchema = z.object({
  by: person,
  lines: z
    .array(
      z.object({
        document: z.string(),
        place: text,
        page: text,
        bbox: text,
        printed_text: text,
        field: z.enum(correctionFields),
        value: text,
        reason: text,
      }),
    )
    .min(1)
    .max(20_000),
});
const undoSchema = z.object({ step: z.int() });
const withdrawSchema = z.object({ document: documentId, place: text });
const checkSchema = z.object({ document: documentId, checked: z.boolean(), by: person });
const settingsSchema = z.object({ by: person.optional(), language: z.enum(['ja', 'en']).optional() });
const typedSchema = z.object({ text: z.string().max(400), unit: text });
const similarSchema = z.object({ document: documentId, place: text, everywhere: z.boolean() });
const configSchema = z.record(z.string().max(40), z.string().max(2000));
const targetSchema = z.object({
  site: z.string().trim().max(2000),
  dataset: z.string().trim().max(200),
  token: z.string().trim().max(5000),
  organization: z.string().trim().max(200),
});
const stopSchema = z.object({});
const convertSchema = z.object({ names: z.array(z.string().max(300)).max(100_000) });

/** PDFs that were handed in and belong to no document of the dataset yet. */
async function findUnread({ folder, desk, jobs }: Studio): Promise<readonly string[]> {
  if (jobs.isRunning()) return [];
  const names = await readdir(folder.pdfs).catch(() => []);
  const known = new Set(
    [...(desk.state?.members.values() ?? [])].flatMap(({ places }) => places.map(({ sourceFile }) => sourceFile)),
  );
  const failed = new Set(
    desk.state?.unread.flatMap(({ place, status }) => (status === 'failed' ? [place.sourceFile] : [])),
  );
  return names.filter((name) => /\.pdf$/i.test(name) && !known.has(name) && !failed.has(name)).sort();
}

async function stateOf(studio: Studio): Promise<StudioState> {
  const { desk, jobs, folder, settings, catalogue, corrections } = studio;
  return {
    revision: desk.revision,
    job: jobs.job(),
    catalogue: catalogue.progress(),
    undo: corrections.last(),
    scans: desk.scans,
    loading: desk.loading,
    unread: await findUnread(studio),
    stale: desk.isStale,
    problems: desk.problems,
    folder: folder.root,
    largest: MAX_FILE_BYTES,
    by: settings.by,
    language: settings.language ?? studio.language,
  };
}

const damaged = {
  message: 'corrections.csv has lines that cannot be read; correct or remove them, then try again',
  message_ja: 'corrections.csv に読めない行があります。直すか削除してから、もう一度操作してください',
};

/** What a page is told of its step: `saved` only once it is on the disk. */
function answerSave(context: Context, end: SaveEnd, revision: number): Response {
  switch (end.kind) {
    case 'saved':
      return context.json({ step: end.step, lines: end.lines, revision });
    case 'nothing':
      return context.json({ step: 0, lines: 0, revision });
    case 'wrong':
      return context.json(end.problems[0] ?? damaged, 422);
    case 'damaged':
      return context.json(damaged, 409);
    default:
      return end satisfies never;
  }
}

/** What the pages look at. */
function addReading(app: Hono, studio: Studio): void {
  const { desk, pictures } = studio;
  app.get('/assets/:name', async (context) => {
    const asset = await readAsset(context.req.param('name'));
    return asset ? context.body(new Uint8Array(asset.bytes), 200, { 'Content-Type': asset.type }) : context.notFound();
  });
  app.get('/api/state', async (context) => context.json(await stateOf(studio)));
  app.get('/api/documents', async (context) => context.json(await desk.list()));
  app.get('/api/documents/:id', async (context) => {
    const document = await desk.show(context.req.param('id'));
    return document
      ? context.json(document)
      : context.json({ message: 'no such document', message_ja: 'その文書はありません' }, 404);
  });
  app.get('/api/years', async (context) => context.json(await readYears(studio.folder.root, desk.lines)));
  app.post('/api/read', async (context) => {
    const body = await readBody(context, typedSchema);
    return body ? context.json(readTyped(body.text, body)) : badRequest(context);
  });
  app.post('/api/similar', async (context) => {
    const body = await readBody(context, similarSchema);
    const similar = body && (await desk.similar(body.document, body.place, body.everywhere));
    return similar ? context.json(similar) : badRequest(context);
  });
  app.get('/pages/:id/:page{[0-9]{1,5}}', async (context) => {
    const scale = pictureScales.find((known) => String(known) === (context.req.query('scale') ?? '2'));
    const { id, page } = context.req.param();
    if (scale === undefined || !/^[0-9a-f]{12}$/.test(id)) return badRequest(context);
    const picture = await pictures.draw(id, Number(page), scale);
    if (!picture) return context.notFound();
    // A document's id is its hash: its pictures never change.
    return context.body(new Uint8Array(picture), 200, {
      'Content-Type': 'image/webp',
      'Cache-Control': 'private, max-age=86400',
    });
  });
}

/** PDFs that are handed in, and their conversion. */
function addConverting(app: Hono, studio: Studio): void {
  const { folder, jobs } = studio;
  app.put('/api/uploads', async (context) => {
    const name = uploadName(context.req.query('name') ?? '');
    const body = context.req.raw.body;
    if (name === undefined || body === null) {
      return context.json({ message: 'only PDF files (.pdf)', message_ja: 'PDF（.pdf）だけを置けます' }, 415);
    }
    const most = MAX_FILE_BYTES;
    const isTooLarge = Number(context.req.header('content-length') ?? 0) > most;
    const taken = isTooLarge
      ? ({ kind: 'too-large' } as const)
      : await takeUpload(body, { folder: folder.pdfs, temp: folder.making, name, most });
    if (taken.kind === 'too-large') {
      const megabytes = most / 1024 / 1024;
      const told = { message: `larger than ${megabytes} MB`, message_ja: `${megabytes}MBを超えています` };
      return context.json(told, 413);
    }
    return context.json({ name: taken.name, there: taken.kind === 'there' });
  });
  app.post('/api/convert', async (context) => {
    const body = await readBody(context, convertSchema);
    if (!body || body.names.some((name) => uploadName(name) !== name)) return badRequest(context);
    jobs.start(body.names.map((name) => join(folder.pdfs, name)));
    return context.json(await stateOf(studio));
  });
  app.post('/api/stop', async (context) => {
    // What is sent is read to its end everywhere: a connection that closes over unread bytes is reset, and the answer may be lost with it.
    if (!(await readBody(context, stopSchema))) return badRequest(context);
    jobs.stop();
    return context.json(await stateOf(studio));
  });
}

/** Giving the dataset away. */
function addHandOver(app: Hono, { folder, desk, config, jobs }: Studio): void {
  app.get('/api/hand-over', async (context) => context.json(await readHandOver(folder, desk, config)));
  app.post('/api/config', async (context) => {
    const body = await readBody(context, configSchema);
    if (!body) return badRequest(context);
    const [problem] = await config.write(body);
    return problem ? context.json(problem, 422) : context.json(await readHandOver(folder, desk, config));
  });
  app.get('/hand-over.zip', async (context) => {
    // A run puts new files in the places of old ones: what it makes is given whole.
    await jobs.idle();
    return context.body(zipDataset(folder), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="mokuhyo-dataset.zip"',
    });
  });
}

const answerCatalogue = (context: Context, end: CatalogueEnd): Response =>
  end.kind === 'answered' ? context.json(end.answer) : context.json(end.told, 422);

/** Planning, pushing and verifying the dataset in a catalogue. */
function addCatalogue(app: Hono, { catalogue }: Studio): void {
  app.post('/api/catalogue/plan', async (context) => {
    const body = await readBody(context, targetSchema);
    return body ? answerCatalogue(context, await catalogue.plan(body)) : badRequest(context);
  });
  app.post('/api/catalogue/push', async (context) => {
    const body = await readBody(context, targetSchema.extend({ plan: z.uuid() }));
    return body ? answerCatalogue(context, await catalogue.push(body, body.plan)) : badRequest(context);
  });
  app.post('/api/catalogue/verify', async (context) => {
    const body = await readBody(context, targetSchema);
    return body ? answerCatalogue(context, await catalogue.verify(body)) : badRequest(context);
  });
}

/** What people do. */
function addWork(app: Hono, studio: Studio): void {
  const { corrections, desk, folder } = studio;
  app.post('/api/steps', async (context) => {
    const step = await readBody(context, stepSchema);
    if (!step) return badRequest(context);
    const whole = await completeLines(step, (id) => desk.load(id));
    return answerSave(context, await corrections.save(whole), desk.revision);
  });
  app.post('/api/undo', async (context) => {
    const body = await readBody(context, undoSchema);
    return body ? answerSave(context, await corrections.undo(body.step), desk.revision) : badRequest(context);
  });
  app.post('/api/withdraw', async (context) => {
    const body = await readBody(context, withdrawSchema);
    if (!body) return badRequest(context);
    return answerSave(context, await corrections.withdraw(body.document, body.place), desk.revision);
  });
  app.post('/api/checked', async (context) => {
    const body = await readBody(context, checkSchema);
    if (!body) return badRequest(context);
    const mark = body.checked ? { by: body.by, at: new Date().toISOString() } : undefined;
    await desk.check(body.document, mark);
    return context.json(await stateOf(studio));
  });
  app.post('/api/settings', async (context) => {
    const body = await readBody(context, settingsSchema);
    if (!body) return badRequest(context);
    const by = body.by ?? studio.settings.by;
    const language = body.language ?? studio.settings.language;
    studio.settings = language === undefined ? { by } : { by, language };
    await writeSettings(folder, studio.settings);
    return context.json(await stateOf(studio));
  });
}

/** A fault of ours always leaves a line that says why. Its request's body is no part of it: that may hold a token or a password. */
export function tellFault(method: string, path: string, problem: unknown): void {
  const why = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`${method} ${path}: ${why}\n`);
}

/** The studio's answers to all that is asked of it. */
export function buildRoutes(studio: Studio, guard: Guard): Hono {
  const app = new Hono();
  app.use('*', guard.protect);
  app.get('/open', guard.enter);
  app.use('/api/*', async (context, next) =>
    context.req.method === 'POST' ? bodyLimit({ maxSize: MAX_JSON_BYTES })(context, next) : next(),
  );
  addReading(app, studio);
  addConverting(app, studio);
  addReadingAgain(app, studio);
  addHandOver(app, studio);
  addCatalogue(app, studio);
  addTeaching(app, studio.teaching, studio.jobs);
  addWork(app, studio);
  app.get('*', (context) => (context.req.path.startsWith('/api/') ? context.notFound() : context.html(shell)));
  app.onError((problem, context) => {
    // A refusal of the server's own (a body that is too large) is no fault.
    if (problem instanceof HTTPException) return problem.getResponse();
    tellFault(context.req.method, context.req.path, problem);
    return context.json({ message: problem.message, message_ja: problem.message }, 500);
  });
  return app;
}
