import type { CatalogueEntry } from './entry.js';

/** Issues that reading a page's text and rules raises (pdf/). */
export const pageIssues = {
  'page/turned': {
    level: 'info',
    message: 'The writing of page {page} runs sideways; the page was turned for reading.',
    message_ja: '{page}ページの文字は横向きのため、ページを回して読みました。',
    help: 'Nothing to do. Places are given in the page as a viewer shows it.',
    help_ja: '対応は不要です。位置は、表示されるページの向きのまま示します。',
  },
  'page/no-text': {
    level: 'error',
    message: 'Page {page} has no text: it is an image or empty.',
    message_ja: '{page}ページには文字情報がありません（画像のみ、または空白のページです）。',
    help: 'The page was scanned or drawn. Convert it with `--ocr`, which reads pictures of pages, or ask the publisher for the original file.',
    help_ja:
      'スキャンや図だけのページです。`--ocr` を付けて変換すると画像から読み取ります。元のファイルがあれば、それに越したことはありません。',
  },
  'page/ocr': {
    level: 'error',
    message: 'Page {page} was read from its picture: {actual} of {expected} stretches are sure.',
    message_ja: '{page}ページは画像から読み取りました（確かな箇所 {expected}のうち{actual}）。',
    help: 'Text recognition (OCR) can be wrong where it looks right. Compare every value with the page; the review shows both. With `--trust-ocr`, what several engines read alike is taken over without a mark.',
    help_ja:
      '文字認識（OCR）の結果は、正しく見えても誤っていることがあります。紙面と見比べてください（レビュー画面に並べて表示します）。`--trust-ocr` を付けると、複数の認識エンジンが一致した値は確認不要として扱います。',
  },
  'page/two-in-one': {
    level: 'info',
    message: 'Page {page} of the PDF shows two pages side by side; each was read by itself.',
    message_ja: 'PDFの{page}ページには2ページ分が並んでいます。左右を別々のページとして読み取りました。',
    help: 'A table that goes on from the left to the right page is read as one that goes on over a page break. Places are those on the sheet. Where it is one wide page after all, ask for a scan without the white band in its middle.',
    help_ja:
      '左から右へ続く表は、改ページをまたぐ表として読みます。位置はPDFのページ上のものです。見開きではなく横長の1ページである場合は、内容を確かめてください。',
  },
  'page/ocr-refused': {
    level: 'error',
    message: 'The picture of page {page} cannot be read well enough: {actual}.',
    message_ja: '{page}ページの画像は、十分に読み取れません: {actual}。',
    help: 'Nothing was taken from the picture. Scan it again at 200 to 300 dpi, or ask the publisher for the original file.',
    help_ja: 'この画像からは何も読み取っていません。200〜300dpiでスキャンし直すか、元のファイルを入手してください。',
  },
  'page/picture-unread': {
    level: 'warning',
    message: 'A picture takes {actual} % of page {page}; what is written in it was not read.',
    message_ja: '{page}ページの{actual}％を占める画像があり、その中の文字は読み取っていません。',
    help: 'Look at the page. A photograph can be accepted; a table or text in a picture is read with `--ocr`, or ask the publisher for the original file.',
    help_ja:
      '紙面を確かめてください。写真であれば、このまま認めて構いません。表や文章の画像であれば、`--ocr` を付けて変換すると読み取ります。元のファイルがあれば、それに越したことはありません。',
  },
  'page/blank': {
    level: 'info',
    message: 'Page {page} is blank.',
    message_ja: '{page}ページは白紙です。',
    help: 'Nothing is drawn on the page, and other pages have text. Nothing is lost.',
    help_ja: 'ページには何も描かれておらず、ほかのページには文字があります。失われたものはありません。',
  },
  'page/rules-without-text': {
    level: 'error',
    message:
      'Page {page} has {actual} rules but no text: its letters are drawn as shapes, or their font is not understood.',
    message_ja:
      '{page}ページには罫線が{actual}本ありますが、文字情報がありません（文字が図形化されているか、フォントを解釈できません）。',
    help: 'The text was turned into outlines, or the PDF lacks its fonts. Ask the publisher for the original file, or run OCR on the page.',
    help_ja:
      '文字がアウトライン化されているか、フォントの情報がありません。元のファイルを入手するか、OCRをかけてください。',
  },
  'page/struck-text': {
    level: 'warning',
    message: 'On page {page}, {actual} is struck out, which was not read.',
    message_ja: '{page}ページの「{actual}」は、取り消し線で消されています（読み取っていません）。',
    help: 'A line goes through the text. What replaces it was read; a value that is struck without another is no observation. Where the line is a rule after all, correct the values by a corrections file. The text stands in the document JSON under `placements`, at the place `struck-out`.',
    help_ja:
      '文字に取り消し線が引かれています（見え消し）。代わりに書かれた値は読み取りました。代わりのない値は、値として扱いません。線が実は罫線なら、訂正ファイルで直してください。文字は文書JSONの `placements` に、場所 `struck-out` として残してあります。',
  },
  'page/stamp-over-table': {
    level: 'warning',
    message: 'On page {page}, a stamp that says {actual} lies over a table; it was not read as part of it.',
    message_ja:
      '{page}ページの表の上に「{actual}」というスタンプが重なっています（表の内容としては読み取っていません）。',
    help: 'The stamp lies over the rules between cells and belongs to none of them. Where it says something of a value, enter that as a correction. Its text stands in the document JSON under `placements`, at the place `stamp`.',
    help_ja:
      'スタンプが罫線をまたいでいるため、どのセルの内容ともみなしません。値についての表示なら、訂正として入力してください。文字は文書JSONの `placements` に、場所 `stamp` として残してあります。',
  },
  'page/annotation-unread': {
    level: 'warning',
    message: 'On page {page}, an annotation or form field shows something that could not be read.',
    message_ja: '{page}ページの注釈または入力欄に、読み取れないものが表示されています。',
    help: 'A stamp that is a picture, or a field whose look the PDF does not give. Look at the page and enter what stands there as a correction.',
    help_ja: '画像のスタンプや、表示の情報がない入力欄です。紙面を確かめ、必要な値を訂正として入力してください。',
  },
  'page/field-differs': {
    level: 'warning',
    message: 'On page {page}, a form field shows {actual}, but its value is another; what it shows was read.',
    message_ja:
      '{page}ページの入力欄は「{actual}」と表示されますが、入力欄の値はこれと異なります。表示のほうを読み取りました。',
    help: 'Viewers differ in which of the two they show. Ask the publisher, and enter the right one as a correction.',
    help_ja: 'どちらを表示するかは閲覧ソフトによって異なります。作成者に確かめ、正しい値を訂正として入力してください。',
  },
  'page/hidden-text': {
    level: 'warning',
    message: 'Page {page} holds text that nobody can see, which was not read: {actual} characters.',
    message_ja: '{page}ページに、目に見えない文字が{actual}字あります（読み取っていません）。',
    help: 'The text is white on white, transparent, or covered: a blackened name, a remainder of an older version, words for a search engine. What it says is written nowhere; the document JSON has under `hidden` the place, reason and length of each piece. The PDF itself still holds the text: tell its publisher if it is a name.',
    help_ja:
      '白い文字、透明な文字、上から覆われた文字です（黒塗りされた氏名、旧版の残り、検索用の語など）。内容はどのファイルにも書き出さず、位置・理由・字数だけを文書JSONの `hidden` に示します。PDFには文字が残っています。氏名などであれば、作成者に知らせてください。',
  },
  'page/clipped-text': {
    level: 'info',
    message: 'Page {page} holds text outside of what is shown of it, which was not read: {actual} characters.',
    message_ja: '{page}ページの表示範囲の外に文字が{actual}字あります（読み取っていません）。',
    help: 'The text lies off the page, outside of its crop box, or is clipped away as a whole. What it says is written nowhere; its place and length stand in the document JSON under `hidden`.',
    help_ja:
      'ページやトリミング枠の外にある文字、または全体が切り取られた文字です。内容は書き出さず、位置と字数を文書JSONの `hidden` に示します。',
  },
  'page/cut-text': {
    level: 'warning',
    message:
      'On page {page}, text goes on behind an edge: {actual} is printed, but not the {expected} characters beside it.',
    message_ja:
      '{page}ページの文字が途中で切れています。「{actual}」は見えますが、その前後の{expected}字は見えません。',
    help: 'A cell or the page is too small for its text, so what was read is not the whole of it. Compare with the original; what cannot be seen is only counted, under `hidden` in the document JSON.',
    help_ja:
      'セルやページに収まらず、文字の一部が隠れています。元の資料と見比べてください。見えない部分は字数だけを文書JSONの `hidden` に示します。',
  },
  'page/text-over-rule': {
    level: 'warning',
    message: 'On page {page}, text runs over a rule into the next cell: {actual}.',
    message_ja: '{page}ページの「{actual}」が、罫線を越えて隣のセルまで続いています。',
    help: 'As spreadsheets print text that is wider than its cell. It was read as one text of the cell that it begins in (or, set to the right or the middle, of the cell that its column shows); the cell that it runs into as what else stands there. Compare with the page, and correct by a corrections file where it belongs elsewhere.',
    help_ja:
      '表計算ソフトで、セルに収まらない文字が隣の空いたセルまで印字されたものです。書き出しのセル（右寄せ・中央寄せのときは、その列のそろえ方に合うセル）の文字として読み、隣のセルはほかに文字がなければ空欄として読みました。ページと見比べ、違っていれば訂正ファイルで直してください。',
  },
  'page/ocr-layer': {
    level: 'error',
    message: 'Page {page} is a scan: its text was read by an OCR program and may be wrong.',
    message_ja: '{page}ページはスキャン画像です。文字はOCRによるもので、誤りを含む可能性があります。',
    help: 'Compare every value of the page with the picture, and correct by a corrections file; or ask the publisher for the original file. With `--ocr` the picture is read anew and compared with that text.',
    help_ja:
      'すべての値を画像と見比べ、訂正ファイルで直してください。または元のファイルを入手してください。`--ocr` を付けると、画像を改めて読み取り、この文字と照合します。',
  },
  'page/ocr-layer-compared': {
    level: 'info',
    message:
      'Page {page} holds text that a scanner read. It was read anew from its picture, which stands; of {expected} stretches of that text {actual} say something else.',
    message_ja:
      '{page}ページにはスキャナーが付けた文字情報があります。画像から改めて読み取った結果を採用しました（照合した{expected}か所のうち{actual}か所が異なります）。',
    help: 'Each difference is told by itself: `value/ocr-layer` for values, `text/ocr-layer` for all else.',
    help_ja: '違いは一つずつ示します（値は `value/ocr-layer`、そのほかは `text/ocr-layer`）。',
  },
  'text/ocr-layer': {
    level: 'warning',
    message: 'Page {page}: the picture reads "{actual}"; the scanner\'s own text says "{expected}".',
    message_ja: '{page}ページ: 画像からは「{actual}」、スキャナーが付けた文字では「{expected}」と読めます。',
    help: 'What was read from the picture stands. Look at the page; where the other reading is right, enter it as a correction.',
    help_ja: '画像から読み取った結果を採用しています。紙面を確かめ、もう一方が正しければ訂正として入力してください。',
  },
  'page/damaged': {
    level: 'error',
    message: 'Page {page} has a fault, and something on it may be missing: {actual}.',
    message_ja: '{page}ページに壊れた箇所があり、内容の一部が欠けている可能性があります: {actual}',
    help: 'What comes after the fault, or what it concerns, was left out, as PDF viewers do without a word. Compare the page with its picture; fetch the file again, or save it again from another program.',
    help_ja:
      '壊れた箇所は飛ばして読み取りました（PDFビューアーも黙って飛ばします）。画像と見比べてください。入手し直すか、別のソフトで保存し直すと直ることがあります。',
  },
  'page/unreadable': {
    level: 'error',
    message: 'Page {page} could not be read: {actual}.',
    message_ja: '{page}ページを読み取れませんでした: {actual}',
    help: 'The page is damaged; the other pages were read. Fetch the file again, or save it again from another program.',
    help_ja: 'このページは壊れています。ほかのページは読み取りました。入手し直すか、別のソフトで保存し直してください。',
  },
  'page/too-large': {
    level: 'error',
    message: 'Page {page} holds more than the limit allows: {actual}, at most {expected}.',
    message_ja: '{page}ページの内容が上限を超えています: {actual}（上限 {expected}）。',
    help: 'What goes beyond the limit was not read. A drawing or a map can be as large; a declaration is not.',
    help_ja: '上限を超える部分は読み取っていません。図面や地図ではありえますが、目標宣言としては大きすぎます。',
  },
  'text/untrusted': {
    level: 'error',
    message: 'The characters of page {page} cannot be trusted: {actual}.',
    message_ja: '{page}ページの文字情報は信頼できません: {actual}',
    help: 'The PDF shows one thing and names other characters: a converter lost the mapping of a font (Ghostscript does that to kana), or the font uses private codes. Copying the text from a PDF viewer gives the same wrong characters. Ask the publisher for a PDF from the original program, or run OCR.',
    help_ja:
      '見た目と文字コードが一致していません。変換ソフトがフォントの対応表を失った（Ghostscriptで仮名が壊れるなど）か、外字などの私用領域が使われています。PDFビューアーでコピーしても同じ文字になります。元のソフトから出力したPDFを入手するか、OCRをかけてください。',
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
  'page/picture-failed': {
    level: 'warning',
    message: 'Page {page} cannot be drawn as a picture: {actual}.',
    message_ja: '{page}ページを画像にできません: {actual}。',
    help: 'Only the picture is concerned, not what was read. Open the PDF in another program and compare there.',
    help_ja: '画像だけの問題で、読み取り結果には影響しません。別のソフトでPDFを開いて見比べてください。',
  },
} as const satisfies Record<string, CatalogueEntry>;
