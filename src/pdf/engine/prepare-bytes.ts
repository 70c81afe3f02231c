import { constants, deflateSync, inflateSync } from 'node:zlib';
import type { PdfLimits } from '../limits.js';
import { TooMuchError } from '../too-much-error.js';
import { ACTUAL_TEXT, exposeActualText } from './expose-actual-text.js';
import { isImage, leaveOutPixels } from './leave-out-pixels.js';
import { findRawStreams, type RawStream } from './raw-streams.js';

/** Fonts, metadata, attached files: they hold no content, and are large. */
const NO_CONTENT = /\/(Length1|Type1C|CIDFontType0C|OpenType|Metadata|EmbeddedFile)\b/;
/** Compressed by deflate alone: how nearly all programs write. Several times over is a way to make a bomb. */
const DEFLATED = /\/Filter\s*(?:\/FlateDecode(?=[\s/>])|\[\s*((?:\/FlateDecode\s*)+)\])/;
/** Deflate shortens a thousandfold at most, so that smaller streams need not be tried. */
const MOST_SHRUNK = 1032;

/** A copy of a PDF's bytes for pdf.js, which takes them away. */
export interface PreparedBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Streams of content whose compressed data is damaged: pdf.js takes what comes before the damage for all. */
  readonly damagedStreams: number;
}

type Inflated =
  | { readonly kind: 'whole'; readonly content: Buffer }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too-large' };

function inflate(data: Buffer, times: number, limit: number): Inflated {
  let content = data;
  try {
    for (let i = 0; i < times; i += 1) {
      content = inflateSync(content, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
    }
    return { kind: 'whole', content };
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { kind: tooLarge ? 'too-large' : 'damaged' };
  }
}

/** How often the stream was deflated; 0 where it was not, or in another way. */
function timesDeflated(dictionary: string): number {
  const match = DEFLATED.exec(dictionary);
  return match ? (match[1]?.match(/Flate/g)?.length ?? 1) : 0;
}

/** Puts content with its ActualText renamed in the place of the old one, where it is no longer than that. */
function replaceContent(data: Buffer, content: Buffer): void {
  const renamed = Buffer.from(exposeActualText(content.toString('latin1')), 'latin1');
  const deflated = deflateSync(renamed, { level: 9 });
  if (deflated.length <= data.length) deflated.copy(data);
}

/** Readies a stream that is no image; false where its data is damaged. */
function prepareStream({ dictionary, data }: RawStream, limit: number): boolean {
  if (!dictionary.includes('/Filter') && data.includes(ACTUAL_TEXT)) {
    data.write(exposeActualText(data.toString('latin1')), 'latin1');
  }
  const times = timesDeflated(dictionary);
  const isContent = !NO_CONTENT.test(dictionary);
  if (times === 0 || (!isContent && data.length * MOST_SHRUNK ** times < limit)) return true;
  const inflated = inflate(data, times, limit);
  if (inflated.kind === 'too-large') throw new TooMuchError(`more than ${limit} bytes in a stream`, `${limit} bytes`);
  if (inflated.kind === 'damaged') return !isContent;
  if (times === 1 && inflated.content.includes(ACTUAL_TEXT)) replaceContent(data, inflated.content);
  return true;
}

/**
 * Readies a PDF for pdf.js: a copy, byte for byte as long, in which large images have no pixels, and `/ActualText` stands where
 * pdf.js hands it on. Looks at each compressed stream on the way: damage is counted, a bomb (a stream that inflates past the limit)
 * throws TooMuchError. Encrypted streams cannot be looked into.
 */
export function prepareBytes(bytes: Uint8Array, { maxStreamBytes }: Pick<PdfLimits, 'maxStreamBytes'>): PreparedBytes {
  const copy = new Uint8Array(bytes);
  const buffer = Buffer.from(copy.buffer);
  const encrypted = buffer.includes('/Encrypt');
  let damagedStreams = 0;
  for (const stream of findRawStreams(buffer)) {
    if (isImage(stream.dictionary)) buffer.write(leaveOutPixels(stream.dictionary), stream.dictionaryStart, 'latin1');
    else if (!encrypted && !prepareStream(stream, maxStreamBytes)) damagedStreams += 1;
  }
  return { bytes: copy, damagedStreams };
}
