import { constants, deflateSync, inflateSync } from 'node:zlib';

/** How far before `stream` the stream's dictionary is looked for, in bytes. */
const DICTIONARY_REACH = 2048;
/** Content streams of real pages stay far below; what inflates to more is left to pdf.js and its limits. */
const LARGEST_CONTENT = 8_000_000;
/** Streams that are no content: images, fonts, tables of objects, metadata. */
const NO_CONTENT = /\/(Image|Length1|Type1C|CIDFontType0C|OpenType|ObjStm|XRef|Metadata|EmbeddedFile)\b/;
/** Compressed once, by deflate, without a predictor: how all programs write content. */
const DEFLATED = /\/Filter\s*(?:\[\s*)?\/FlateDecode\s*(?:\]\s*)?(?=[/>\s])/;

const ACTUAL_TEXT = '/ActualText';
/** pdf.js hands on one entry of a marked-content dictionary, the number of its structure element; nothing here needs that one. */
const HANDED_ON = '/MCID';
const SET_ASIDE = '/XCID';

/** Content whose `/ActualText` stands where pdf.js hands it on; as long as before, since nothing is taken away. */
function rename(content: string): string {
  return content
    .replaceAll(new RegExp(`${HANDED_ON}\\b`, 'g'), SET_ASIDE)
    .replaceAll(new RegExp(`${ACTUAL_TEXT}\\b`, 'g'), HANDED_ON.padEnd(ACTUAL_TEXT.length, ' '));
}

/** The bytes of a compressed stream with its ActualText renamed, no longer than they were; undefined where there is none. */
function renameDeflated(deflated: Buffer): Buffer | undefined {
  let content: Buffer;
  try {
    content = inflateSync(deflated, { maxOutputLength: LARGEST_CONTENT, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Damaged, or no deflate stream at all: pdf.js will see to it.
    return undefined;
  }
  if (!content.includes(ACTUAL_TEXT)) return undefined;
  const renamed = deflateSync(Buffer.from(rename(content.toString('latin1')), 'latin1'), { level: 9 });
  return renamed.length <= deflated.length ? renamed : undefined;
}

/**
 * Makes pdf.js hand on `/ActualText`, in place: what a stretch of glyphs says, where the font does not say it. pdf.js reads it
 * nowhere, but it hands on `/MCID`, so the one takes the other's name. In encrypted files it stays unseen.
 */
export function exposeActualText(buffer: Buffer): void {
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 1)) {
    const start = at + (buffer[at + 6] === 0x0d ? 8 : 7);
    const end = buffer.indexOf('endstream', start);
    if (end < 0) return;
    const before = buffer.toString('latin1', Math.max(0, at - DICTIONARY_REACH), at);
    const dictionary = before.slice(before.lastIndexOf(' obj'));
    if (!NO_CONTENT.test(dictionary)) exposeIn(buffer.subarray(start, end), dictionary);
    at = end + 'end'.length;
  }
}

function exposeIn(stream: Buffer, dictionary: string): void {
  if (DEFLATED.test(dictionary)) renameDeflated(stream)?.copy(stream);
  else if (!dictionary.includes('/Filter') && stream.includes(ACTUAL_TEXT)) {
    stream.write(rename(stream.toString('latin1')), 'latin1');
  }
}
