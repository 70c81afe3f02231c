import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FoundInputs, InputFile } from '../batch/find-inputs.js';
import type { RunSettings } from '../batch/run-settings.js';
import { writeWhole } from '../batch/write-file.js';
import { formatPart, PART_FILE, type PartRecord, partFolder } from '../parts/part.js';
import { originOf, thisProgram } from '../parts/run-share.js';
import { type Boss, jobOf, type QueuedFile } from './boss.js';

const fileOf = ({ path, root, sourceFile }: InputFile): QueuedFile => ({
  path: typeof path === 'string' ? path : path.toString('base64'),
  encoding: typeof path === 'string' ? 'utf8' : 'base64',
  root,
  source_file: sourceFile,
});

/** What was given to the queue, as a part without results: `gather` knows by it what has to be there. */
export async function writeIntake(settings: RunSettings, found: FoundInputs): Promise<void> {
  const folder = partFolder(settings.out);
  const part: PartRecord = {
    ...originOf(settings, thisProgram(settings)),
    share: null,
    input: '',
    roots: found.roots.map(({ path, whole }) => ({ path, whole })),
    problems: found.problems.map(({ sourceFile, ...problem }) => ({ ...problem, source_file: sourceFile })),
    unread: [],
    documents: [],
    queued: found.files.map(({ root, sourceFile }) => ({ root, source_file: sourceFile })),
  };
  await mkdir(folder.temp, { recursive: true });
  await writeWhole(join(folder.root, PART_FILE), formatPart(part), folder.temp);
}

/** Documents sent at once. */
const CHUNK = 500;
/** How often it is looked whether the workers have made room. */
const LOOK_MS = 500;

export interface EnqueueSettings {
  readonly boss: Boss;
  readonly queue: string;
  /** More documents than this do not wait at a time: whoever brings them waits instead. */
  readonly most: number;
  readonly stopping: AbortSignal;
  /** Called while it waits, with the number of documents that wait. */
  readonly onFull: (waiting: number) => void;
}

/** Sends files to the queue, no faster than workers take them; answers how many were sent. */
export async function enqueue(files: readonly InputFile[], settings: EnqueueSettings): Promise<number> {
  const { boss, queue, most, stopping, onFull } = settings;
  let sent = 0;
  while (sent < files.length && !stopping.aborted) {
    const waiting = await boss.getQueueSize(queue, { before: 'active' });
    const room = Math.min(CHUNK, most - waiting);
    if (room <= 0) {
      onFull(waiting);
      await setTimeout(LOOK_MS);
      continue;
    }
    const chunk = files.slice(sent, sent + room);
    await boss.insert(chunk.map((file) => jobOf(queue, fileOf(file), Date.now())));
    sent += chunk.length;
  }
  return sent;
}
