// The thread in which tesseract reads: one program of WebAssembly with all its models, each reading what it is sent, in order.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadRequest, ThreadData, ThreadMessage } from './tesseract.js';

/** What is used of tesseract.js-core, which is not there when this is compiled. */
interface Api {
  Init(folder: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  /** A line for each symbol: what it is, then its left, bottom, right and top in the picture, and the page. */
  GetBoxText(page: number): string;
}
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => Api;
}

const LSTM_ONLY = 1;
/** The image is one line, and nothing is guessed of its layout. */
const RAW_LINE = '13';
/** As it lies. */
const UPRIGHT = 1;

function startModel(core: Core, path: string): Api {
  const file = basename(path);
  core.FS.writeFile(file, readFileSync(path));
  const api = new core.TessBaseAPI();
  if (api.Init(null, basename(file, '.traineddata'), LSTM_ONLY) !== 0)
    throw new Error(`tesseract cannot start with ${path}`);
  core.FS.unlink(file);
  api.SetVariable('tessedit_pageseg_mode', RAW_LINE);
  api.SetVariable('user_defined_dpi', '300');
  return api;
}

function readBoxes(core: Core, api: Api, picture: Uint8Array): string {
  // Where SetImageFile looks for it.
  core.FS.writeFile('/input', picture);
  if (api.SetImageFile(UPRIGHT, 0) !== 0) throw new Error('tesseract cannot read the picture of a line');
  if (api.Recognize(null) !== 0) throw new Error('tesseract cannot read a line');
  return api.GetBoxText(0);
}

const port = parentPort;
if (!port) throw new Error('this is the entry of a thread');
const { core: corePath, models } = workerData as ThreadData;
const load = createRequire(corePath)(corePath) as (options: object) => Promise<Core>;
const core = await load({});
const apis = new Map(models.map((path) => [path, startModel(core, path)]));
const say = (message: ThreadMessage): void => port.postMessage(message);
port.on('message', ({ number, model, picture }: ReadRequest) => {
  const api = apis.get(model);
  if (!api) throw new Error(`${model} was not started`);
  say({ kind: 'read', number, boxes: readBoxes(core, api, picture) });
});
say({ kind: 'started' });
