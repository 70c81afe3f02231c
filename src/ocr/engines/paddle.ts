import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Grey, WHITE } from '../picture.js';
import type { ReadSymbol, WitnessEngine } from './engine.js';
import type { DigitModel } from './models.js';
import { packagePath } from './packages.js';

/** What is used of onnxruntime-web, which is not there when this is compiled. */
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}
interface Runtime {
  readonly env: { logLevel: string; readonly wasm: { numThreads: number; wasmPaths: string } };
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}

/** Height of the pictures that the model was trained on. */
const MODEL_HEIGHT = 48;
const LEAST_WIDTH = 32;
/** Columns of the picture to one answer of the model. */
const STRIDE = 8;

/** The picture in the model's size, each of three colours from -1 (black) to 1. */
function toInput({ width, height, data }: Grey): { readonly values: Float32Array; readonly width: number } {
  const scale = MODEL_HEIGHT / height;
  const own = Math.round(width * scale);
  const columns = Math.max(LEAST_WIDTH, Math.ceil(own / STRIDE) * STRIDE);
  const plane = MODEL_HEIGHT * columns;
  const values = new Float32Array(3 * plane).fill(1);
  for (let y = 0; y < MODEL_HEIGHT; y += 1) {
    const row = Math.min(height - 1, Math.floor((y + 0.5) / scale));
    for (let x = 0; x < own; x += 1) {
      const level = data[row * width + Math.min(width - 1, Math.floor((x + 0.5) / scale))] ?? WHITE;
      const value = (level / WHITE) * 2 - 1;
      for (let colour = 0; colour < 3; colour += 1) values[colour * plane + y * columns + x] = value;
    }
  }
  return { values, width: columns };
}

/** The most likely character of each column, repeated ones once (CTC). */
function decode({ data, dims }: Tensor, characters: readonly string[], pixelsPerStep: number): ReadSymbol[] {
  const [steps = 0, classes = 0] = dims.slice(-2);
  const symbols: ReadSymbol[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step += 1) {
    let best = 0;
    for (let each = 1; each < classes; each += 1) {
      if ((data[step * classes + each] ?? 0) > (data[step * classes + best] ?? 0)) best = each;
    }
    const text = characters[best]?.trim() ?? '';
    if (best !== previous && best !== 0 && text !== '') symbols.push({ text, left: step * pixelsPerStep });
    previous = best;
  }
  return symbols;
}

/** The recogniser of PP-OCRv4 on ONNX's WebAssembly, in this thread. Its characters are Chinese ones, digits and signs: no kana. */
export async function startPaddle(places: DigitModel, packages: string | undefined): Promise<WitnessEngine> {
  const runtimePath = packagePath('onnxruntime-web', packages);
  const dist = dirname(runtimePath);
  const runtime = (await import(pathToFileURL(join(dist, 'ort.wasm.min.mjs')).href)) as Runtime;
  runtime.env.logLevel = 'error';
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmPaths = pathToFileURL(`${dist}/`).href;
  const model = readFileSync(places.model);
  const keys = readFileSync(places.characters, 'utf8')
    .split(/\r?\n/)
    .filter((key) => key !== '');
  const characters = ['', ...keys, ' '];
  const known = new Set(keys);
  const session = await runtime.InferenceSession.create(model, { executionProviders: ['wasm'] });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const read = async (picture: Grey): Promise<ReadSymbol[]> => {
    const { values, width } = toInput(picture);
    const feeds = { [input]: new runtime.Tensor('float32', values, [1, 3, MODEL_HEIGHT, width]) };
    const answer = (await session.run(feeds))[output];
    const steps = answer?.dims.at(-2) ?? 1;
    return answer ? decode(answer, characters, ((width / steps) * picture.height) / MODEL_HEIGHT) : [];
  };
  // The runtime keeps one stack: two pictures at once, and it fails now and then.
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: (picture) => {
      const next = last.then(() => read(picture));
      last = next.catch(() => undefined);
      return next;
    },
    knows: (character) => known.has(character),
    close: () => session.release(),
  };
}
