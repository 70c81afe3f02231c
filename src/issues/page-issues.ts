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
  'page/picture-font-missing': {
    level: 'warning',
    message:
      'The picture of page {page} lacks text: {actual} is not embedded in the PDF and no Japanese font is installed here.',
    message_ja:
      '{page}ページの画像には描けない文字があります。{actual} がPDFに埋め込まれておらず、日本語フォントもインストールされていません。',
    help: 'Only the picture is concerned, not what was read. Install a Japanese font (for example IPAex or Noto CJK) and draw again.',
    help_ja:
      '画像だけの問題で、読み取り結果には影響しません。日本語フォント（IPAex、Noto CJKなど）を入れて描き直してください。',
  },
} as const satisfies Record<string, CatalogueEntry>;
