import type { Context } from 'hono';
import * as z from 'zod';

/** Parts of what pages send, bounded. */
export const documentId = z.string().regex(/^[0-9a-f]{12}$/);
export const person = z.string().trim().max(200);
export const text = z.string().max(20_000);

/** The body of a request in its form; a request of another form is refused. */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T | undefined> {
  const content: unknown = await context.req.json().catch(() => undefined);
  return schema.safeParse(content).data;
}

export const badRequest = (context: Context): Response =>
  context.json({ message: 'bad request', message_ja: '要求の形が違います' }, 400);
