/** How far before and behind `/Subtype /Image` the rest of the image's dictionary is looked for, in bytes. */
const DICTIONARY_REACH = 4096;
/** Images of fewer digits a side are left alone: decoding them costs nothing, and a one-pixel stencil is a filled box. */
const LARGE_SIDE = /\/(Width|Height)(\s+)(\d{3,})(?=[\s/>])(?!\s+\d+\s+R\b)/g;
/** Filters that only images have, and the general one. */
const FILTERS = /\/(DCT|JPX|JBIG2|CCITTFax|Flate|LZW|RunLength)Decode/g;
/** A side of the image that is left: two, since pdf.js treats a stencil of one pixel as a fill. */
const SMALL_SIDE = '2';

/** An image's dictionary, as long as before: two pixels a side, and data that no filter has to be run over. */
function shrink(dictionary: string): string {
  let sides = 0;
  const shrunk = dictionary.replace(LARGE_SIDE, (_, side: string, gap: string, digits: string) => {
    sides += 1;
    return `/${side}${gap}${SMALL_SIDE.padEnd(digits.length, ' ')}`;
  });
  return sides === 2 ? shrunk.replace(FILTERS, (filter) => `/No${filter.slice(3)}`) : dictionary;
}

/**
 * Takes the pixels out of large images, in place. Decoding pictures takes longer than all the text of a page, and nothing here
 * looks at them: only where an image stands matters. Dictionaries of images stand in the file as they are, never compressed or
 * encrypted, so they are found by their name; the length of everything stays the same.
 */
export function leaveOutPixels(buffer: Buffer): void {
  for (let at = buffer.indexOf('/Image'); at >= 0; at = buffer.indexOf('/Image', at + 1)) {
    const before = buffer.toString('latin1', Math.max(0, at - DICTIONARY_REACH), at);
    const start = at - before.length + before.lastIndexOf(' obj') + 1;
    const behind = buffer.toString('latin1', at, at + DICTIONARY_REACH);
    const length = behind.search(/\bstream\b/);
    if (!/\/Subtype\s*$/.test(before) || !before.includes(' obj') || length < 0) continue;
    buffer.write(shrink(buffer.toString('latin1', start, at + length)), start, 'latin1');
  }
}
