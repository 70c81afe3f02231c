import * as z from 'zod';
import type { CkanClient } from './client.js';
import { CatalogueError } from './fault.js';

const jobSchema = z.looseObject({ status: z.string().nullish() });
/** States in which a job has not written all that it will. */
const unfinished = ['pending', 'queued', 'submitting', 'submitted', 'running', 'running_but_viewable'];

/** Actions by which the loaders tell what they do. */
const statusAction = (loader: string): string => (loader === 'xloader' ? 'xloader_status' : 'datapusher_status');

/**
 * Waits until a catalogue has loaded an uploaded file into a table on its own (XLoader, DataPusher): what it makes would take the place of
 * ours. Where it tells nothing of a job there is none.
 */
export async function awaitLoader(client: CkanClient, loader: string, resourceId: string): Promise<void> {
  const { loaderMs, pollMs } = client.patience;
  for (let waited = 0; waited <= loaderMs; waited += pollMs) {
    const job = await client
      .act(statusAction(loader), { resource_id: resourceId }, jobSchema)
      .catch((problem: unknown) => {
        if (problem instanceof CatalogueError && ['not-found', 'rejected', 'forbidden'].includes(problem.code)) {
          return undefined;
        }
        throw problem;
      });
    if (!unfinished.includes(job?.status ?? '')) return;
    await client.pause(pollMs);
  }
  throw new CatalogueError('loader-busy', loader);
}
