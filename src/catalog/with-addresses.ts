import { dcatWithAddresses, packageWithAddresses } from '../emit/catalogue-addresses.js';
import { dcatPath } from '../emit/dcat.js';
import { dataPackagePath } from '../emit/emit-extras.js';
import type { CatalogueAddresses } from '../schema/catalogue-addresses.js';

type Json = Readonly<Record<string, unknown>>;

/** The files that carry the catalogue's own addresses. */
export const addressedPaths: readonly string[] = [dataPackagePath, dcatPath];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseObject(bytes: Buffer): Json | undefined {
  try {
    const content: unknown = JSON.parse(bytes.toString('utf8'));
    return isObject(content) ? content : undefined;
  } catch {
    // What a catalogue holds under that name may be anything: it is then compared as it is.
    return undefined;
  }
}

/** A metadata file with the addresses of a catalogue, or with none; any other file as it is. */
export function withAddresses(path: string, bytes: Buffer, addresses: CatalogueAddresses | undefined): Buffer {
  const content = addressedPaths.includes(path) ? parseObject(bytes) : undefined;
  if (content === undefined) return bytes;
  const changed = path === dcatPath ? graphWith(content, addresses) : packageWithAddresses(content, addresses);
  return Buffer.from(`${JSON.stringify(changed, undefined, 1)}\n`);
}

/** The dataset is the first node of the graph; the PDFs follow. */
function graphWith(content: Json, addresses: CatalogueAddresses | undefined): Json {
  const graph: unknown = content['@graph'];
  if (!Array.isArray(graph)) return content;
  const [dataset, ...sources]: unknown[] = graph;
  return { ...content, '@graph': [isObject(dataset) ? dcatWithAddresses(dataset, addresses) : dataset, ...sources] };
}

/** What decides whether a file changed: the catalogue's addresses are no part of it. */
export const withoutAddresses = (path: string, bytes: Buffer): Buffer => withAddresses(path, bytes, undefined);
