import type { CatalogueEntry } from './entry.js';

/** Issues that reading a page's text and rules raises (pdf/). */
export const pageIssues = {
  'page/no-text': {
    level: 'error',
    message: 'Page {page} has no text: it is an image or empty.',
    message_ja: '{page}ページには文字情報がありません（画像のみ、または空白のページです）。',
    help: 'The page was scanned or drawn. Run OCR on the PDF, or ask the publisher for the original file.',
    help_ja: 'スキャンや図だけのページです。OCRをかけるか、元のファイルを入手してください。',
  },
} as const satisfies Record<string, CatalogueEntry>;
