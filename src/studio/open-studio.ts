import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Executor } from '../batch/executor.js';
import { acquireLock } from '../batch/lock.js';
import { documentIdOf } from '../failed-result.js';
import type { Told } from '../review/review-data.js';
import type { Reading } from '../schema/manifest.js';
import type { Profile } from '../schema/profile.js';
import { openCatalogueDesk } from './catalogue-desk.js';
import { openCorrections } from './corrections-desk.js';
import { Desk } from './desk.js';
import { findBytes } from './find-bytes.js';
import { buildGuard } from './guard.js';
import type { ConfigDoor } from './hand-over.js';
import { type Convert, openJobs } from './jobs.js';
import { type StudioFolder, studioFolder } from './own-folder.js';
import { openPictures } from './page-pictures.js';
import { readAside } from './read-aside.js';
import { buildRoutes, type Studio, tellFault } from './routes.js';
import { readSettings } from './settings-file.js';

/** Nobody but this machine reaches it. */
const HOST = '127.0.0.1';

export interface StudioOptions {
  /** The dataset's folder; made where it is absent. */
  readonly folder: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly language: 'ja' | 'en';
  readonly convert: Convert;
  /** What reading scans needs and this machine lacks, with what to install. */
  readonly ocrLacks: () => readonly Told[];
  readonly config: ConfigDoor;
  /** Profiles of a file as the manifest names it; of an empty name the built-in ones. */
  readonly profilesOf: (file: string) => readonly Profile[] | undefined;
  /** Starts what reads PDFs beside the dataset. */
  readonly startAside: () => Executor;
}

export type OpenedStudio =
  | {
      readonly kind: 'open';
      /** What is to be opened in the browser, its token included. */
      readonly address: string;
      /** A file that only this person can read and that leads there: a token on a command line would be seen by all. */
      readonly door: string;
      readonly close: () => Promise<void>;
    }
  /** Another process writes into the folder. */
  | { readonly kind: 'locked'; readonly pid: number; readonly host: string; readonly lock: string };

/** Starts the server and says on which port it listens. */
function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<[ServerType, number]> {
  return new Promise((resolve, reject) => {
    const answer = async (request: Request): Promise<Response> => {
      try {
        return await fetch(request);
      } catch (problem) {
        // What is thrown and is no Error passes by the routes' own handler.
        tellFault(request.method, new URL(request.url).pathname, problem);
        return new Response(null, { status: 500 });
      }
    };
    const server = serve({ fetch: answer, port, hostname: HOST }, (address) => resolve([server, address.port]));
    server.once('error', reject);
  });
}

async function writeDoor(path: string, address: string): Promise<void> {
  const page = `<!doctype html><meta charset="utf-8"><title>mokuhyo</title><meta http-equiv="refresh" content="0;url=${address}">`;
  await rm(path, { force: true });
  await writeFile(path, page, { mode: 0o600, flag: 'wx' });
}

/** What a studio on this folder works with. */
async function equip(
  folder: StudioFolder,
  { language, convert, config, profilesOf, startAside, ocrLacks }: StudioOptions,
): Promise<Studio> {
  await rm(folder.making, { recursive: true, force: true });
  await mkdir(folder.making, { recursive: true });
  const desk = new Desk(folder);
  const jobs = openJobs(convert, desk);
  // PDFs of a run that goes on are in no manifest yet.
  const underWay = (): readonly string[] => jobs.job().files.map(({ name }) => join(folder.pdfs, name));
  const bytesOf = (id: string) => findBytes(folder.root, desk.state, id, underWay());
  const pictures = openPictures(bytesOf, jobs.passwords);
  const readingOf = (id: string): Reading =>
    [...(desk.state?.members.values() ?? [])].find(({ sha256 }) => documentIdOf(sha256) === id)?.reading ?? {
      municipality: '',
      profile: '',
    };
  const aside = readAside(folder, startAside, jobs.passwords);
  const teaching = { folder, desk, findBytes: bytesOf, readingOf, profilesOf, aside };
  const corrections = openCorrections(folder, desk);
  return {
    folder,
    desk,
    corrections,
    jobs,
    ocrLacks,
    pictures,
    config,
    catalogue: openCatalogueDesk(folder.root, jobs),
    teaching,
    language,
    settings: await readSettings(folder),
  };
}

/** Opens a dataset for the people of this machine: takes its lock, listens on the loopback address only. */
export async function openStudio(options: StudioOptions): Promise<OpenedStudio> {
  const folder = studioFolder(options.folder);
  await mkdir(folder.making, { recursive: true });
  const lock = await acquireLock(folder.lock);
  if (lock.kind === 'refused') return { ...lock, kind: 'locked', lock: folder.lock };
  try {
    const studio = await equip(folder, options);
    const { desk, jobs, pictures } = studio;
    let host = '';
    const guard = buildGuard(() => host);
    const [server, port] = await listen(buildRoutes(studio, guard).fetch, options.port);
    host = `${HOST}:${port}`;
    const address = `http://${host}/open?token=${guard.token}`;
    const door = join(folder.root, '.mokuhyo', 'studio', 'open.html');
    await writeDoor(door, address);
    // Pages are answered while a large dataset is still being read.
    const loaded = desk.reload();
    return {
      kind: 'open',
      address,
      door,
      async close() {
        jobs.stop();
        await jobs.idle();
        await loaded;
        server.close();
        if ('closeAllConnections' in server) server.closeAllConnections();
        await Promise.all([pictures.close(), studio.teaching.aside.close()]);
        await rm(door, { force: true });
        await lock.release();
      },
    };
  } catch (problem) {
    await lock.release();
    throw problem;
  }
}
