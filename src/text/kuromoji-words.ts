import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import DictionaryLoader, { type Dictionary } from 'kuromoji/src/loader/DictionaryLoader.js';
import Tokenizer, { type IpadicFeatures } from 'kuromoji/src/Tokenizer.js';
import { withoutInvisible } from './fold.js';
import type { Segment, Token } from './token.js';
import { buildLattice } from './word-lattice.js';
import { readWordTable } from './word-table.js';

/** The dictionary is of 2007 and cuts 令和 in two; 平成 of the same length is read in its place, and 令和 put back. */
const unknownEra = '令和';
const knownEra = '平成';
const unknownEraReading = 'レイワ';

/** Words whose description is kept in memory: the few thousand that declarations use recur in every one of them. */
const MOST_SPELT_OUT = 20_000;

const unzip = promisify(gunzip);

/** Bytes at the end of a gzip file that give the length of what it holds (RFC 1952, ISIZE). */
const LENGTH_BYTES = 4;

/** Least output buffer that zlib takes. */
const LEAST_CHUNK_BYTES = 64;

/** Unpacked into one buffer of its known length: in zlib's pieces of 16 kB it takes twice the time, and memory for all pieces. */
async function readDictionaryFile(file: string): Promise<ArrayBuffer> {
  const packed = await readFile(file);
  const length = packed.readUInt32LE(packed.length - LENGTH_BYTES);
  const { buffer, byteOffset, byteLength } = await unzip(packed, { chunkSize: Math.max(length, LEAST_CHUNK_BYTES) });
  const isWhole = byteOffset === 0 && byteLength === buffer.byteLength;
  return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer;
}

/** Without the zeros behind its end but the one that ends its last text: kuromoji would take a megabyte of them for entries. */
function withoutPadding(content: ArrayBuffer): ArrayBuffer {
  const last = new Uint8Array(content).findLastIndex((byte) => byte !== 0);
  return content.slice(0, last + 2);
}

const PADDED_TEXTS = 'unk_invoke.dat.gz';

/** Loads the IPA dictionary that comes with the package (some 0.3 s, 150 MB of memory). */
async function loadTokenizer(folder: string): Promise<Tokenizer> {
  const loader = new DictionaryLoader(folder);
  for (const words of [loader.dic.token_info_dictionary, loader.dic.unknown_dictionary]) {
    words.loadTargetMap = (packed) => {
      words.wordsOf = readWordTable(packed);
    };
  }
  // Called detached from its object by kuromoji, hence a closure.
  loader.loadArrayBuffer = (file, done) => {
    readDictionaryFile(file).then(
      (buffer) => done(null, file.endsWith(PADDED_TEXTS) ? withoutPadding(buffer) : buffer),
      (error: Error) => done(error),
    );
  };
  return new Promise((resolve, reject) => {
    loader.load((error, dictionary) => {
      if (error) reject(new Error(`The dictionary of kuromoji in ${folder} cannot be read.`, { cause: error }));
      else resolve(buildTokenizer(dictionary));
    });
  });
}

/** kuromoji's tokenizer with two slow parts replaced: how it finds the words of a sentence, and how it spells out what they are. */
function buildTokenizer(dictionary: Dictionary): Tokenizer {
  const tokenizer = new Tokenizer(dictionary);
  tokenizer.getLattice = (sentence) => buildLattice(sentence, dictionary);
  const words = dictionary.token_info_dictionary;
  const spellOut = words.getFeatures.bind(words);
  const known = new Map<number, string>();
  words.getFeatures = (word) => {
    const features = known.get(word) ?? spellOut(word);
    if (known.size < MOST_SPELT_OUT) known.set(word, features);
    return features;
  };
  return tokenizer;
}

/** The dictionary: beside the built program, which brings it along, else where the package is installed. */
function dictionaryFolder(): string {
  const brought = fileURLToPath(new URL('../vendor/kuromoji/dict/', import.meta.url));
  if (existsSync(brought)) return brought;
  const entry = createRequire(import.meta.url).resolve('kuromoji');
  return join(dirname(entry), '..', 'dict');
}

function buildToken(feature: IpadicFeatures, surface: string): Token {
  const swapped = surface !== feature.surface_form;
  return {
    surface,
    pos: feature.pos,
    detail: feature.pos_detail_1,
    base: swapped || feature.basic_form === '*' ? surface : feature.basic_form,
    reading: swapped && surface === unknownEra ? unknownEraReading : (feature.reading ?? ''),
  };
}

/** Tokens of one text; their surfaces joined are the text in NFKC, without what nobody sees. */
function segmentText(tokenizer: Tokenizer, text: string): readonly Token[] {
  const folded = withoutInvisible(text).normalize('NFKC');
  let at = 0;
  return tokenizer.tokenize(folded.replaceAll(unknownEra, knownEra)).map((feature) => {
    const start = at;
    at += feature.surface_form.length;
    return buildToken(feature, folded.slice(start, at));
  });
}

/** Texts segmented lately: the names of projects and indicators come again in every document of a city, year after year. */
const MOST_REMEMBERED = 5_000;
/** In characters: names, not paragraphs. Some megabytes in all. */
const LONGEST_REMEMBERED = 200;

function remember(segmented: Map<string, readonly Token[]>, text: string, tokens: readonly Token[]): void {
  if (text.length > LONGEST_REMEMBERED) return;
  if (segmented.size >= MOST_REMEMBERED) segmented.clear();
  segmented.set(text, tokens);
}

/** A `Segment` with a dictionary of its own, loaded on first use; a folder that holds none rejects every call. */
export function kuromojiSegment(folder: string = dictionaryFolder()): Segment {
  let tokenizer: Promise<Tokenizer> | undefined;
  const segmented = new Map<string, readonly Token[]>();
  return async (texts) => {
    tokenizer ??= loadTokenizer(folder);
    const loaded = await tokenizer;
    return texts.map((text) => {
      const tokens = segmented.get(text) ?? segmentText(loaded, text);
      remember(segmented, text, tokens);
      return tokens;
    });
  };
}

/** The process's one dictionary: segments texts with kuromoji. Surfaces come out in NFKC. */
export const segment: Segment = kuromojiSegment();
