import { fileURLToPath } from 'node:url';
import { builtFile } from './built-file.js';
import { cheapestWords } from './cheapest-words.js';
import { withoutInvisible } from './fold.js';
import type { Segment, Token } from './token.js';
import { readDictionary, type WordDictionary, type WordFeatures } from './word-dictionary.js';

/** The dictionary is of 2007 and cuts 令和 in two; 平成 of the same length is read in its place, and 令和 put back. */
const unknownEra = '令和';
const knownEra = '平成';
const unknownEraReading = 'レイワ';

/** The dictionary's file, which the built program brings along. */
const dictionaryFile = (): string => fileURLToPath(builtFile('vendor/kuromoji/words.dat'));

function buildToken(surface: string, spelt: string, { pos, detail, base, reading }: WordFeatures): Token {
  const swapped = surface !== spelt;
  return {
    surface,
    pos,
    detail,
    base: swapped || base === '' ? surface : base,
    reading: swapped && surface === unknownEra ? unknownEraReading : reading,
  };
}

/** Tokens of one text; their surfaces joined are the text in NFKC, without what nobody sees. */
function segmentText(dictionary: WordDictionary, text: string): readonly Token[] {
  const folded = withoutInvisible(text).normalize('NFKC');
  const spelt = folded.replaceAll(unknownEra, knownEra);
  let at = 0;
  return cheapestWords(spelt, dictionary).map((word) => {
    const start = at;
    at += word.length;
    return buildToken(folded.slice(start, at), spelt.slice(start, at), word.features);
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

/** A `Segment` with a dictionary of its own, loaded on first use (20 MB of memory); a file that holds none rejects every call. */
export function kuromojiSegment(file: string = dictionaryFile()): Segment {
  let dictionary: Promise<WordDictionary> | undefined;
  const segmented = new Map<string, readonly Token[]>();
  return async (texts) => {
    dictionary ??= readDictionary(file);
    const loaded = await dictionary;
    return texts.map((text) => {
      const tokens = segmented.get(text) ?? segmentText(loaded, text);
      remember(segmented, text, tokens);
      return tokens;
    });
  };
}

/** The process's one dictionary: segments texts as kuromoji does. Surfaces come out in NFKC. */
export const segment: Segment = kuromojiSegment();
