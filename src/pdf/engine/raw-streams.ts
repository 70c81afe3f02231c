/** A stream as it stands in the file: its dictionary and its bytes, still compressed. */
export interface RawStream {
  /** From `obj` to `stream`. */
  readonly dictionary: string;
  /** Where the dictionary begins in the file. */
  readonly dictionaryStart: number;
  readonly data: Buffer;
}

/** How long a dictionary may be, in bytes; those of content, images and fonts have some hundred. */
const DICTIONARY_REACH = 4096;
const KEYWORD = 'stream';

/** The streams of a PDF in the order of the file, found by their keywords: no table is needed, so damaged files will do. */
export function* findRawStreams(buffer: Buffer): Generator<RawStream> {
  let from = 0;
  for (;;) {
    const at = buffer.indexOf(KEYWORD, from);
    if (at < 0) return;
    from = at + KEYWORD.length;
    const before = buffer.toString('latin1', Math.max(0, at - DICTIONARY_REACH), at);
    const object = before.lastIndexOf(' obj');
    if (object < 0 || !/>>\s*$/.test(before)) continue;
    const start = from + (buffer[from] === 0x0d ? 2 : 1);
    const end = buffer.indexOf('endstream', start);
    if (end < 0) return;
    yield {
      dictionary: before.slice(object),
      dictionaryStart: at - before.length + object,
      data: buffer.subarray(start, end),
    };
    from = end + 'endstream'.length;
  }
}
