export const ACTUAL_TEXT = '/ActualText';
/** pdf.js hands on one entry of a marked-content dictionary, the number of its structure element; nothing here needs that one. */
const HANDED_ON = '/MCID';
const SET_ASIDE = '/XCID';

/**
 * Content whose `/ActualText` stands where pdf.js hands it on, as long as before. It is what a stretch of glyphs says where the font
 * does not say it (Chromium writes it for radicals); pdf.js reads it nowhere, so the one takes the other's name.
 */
export function exposeActualText(content: string): string {
  return content.replace(/\/MCID\b/g, SET_ASIDE).replace(/\/ActualText\b/g, HANDED_ON.padEnd(ACTUAL_TEXT.length, ' '));
}
