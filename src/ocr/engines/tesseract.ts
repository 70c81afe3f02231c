import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import type { Grey } from '../picture.js';
import type { Engine, ReadSymbol } from './engine.js';
import { packagePath } from './packages.js';

/** What is used of tesseract.js, which is not there when this is compiled. */
interface TesseractPage {
  /** A line for each symbol: what it is, then its left, bottom, right and top in the picture, and the page. */
  readonly box: string | null;
}
interface TesseractWorker {
  setParameters(parameters: Readonly<Record<string, string>>): Promise<unknown>;
  recognize(image: Buffer, options: object, output: object): Promise<{ readonly data: TesseractPage }>;
  terminate(): Promise<unknown>;
}
interface Tesseract {
  createWorker(language: string, mode: number, options: object): Promise<TesseractWorker>;
}

const LSTM_ONLY = 1;
/** The image is one line, and nothing is guessed of its layout. */
const RAW_LINE = '13';

/** The picture as a portable greymap (PGM): bytes as they are, no compression. */
function toPgm({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** The symbols of its list of boxes (字の枠), the least that it has to say of where they are. */
export const symbolsOf = (boxes: string): ReadSymbol[] =>
  [...boxes.matchAll(/^(\S+) (\d+) \d+ \d+ \d+ \d+$/gmu)].map(([, text = '', left]) => ({ text, left: Number(left) }));

/** Tesseract with the model at `model`, in a thread of its own. Nothing is fetched: program and model are read from the disk. */
export async function startTesseract(model: string, packages: string | undefined): Promise<Engine> {
  const place = packagePath('tesseract.js', packages);
  const { createWorker } = createRequire(place)('tesseract.js') as Tesseract;
  const worker = await createWorker(basename(model, '.traineddata'), LSTM_ONLY, {
    langPath: dirname(model),
    gzip: false,
    cacheMethod: 'none',
  });
  await worker.setParameters({ tessedit_pageseg_mode: RAW_LINE, user_defined_dpi: '300' });
  return {
    read: async (picture) =>
      symbolsOf((await worker.recognize(toPgm(picture), {}, { text: false, box: true })).data.box ?? ''),
    close: async () => {
      await worker.terminate();
    },
  };
}
