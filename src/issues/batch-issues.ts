import type { CatalogueEntry } from './entry.js';

/** Issues of a run over many files (batch/): files that cannot be read, documents that no worker could finish, the same PDF twice. */
export const batchIssues = {
  'document/duplicate': {
    level: 'info',
    message: 'The same PDF was given {expected} times: {actual}. It is counted once.',
    message_ja: '同じPDFが{expected}回指定されています: {actual}。1件として扱います。',
    help: 'Files with the same bytes are one document. Remove the copies, or leave them: nothing is counted twice.',
    help_ja:
      '内容が同じファイルは1つの文書として扱います。複製は削除しても、そのままでも構いません。二重には数えません。',
  },
  'document/former-version': {
    level: 'info',
    message: 'Read by version {actual} of the program; version {expected} did not find its PDF.',
    message_ja: 'プログラムの版{actual}で読み取った結果です。版{expected}では、PDFが見つかりませんでした。',
    help: 'Give the PDF to convert again, and it is read by the present version. Until then the former result stands.',
    help_ja: 'PDFを convert にもう一度渡すと、現在の版で読み直します。それまでは以前の結果を使います。',
  },
  'batch/result-lost': {
    level: 'error',
    message: 'What was read of {actual} is gone from the output folder.',
    message_ja: '{actual} の読み取り結果が、出力フォルダーから失われています。',
    help: 'Give its PDF to convert again. The files in documents/ should not be deleted or changed by hand.',
    help_ja: 'PDFを convert にもう一度渡してください。documents/ のファイルは手で削除・変更しないでください。',
  },
  'batch/withdrawn': {
    level: 'info',
    message: '{actual} was withdrawn from this dataset and stays out.',
    message_ja: '{actual} はこのデータセットから取り下げた文書のため、取り込みません。',
    help: 'mokuhyo withdraw --undo lets it in again.',
    help_ja: '戻すには mokuhyo withdraw --undo を使います。',
  },
  'batch/gone': {
    level: 'info',
    message: '{actual} is no longer in its folder; the document stays in the dataset.',
    message_ja: '{actual} はフォルダーからなくなっていますが、文書はデータセットに残します。',
    help: 'convert --delete takes out whatever is not among the PDFs given; mokuhyo withdraw takes out one document.',
    help_ja: '指定したPDFにない文書をすべて除くには convert --delete、1件だけ除くには mokuhyo withdraw を使います。',
  },
  'batch/replaced': {
    level: 'info',
    message:
      '{actual} has another content than before: it is a document of its own, and the former one ({expected}) stays in the dataset.',
    message_ja:
      '{actual} の内容が前回と異なるため、別の文書として追加しました。以前の文書（{expected}）はデータセットに残します。',
    help: 'If the new PDF takes the place of the former, take that out with mokuhyo withdraw, or with convert --delete.',
    help_ja:
      '新しいPDFが以前のものに代わるときは、mokuhyo withdraw または convert --delete で以前の文書を除いてください。',
  },
  'batch/removed': {
    level: 'info',
    message: '{actual} is not among the PDFs given and was taken out of the dataset (--delete).',
    message_ja: '{actual} は指定したPDFにないため、データセットから除きました（--delete）。',
    help: 'Convert the PDF again to have it back. Corrections of it are kept.',
    help_ja: 'PDFをもう一度変換すると元に戻ります。その文書への訂正は残しています。',
  },
  'batch/not-mirrored': {
    level: 'warning',
    message: 'Nothing was taken out of the dataset: not all that was given could be looked at.',
    message_ja: '指定したものの一部を確認できなかったため、データセットから何も除いていません。',
    help: 'Put right what is reported above, then run the command with --delete again.',
    help_ja: '上に示した問題を直してから、--delete を付けてもう一度実行してください。',
  },
  'batch/not-read-again': {
    level: 'warning',
    message: '{actual} could not be read again ({expected}); what was read before stands.',
    message_ja: '{actual} を読み直せませんでした（{expected}）。以前の結果を使います。',
    help: 'Run the command again; a longer --timeout may help.',
    help_ja: 'もう一度実行してください。--timeout を延ばすと読める場合があります。',
  },
  'batch/part-missing': {
    level: 'warning',
    message:
      'Share {actual} of the input is missing from this dataset: its documents are not in it (gather --partial).',
    message_ja:
      '入力のうち分担 {actual} がまだありません。その文書はこのデータセットに入っていません（gather --partial）。',
    help: 'Give that part to mokuhyo gather with the same --out; this line goes when all parts are there.',
    help_ja: 'その部分を、同じ --out を指定した mokuhyo gather に渡してください。すべてそろうと、この行は消えます。',
  },
  'batch/ambiguous-source': {
    level: 'warning',
    message:
      'The list of sources names {actual}, which lies in more than one of the folders: no address was taken from it.',
    message_ja: '出典一覧の {actual} が複数のフォルダーにあるため、アドレスを割り当てていません。',
    help: 'Write the folder before the name (2020/a.pdf), or give the SHA-256.',
    help_ja: 'ファイル名の前にフォルダー名を付けるか（2020/a.pdf）、SHA-256で指定してください。',
  },
  'batch/missing-path': {
    level: 'error',
    message: 'There is no such file or folder: {actual}.',
    message_ja: 'ファイルまたはフォルダーがありません: {actual}',
    help: 'Check the path for typing errors; a link may point to something that was moved or deleted.',
    help_ja: 'パスに誤りがないか、リンク先が移動または削除されていないか確認してください。',
  },
  'batch/unreadable': {
    level: 'error',
    message: 'The file could not be read: it vanished during the run, it may not be opened, or its disk is at fault.',
    message_ja: 'ファイルを読めませんでした。実行中に消えたか、開く権限がないか、ディスクの不具合です。',
    help: 'Put the file back, or give the user who runs the program the right to read it, and run again: what was done is kept.',
    help_ja: 'ファイルを元に戻すか、読み取り権限を付けてから、もう一度実行してください。終わった分はやり直しません。',
  },
  'batch/unreadable-folder': {
    level: 'error',
    message: 'A folder could not be read: {actual}.',
    message_ja: 'フォルダーを読めませんでした: {actual}',
    help: 'Give the user who runs the program the right to read the folder, and run again.',
    help_ja: 'フォルダーの読み取り権限を付けてから、もう一度実行してください。',
  },
  'batch/not-a-file': {
    level: 'error',
    message: 'Neither a file nor a folder: {actual}.',
    message_ja: 'ファイルでもフォルダーでもありません: {actual}',
    help: 'Devices, pipes and sockets cannot be converted. Give PDF files or folders.',
    help_ja: 'デバイスやパイプは変換できません。PDFのファイルまたはフォルダーを指定してください。',
  },
  'batch/empty-folder': {
    level: 'warning',
    message: 'There is no PDF in the folder {actual}.',
    message_ja: 'フォルダーにPDFがありません: {actual}',
    help: 'Check that it is the right folder. Names that begin with a dot are left out; the ending .pdf may be in any case.',
    help_ja:
      'フォルダーが正しいか確認してください。「.」で始まる名前は対象外です。拡張子 .pdf は大文字でも構いません。',
  },
  'batch/unused-source': {
    level: 'info',
    message: 'The list of sources names a file that is not among the PDFs: {actual}.',
    message_ja: '出典一覧にあるファイルが、PDFの中にありません: {actual}',
    help: 'Correct the name (relative to the folder given, with /) or the SHA-256 in the list of sources, or leave the line: it does no harm.',
    help_ja:
      '出典一覧のファイル名（指定したフォルダーからの相対パス、区切りは「/」）またはSHA-256を確かめてください。そのままでも害はありません。',
  },
  'batch/too-large': {
    level: 'error',
    message: 'The file is too large: {actual} bytes, at most {expected} are read.',
    message_ja: 'ファイルが大きすぎます: {actual}バイト（上限{expected}バイト）。',
    help: 'No goal declaration is as large. Split the PDF, or save it again with smaller pictures.',
    help_ja: '目標宣言としては大きすぎます。PDFを分割するか、画像を縮小して保存し直してください。',
  },
  'batch/timeout': {
    level: 'error',
    message: 'The document took longer than {actual} seconds, twice, and was given up.',
    message_ja: '変換が{actual}秒を超えたため（2回試行）、中止しました。',
    help: 'Raise the limit with --timeout, or save the PDF again from another program: it may be damaged or made to be slow.',
    help_ja:
      '--timeout で上限を延ばすか、別のソフトでPDFを保存し直してください。壊れているか、意図的に重くされたPDFの可能性があります。',
  },
  'batch/out-of-memory': {
    level: 'error',
    message: 'The document needed more memory than a document may take, twice, and was given up.',
    message_ja: '変換に必要なメモリーが上限を超えたため（2回試行）、中止しました。',
    help: 'Save the PDF again from another program, with smaller pictures: it may be damaged or made to fill the memory.',
    help_ja:
      '画像を縮小して別のソフトでPDFを保存し直してください。壊れているか、意図的にメモリーを消費するPDFの可能性があります。',
  },
  'batch/crashed': {
    level: 'error',
    message: 'The program failed at this document, twice: {actual}.',
    message_ja: 'この文書の処理中にプログラムが異常終了しました（2回試行）: {actual}',
    help: 'This is a fault of the program. Please report it with the PDF; saving the PDF again from another program may help meanwhile.',
    help_ja:
      'プログラムの不具合です。PDFを添えて開発者にお知らせください。別のソフトでPDFを保存し直すと読める場合があります。',
  },
} as const satisfies Record<string, CatalogueEntry>;
