/** Images of fewer digits a side are left alone: decoding them costs nothing, and a one-pixel stencil is a filled box. */
const LARGE_SIDE = /\/(Width|Height)(\s+)(\d{3,})(?=[\s/>]|$)(?!\s+\d+\s+R\b)/g;
/** Filters that only images have, and the general ones. */
const FILTERS = /\/(DCT|JPX|JBIG2|CCITTFax|Flate|LZW|RunLength)Decode/g;
/** A side of the image that is left: two, since pdf.js treats a stencil of one pixel as a fill. */
const SMALL_SIDE = '2';

export const isImage = (dictionary: string): boolean => /\/Subtype\s*\/Image(?=[\s/>])/.test(dictionary);

/**
 * The dictionary of a large image without pixels, as long as before: two a side, and data that no filter has to be run over.
 * Decoding pictures takes longer than all the text of a page, and nothing here looks at them: only where an image stands matters.
 * An image's dictionary stands in the file as it is, never compressed or encrypted.
 */
export function leaveOutPixels(dictionary: string): string {
  let sides = 0;
  const shrunk = dictionary.replace(LARGE_SIDE, (_, side: string, gap: string, digits: string) => {
    sides += 1;
    return `/${side}${gap}${SMALL_SIDE.padEnd(digits.length, ' ')}`;
  });
  return sides === 2 ? shrunk.replace(FILTERS, (filter) => `/No${filter.slice(3)}`) : dictionary;
}
