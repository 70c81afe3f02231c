// What the studio remembers of a person.

import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeDurably } from '../batch/write-file.js';
import type { StudioFolder } from './own-folder.js';

/** What a studio remembers of its person: the browser cannot, whose address is another each time. */
const settingsSchema = z.object({
  by: z.string().max(200).default(''),
  language: z.enum(['ja', 'en']).optional(),
});
export type StudioSettings = z.infer<typeof settingsSchema>;

/** The settings; empty ones where there are none, or they are damaged: nothing hangs on them. */
export async function readSettings({ settings }: StudioFolder): Promise<StudioSettings> {
  try {
    return settingsSchema.parse(JSON.parse(await readFile(settings, 'utf8')));
  } catch {
    return { by: '' };
  }
}

export const writeSettings = ({ settings, making }: StudioFolder, now: StudioSettings): Promise<void> =>
  writeDurably(settings, `${JSON.stringify(settingsSchema.parse(now))}\n`, making);
