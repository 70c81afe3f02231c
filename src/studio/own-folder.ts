import { join } from 'node:path';
import { type OutputFolder, outputFolder } from '../batch/output-folder.js';

/** The places of a dataset that a studio is open on. */
export interface StudioFolder extends OutputFolder {
  /** PDFs that were dropped onto the page: a folder of the dataset, named in its manifest like any other that is converted. */
  readonly pdfs: string;
  /** Files of the studio in the making; a run empties its own. */
  readonly making: string;
  /** What the studio remembers of its person. */
  readonly settings: string;
}

export function studioFolder(root: string): StudioFolder {
  const folder = outputFolder(root);
  const own = join(root, '.mokuhyo', 'studio');
  return {
    ...folder,
    pdfs: join(root, 'pdfs'),
    making: join(own, 'making'),
    settings: join(own, 'settings.json'),
  };
}
