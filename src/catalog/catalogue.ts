// What the commands of `mokuhyo catalog` do: plan, push, verify.

import { acquireLock } from '../batch/lock.js';
import { outputFolder } from '../batch/output-folder.js';
import type { CatalogueAddresses } from '../schema/catalogue-addresses.js';
import { CkanClient, type Patience, usualPatience } from './client.js';
import { notInPlan } from './continues-plan.js';
import { executePlan, type Report } from './execute-plan.js';
import { CatalogueError } from './fault.js';
import { keepAddresses } from './keep-addresses.js';
import { type LocalDataset, readLocalDataset, readManifest } from './local-dataset.js';
import { makePlan } from './make-plan.js';
import { isRefused, type Plan, type RefusalCode } from './plan-schema.js';
import { readPackage } from './remote-dataset.js';
import { type Verification, verifyDataset } from './verify.js';

/** Which dataset goes where. All calls throw a `CatalogueError` where something stands in the way; it has a text in both languages. */
export interface CatalogueSettings {
  /** Folder that convert wrote. */
  readonly folder: string;
  /** Front page of the catalogue. */
  readonly site: URL;
  /** Name of the dataset there. */
  readonly dataset: string;
  /** See `readToken`; undefined reads what everybody may. */
  readonly token: string | undefined;
  /** Files or tables by name; undefined for the usual five. */
  readonly files?: readonly string[];
  readonly organization?: string;
  readonly allowed?: readonly RefusalCode[];
  /** Version of this program, noted in the plan. */
  readonly version: string;
  /** Stops between two requests. */
  readonly stopping?: AbortSignal;
  /** The caller holds the folder's lock already. */
  readonly holdsLock?: boolean;
  readonly patience?: Patience;
}

const clientOf = ({ site, token, stopping, patience }: CatalogueSettings): CkanClient =>
  new CkanClient({
    site,
    token,
    stopping: stopping ?? new AbortController().signal,
    patience: patience ?? usualPatience,
  });

const planOf = (
  client: CkanClient,
  local: LocalDataset,
  { dataset, organization, allowed = [], version }: CatalogueSettings,
): Promise<Plan> => makePlan(client, local, { dataset, organization, allowed: new Set(allowed), version });

/**
 * The dataset with the files that go there. Where none are named, what stands there from earlier goes along: a correction, or a document
 * that was withdrawn, would be overlooked in it.
 */
async function readLocal(client: CkanClient, { folder, files, dataset }: CatalogueSettings): Promise<LocalDataset> {
  if (files) return readLocalDataset(folder, files, new Set());
  // Is it a dataset at all? That is said before anybody is asked.
  await readManifest(folder);
  const remote = await readPackage(client, dataset).catch((problem: unknown) => {
    // Who may not see it is told so by the plan, or by what is verified.
    if (problem instanceof CatalogueError && problem.code === 'forbidden') return undefined;
    throw problem;
  });
  return readLocalDataset(folder, undefined, new Set(remote?.resources.map(({ name }) => name)));
}

/** What a push would do (計画). Changes nothing, here or there. */
export async function planCatalogue(settings: CatalogueSettings): Promise<Plan> {
  const client = clientOf(settings);
  return planOf(client, await readLocal(client, settings), settings);
}

export interface Pushed {
  readonly plan: Plan;
  readonly addresses: CatalogueAddresses | undefined;
}

/**
 * Pushes a dataset: does what the plan says that is made now. With `signed`, only what that plan says too: its files, its organization and
 * what it allows hold then. A refused plan does nothing and is given back without addresses.
 */
export async function pushCatalogue(given: CatalogueSettings, report: Report, signed?: Plan): Promise<Pushed> {
  const settings = signed ? signedSettings(given, signed) : given;
  if (settings.token === undefined) throw new CatalogueError('no-token');
  if (settings.holdsLock) return pushLocked(settings, report, signed);
  const lock = await acquireLock(outputFolder(settings.folder).lock);
  if (lock.kind === 'refused') throw new CatalogueError('locked', String(lock.pid), lock.host);
  try {
    return await pushLocked(settings, report, signed);
  } finally {
    await lock.release();
  }
}

async function pushLocked(settings: CatalogueSettings, report: Report, signed: Plan | undefined): Promise<Pushed> {
  const client = clientOf(settings);
  const local = await readLocal(client, settings);
  const plan = await planOf(client, local, settings);
  if (isRefused(plan)) return { plan, addresses: undefined };
  const strange = signed && notInPlan(plan, signed);
  if (strange !== undefined) throw new CatalogueError('changed-since', strange);
  const addresses = await executePlan(client, local, plan, report);
  await keepAddresses(local, addresses);
  return { plan, addresses };
}

/** A plan that was signed off says itself what it is about. */
const signedSettings = (given: CatalogueSettings, signed: Plan): CatalogueSettings => ({
  ...given,
  files: signed.resources.filter(({ file }) => file !== '').map(({ file }) => file),
  ...(signed.organization === null ? {} : { organization: signed.organization }),
  allowed: signed.refusals.filter(({ allowed }) => allowed).map(({ code }) => code),
});

/** Reads back what the catalogue gives out and compares it with the folder. */
export async function verifyCatalogue(settings: CatalogueSettings): Promise<Verification> {
  const client = clientOf(settings);
  return verifyDataset(client, await readLocal(client, settings), settings.dataset);
}
