import * as z from 'zod';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { encodePicture, renderPages } from '../pdf/render-page.js';
import type { DocumentResult } from '../schema/document-result.js';
import { pageNumber } from '../schema/scalars.js';
import type { PictureHands } from './picture-hands.js';

type Draw = PictureHands['draw'];

/** What is known of a document's pictures; kept beside them, so that the next review does not draw again. */
export const picturesSchema = z.object({
  /** Which program and size they were drawn by: others are drawn again. */
  drawn_by: z.string(),
  files: z.array(z.object({ page: pageNumber, file: z.string().regex(/^[0-9a-f]{12}-\d{4,}\.webp$/) })),
  notices: z.array(z.object({ message: z.string(), message_ja: z.string() })),
});
export type Pictures = z.infer<typeof picturesSchema>;

/** Two pixels per point: sharp on a tablet, some 60 kB per page. */
const pixelsPerPoint = 2;
export const drawnBy = `pdfjs-dist 5.6.205, ${pixelsPerPoint} px/pt, webp 80`;

export const missingPdf = {
  message:
    'The PDF was not found, so boxes stand on blank pages. Name its folder: mokuhyo review <output> --pdfs <folder>.',
  message_ja:
    'PDFが見つからないため、白紙の上に枠だけを表示しています。mokuhyo review <出力フォルダー> --pdfs <PDFのフォルダー> としてください。',
};

/** For a document that could not be read: whatever stopped the reading (damage, a bomb) must not get a second try here. */
export const notRead: Pictures = {
  drawn_by: drawnBy,
  files: [],
  notices: [
    {
      message: 'This document could not be read, so there are no pictures of its pages.',
      message_ja: 'この文書は読み取れなかったため、ページの画像はありません。',
    },
  ],
};

/** Draws in this very thread: where no others are asked for. */
const drawHere: Draw = async ({ bytes, scale, passwords }, use) => {
  const rendering = await renderPages(bytes, { scale, passwords }, async ({ number, canvas, missingFonts }) => {
    await use({ kind: 'page', page: number, picture: await encodePicture(canvas, 'webp'), missingFonts });
  });
  return rendering.kind === 'unreadable' ? rendering : { kind: 'end', failedPages: rendering.failedPages };
};

/** Draws the pages of one PDF as WebP; `passwords` are tried where it asks for one, `save` is given each page as soon as it is drawn. */
export async function drawPictures(
  result: DocumentResult,
  bytes: Uint8Array,
  passwords: readonly string[],
  save: (file: string, picture: Uint8Array) => Promise<void>,
  draw: Draw = drawHere,
): Promise<Pictures> {
  const id = result.document.document_id;
  const files: { page: number; file: string }[] = [];
  const notices: { message: string; message_ja: string }[] = [];
  const say = (issue: Issue): void => {
    const { message, message_ja } = renderIssue(issue, id);
    notices.push({ message, message_ja });
  };
  const rendering = await draw({ bytes, scale: pixelsPerPoint, passwords }, async ({ page, picture, missingFonts }) => {
    const file = `${id}-${String(page).padStart(4, '0')}.webp`;
    await save(file, picture);
    files.push({ page, file });
    if (missingFonts.length > 0) {
      say({ code: 'page/picture-font-missing', page, actual: missingFonts.join(', ') });
    }
  });
  if (rendering.kind === 'unreadable') {
    const { reason } = rendering;
    if (rendering.needsPassword) say({ code: 'document/password-needed' });
    else
      notices.push({ message: `The PDF cannot be drawn: ${reason}`, message_ja: `PDFを画像にできません: ${reason}` });
  } else {
    for (const { number, reason } of rendering.failedPages) {
      say({ code: 'page/picture-failed', page: number, actual: reason });
    }
  }
  return { drawn_by: drawnBy, files, notices };
}
