import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { documentIdOf } from '../failed-result.js';
import type { ListedDocument, Told } from '../review/review-data.js';
import type { Desk } from './desk.js';
import type { Jobs } from './jobs.js';
import { badRequest, documentId, readBody } from './read-body.js';

const ocrSchema = z.object({ documents: z.array(documentId).max(100_000) });
/** A password may hold anything but a line break, as in a file of passwords. */
const passwordSchema = z.object({
  document: documentId,
  password: z
    .string()
    .min(1)
    .max(1000)
    .regex(/^[^\r\n]+$/),
});

/** So many passwords are tried of one session. */
const MOST_PASSWORDS = 50;

interface Again {
  readonly desk: Desk;
  readonly jobs: Jobs;
  readonly ocrLacks: () => readonly Told[];
}

const joined = (told: readonly Told[]): Told => ({
  message: told.map(({ message }) => message).join('\n'),
  message_ja: told.map(({ message_ja }) => message_ja).join('\n'),
});

const noDocument: Told = {
  message: 'No such document is to be read again.',
  message_ja: '読み直す文書がありません。',
};
const tooMany: Told = { message: 'Too many passwords were tried.', message_ja: 'パスワードを試した回数が多すぎます。' };

/** Hashes of documents of the dataset, by their ids. */
function hashesOf({ state }: Desk, ids: ReadonlySet<string>): readonly string[] {
  return [...(state?.members.keys() ?? [])].filter((sha256) => ids.has(documentIdOf(sha256)));
}

/** Documents that are read once more: scans from their pictures, locked ones with a password. */
export function addReadingAgain(app: Hono, { desk, jobs, ocrLacks }: Again): void {
  const refuse = (context: Context, told: Told) => context.json(told, 422);
  app.post('/api/ocr', async (context) => {
    const body = await readBody(context, ocrSchema);
    if (!body) return badRequest(context);
    const lacks = ocrLacks();
    if (lacks.length > 0) return refuse(context, joined(lacks));
    const asked = new Set(body.documents);
    // Without names all scans are meant; a picture beside text may be a photograph, and is read where somebody asks for it.
    const isMeant = ({ document_id, needs }: ListedDocument): boolean =>
      asked.size === 0 ? needs.includes('ocr') : asked.has(document_id) && needs.some((need) => need !== 'password');
    const ids = (await desk.list()).documents.filter(isMeant).map(({ document_id }) => document_id);
    const again = hashesOf(desk, new Set(ids));
    if (again.length === 0) return refuse(context, noDocument);
    jobs.readAgain({ again, ocr: true });
    return context.json({ documents: again.length });
  });
  app.post('/api/password', async (context) => {
    const body = await readBody(context, passwordSchema);
    if (!body) return badRequest(context);
    const again = hashesOf(desk, new Set([body.document]));
    if (again.length === 0) return refuse(context, noDocument);
    if (jobs.passwords().length >= MOST_PASSWORDS) return refuse(context, tooMany);
    jobs.addPassword(body.password);
    jobs.readAgain({ again, ocr: false });
    return context.json({ documents: again.length });
  });
}
