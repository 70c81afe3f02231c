import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { columnRoles } from '../schema/document-result.js';
import { valueKinds } from '../schema/value-kinds.js';
import type { Jobs } from './jobs.js';
import { badRequest, documentId, person, readBody, text } from './read-body.js';
import { documentsOfForm, forget, previewTeaching, showTable, type Taught, type TeachingDesk, teach } from './teach.js';

const kind = z.enum(valueKinds).or(z.literal(''));
const year = z.string().trim().max(40);
const teachingSchema = z.object({
  title: z.string().trim().max(200),
  words: z.array(text.min(1)).max(200),
  columns: z
    .array(z.object({ header: text.min(1), role: z.enum(columnRoles).or(z.literal('')), value_kind: kind, year }))
    .max(200),
  rows: z.array(z.object({ label: text.min(1), value_kind: kind, year, passed_over: z.boolean() })).max(2000),
});
const nameSchema = z.object({ name: z.string().regex(/^[a-z0-9-]{1,100}$/) });

const answer = <T>(context: Context, taught: Taught<T>): Response =>
  taught.kind === 'done' ? context.json(taught.answer) : context.json(taught.told, 422);

/** Saying what the columns and rows of a form mean. */
export function addTeaching(app: Hono, teaching: TeachingDesk, jobs: Pick<Jobs, 'start'>): void {
  app.get('/api/teach/:id/:table{[0-9]{1,6}}', async (context) => {
    const { id, table } = context.req.param();
    return documentId.safeParse(id).success
      ? answer(context, await showTable(teaching, id, Number(table)))
      : badRequest(context);
  });
  app.post('/api/teach/documents', async (context) => {
    const body = await readBody(context, teachingSchema);
    return body ? answer(context, await documentsOfForm(teaching, body)) : badRequest(context);
  });
  app.post('/api/teach/preview', async (context) => {
    const body = await readBody(context, teachingSchema.extend({ document: documentId }));
    return body ? answer(context, await previewTeaching(teaching, body, body.document)) : badRequest(context);
  });
  app.post('/api/teach', async (context) => {
    const body = await readBody(context, teachingSchema.extend({ by: person }));
    if (!body) return badRequest(context);
    const taught = await teach(teaching, body, body.by);
    // The documents of the form are read anew: the files follow.
    if (taught.kind === 'done') jobs.start([]);
    return answer(context, taught);
  });
  app.post('/api/teach/forget', async (context) => {
    const body = await readBody(context, nameSchema);
    if (!body || !(await forget(teaching, body.name))) return badRequest(context);
    jobs.start([]);
    return context.json({});
  });
}
