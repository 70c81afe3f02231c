import type { CatalogueEntry } from './entry.js';

/** Issues of a PDF as a whole: why it cannot be opened, or only in part (pdf/). */
export const documentIssues = {
  'document/empty-file': {
    level: 'error',
    message: 'The file is empty (0 bytes).',
    message_ja: 'ファイルが空です（0バイト）。',
    help: 'The download or copy failed. Fetch the PDF again.',
    help_ja: 'ダウンロードまたはコピーに失敗しています。PDFを入手し直してください。',
  },
  'document/not-a-pdf': {
    level: 'error',
    message: 'The file is not a PDF: it begins with {actual}.',
    message_ja: 'PDFファイルではありません（先頭: {actual}）。',
    help: 'Often a web page (an error message, a login form) was saved under the name of the PDF. Open it in a browser and fetch the PDF again.',
    help_ja:
      'エラー画面やログイン画面などのWebページがPDFの名前で保存されていることがあります。内容を確かめ、PDFを入手し直してください。',
  },
  'document/damaged': {
    level: 'error',
    message: 'The PDF is damaged and cannot be opened: {actual}.',
    message_ja: 'PDFが壊れていて開けません: {actual}',
    help: 'Fetch the file again. If it is the same everywhere, a PDF viewer that can still open it may be able to save a repaired copy.',
    help_ja:
      'ファイルを入手し直してください。どこでも同じ場合は、開けるPDFソフトで保存し直すと修復できることがあります。',
  },
  'document/truncated': {
    level: 'error',
    message: 'The PDF ends before its end: {actual} pages could be recovered, others may be missing.',
    message_ja: 'PDFが途中で切れています。{actual}ページを復元しましたが、欠けている部分がある可能性があります。',
    help: 'The download was cut off. What is left was read; fetch the file again to have all of it.',
    help_ja: 'ダウンロードが途中で止まったファイルです。残っている部分は読み取りました。入手し直してください。',
  },
  'document/damaged-part': {
    level: 'error',
    message: 'Some of the PDF is damaged ({actual} compressed parts), and text may be missing.',
    message_ja: 'PDFの一部が壊れており（圧縮データ{actual}か所）、文字が欠けている可能性があります。',
    help: 'What comes before the damage was read, as PDF viewers do without a word. Compare the values with the picture of the page, and fetch the file again.',
    help_ja:
      '壊れた箇所の手前までは読み取りました（PDFビューアーも黙ってそうします）。ページの画像と見比べ、ファイルを入手し直してください。',
  },
  'document/password-needed': {
    level: 'error',
    message: 'The PDF can only be opened with a password.',
    message_ja: 'PDFを開くにはパスワードが必要です。',
    help: 'Give the password in a file with --password-file, or ask the publisher for a copy without one. A PDF that is only protected against changes is read without a password.',
    help_ja:
      'パスワードを書いたファイルを --password-file で指定するか、閲覧パスワードのないPDFを提供元から入手してください。編集だけが制限されたPDFは、そのまま読み取れます。',
  },
  'document/too-large': {
    level: 'error',
    message: 'The PDF is larger than the limit: {actual}, at most {expected}.',
    message_ja: 'PDFが上限を超えています: {actual}（上限 {expected}）。',
    help: 'No goal declaration is as large. Split the file, or take out the part that matters.',
    help_ja: '目標宣言としては大きすぎます。必要な部分だけを取り出すか、ファイルを分割してください。',
  },
  'document/no-pages': {
    level: 'error',
    message: 'The PDF has no pages.',
    message_ja: 'PDFにページがありません。',
    help: 'The file is damaged or was written by a program that failed. Fetch it again.',
    help_ja: 'ファイルが壊れているか、作成に失敗しています。入手し直してください。',
  },
  'document/unreadable': {
    level: 'error',
    message: 'The PDF opens, but none of its pages could be read: {actual}.',
    message_ja: 'PDFは開けますが、どのページも読み取れませんでした: {actual}',
    help: 'Save the PDF again from another program (print it into a PDF) and try that copy.',
    help_ja: '別のソフトでPDFを保存し直し（「PDFとして印刷」など）、そのファイルでお試しください。',
  },
} as const satisfies Record<string, CatalogueEntry>;
