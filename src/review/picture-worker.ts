import { parentPort } from 'node:worker_threads';
import { encodePicture, renderPages } from '../pdf/render-page.js';

/** Pages of one PDF that are to be drawn. */
export interface PictureJob {
  readonly bytes: Uint8Array;
  /** Pixels per point. */
  readonly scale: number;
  /** From 1; all where it is left out. */
  readonly pages?: readonly number[];
  readonly passwords: readonly string[];
}

export type PictureMessage =
  | {
      readonly kind: 'page';
      readonly page: number;
      /** WebP. */
      readonly picture: Uint8Array;
      readonly missingFonts: readonly string[];
    }
  | { readonly kind: 'end'; readonly failedPages: readonly { readonly number: number; readonly reason: string }[] }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly needsPassword: boolean };

/** Draws one job after the other, each page told as soon as it is drawn. */
const port = parentPort;
let last: Promise<void> = Promise.resolve();
port?.on('message', (job: PictureJob) => {
  last = last
    .then(() => draw(job))
    .catch((problem: unknown) => {
      const reason = problem instanceof Error ? problem.message : String(problem);
      tell({ kind: 'unreadable', reason, needsPassword: false });
    });
});

const tell = (message: PictureMessage): void => port?.postMessage(message);

async function draw({ bytes, scale, pages, passwords }: PictureJob): Promise<void> {
  const options = pages === undefined ? { scale, passwords } : { scale, passwords, pages };
  const rendering = await renderPages(bytes, options, async ({ number, canvas, missingFonts }) => {
    tell({ kind: 'page', page: number, picture: await encodePicture(canvas, 'webp'), missingFonts });
  });
  if (rendering.kind === 'unreadable') tell(rendering);
  else tell({ kind: 'end', failedPages: rendering.failedPages });
}
