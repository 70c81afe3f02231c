import type { Bilingual } from './bilingual.js';

/** `fail`: the rule is broken; `warning`: a person should decide; `info`: a fact worth knowing. */
export const findingLevels = ['fail', 'warning', 'info'] as const;
export type FindingLevel = (typeof findingLevels)[number];

/** One rule: what it asks, and what to do where it is broken. */
export interface Rule {
  /** Item of 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 (2020-12-18); absent for rules of other origin. */
  readonly item?: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
}

const rule = (titleJa: string, titleEn: string, remedyJa: string, remedyEn: string, item?: string): Rule => ({
  ...(item ? { item } : {}),
  title: { ja: titleJa, en: titleEn },
  remedy: { ja: remedyJa, en: remedyEn },
});

/** Rules by their stable names, in the order of the report. */
export const rules = {
  'mic/1-1': rule(
    'ファイル形式はCSVまたはExcelとする',
    'Data is given as CSV or Excel',
    '足りないCSVファイルを、変換をやり直して作ってください。',
    'Convert again to get the missing CSV file.',
    '1-1',
  ),
  'mic/1-2': rule(
    '1セル1データとする',
    'One datum per cell',
    '値を行または列に分けてください。',
    'Put each value into a row or column of its own.',
    '1-2',
  ),
  'mic/1-3': rule(
    '数値データは数値属性とし、文字を含まない',
    'Numbers are numbers, without other characters',
    '桁区切り、▲、円などの文字を除き、半角の数字だけにしてください。',
    'Remove separators, ▲, 円 and the like; leave half-width digits only.',
    '1-3',
  ),
  'mic/1-4': rule(
    'セルを結合しない',
    'No merged cells',
    'セルの結合を解き、どの行にも値を書いてください。',
    'Unmerge the cells and repeat the value in each row.',
    '1-4',
  ),
  'mic/1-5': rule(
    'スペースや改行で体裁を整えない',
    'No spaces or line breaks for the look',
    'セルの前後の空白、セルの中の改行を除いてください。',
    'Remove leading and trailing spaces and line breaks inside cells.',
    '1-5',
  ),
  'mic/1-6': rule(
    '項目名等を省略しない',
    'Nothing is left out (〃, 同上)',
    '「〃」「同上」の代わりに、上のセルと同じ値を書いてください。',
    'Write the value itself in place of 〃 or 同上.',
    '1-6',
  ),
  'mic/1-7': rule(
    '数式を使わない',
    'No formulas',
    '数式を値に置き換えてください。',
    'Replace the formula by its value.',
    '1-7',
  ),
  'mic/1-8': rule(
    'オブジェクトを使わない',
    'No drawings or other objects',
    '図形や画像を別のファイルに移してください。',
    'Move drawings and pictures into a file of their own.',
    '1-8',
  ),
  'mic/1-9': rule(
    'データの単位を記載する',
    'The unit is stated',
    '単位の列に単位を書いてください。',
    'Write the unit into the column unit.',
    '1-9',
  ),
  'mic/1-10': rule(
    '機種依存文字を使わない',
    'No machine-dependent characters',
    'JIS X 0213にない文字です。人名などで必要なら、読めない環境があることを承知のうえでそのままにしてください。私用領域の文字や部首は、正しい文字に直してください。',
    'The character is not in JIS X 0213. Keep it where a name needs it, knowing that some systems cannot show it; replace private-use characters and radicals.',
    '1-10',
  ),
  'mic/1-11': rule(
    '時間軸は西暦で表記する',
    'Years are western years, days are ISO 8601',
    '年度は4桁の西暦、日付はYYYY-MM-DDで書いてください。',
    'Write years with four digits and days as YYYY-MM-DD.',
    '1-11',
  ),
  'mic/1-12': rule(
    '地域コードまたは地域名称を表記する',
    'The region is stated by its code or name',
    '6桁の全国地方公共団体コード（検査数字を含む）を書いてください。',
    'Write the 6-digit code of the municipality, check digit included.',
    '1-12',
  ),
  'mic/1-13': rule(
    '数値の列に特殊記号を入れない',
    'No symbols in number columns',
    '「-」「…」「x」の代わりにセルを空にし、理由を missing_reason に書いてください。',
    'Leave the cell empty and give the reason in missing_reason.',
    '1-13',
  ),
  'mic/1-14': rule(
    'データを分断しない',
    'The data is not broken up',
    '途中の空行を除いてください。',
    'Remove blank rows.',
    '1-14',
  ),
  'mic/1-15': rule(
    '1シートに複数の表を掲載しない',
    'One table per sheet',
    '二つ目の見出し行から後を、別のファイルに分けてください。',
    'Move what follows the second header row into a file of its own.',
    '1-15',
  ),
  'csv/encoding': rule('文字コードはUTF-8', 'UTF-8', 'UTF-8で保存し直してください。', 'Save the file as UTF-8.'),
  'csv/bom': rule(
    'BOMは *_ja.csv にだけ付ける',
    'A byte order mark in *_ja.csv files, and nowhere else',
    '正本のCSVはBOMなし、*_ja.csv はBOM付きで保存してください。',
    'Save canonical files without a byte order mark, *_ja.csv files with one.',
  ),
  'csv/line-end': rule(
    '行の終わりはCRLF',
    'Lines end with CRLF',
    '行末をCRLFにして保存してください。',
    'Save with CRLF line ends.',
  ),
  'csv/quotes': rule(
    '引用符の書き方はRFC 4180',
    'Quotes as RFC 4180 asks',
    '引用符を含むセルは引用符で囲み、中の引用符を二重にしてください。',
    'Quote cells that hold quotes, and double those.',
  ),
  'csv/fields': rule(
    'どの行も列の数が同じ',
    'All rows have as many cells as the header',
    '列の数をそろえてください。',
    'Give every row as many cells as the header has.',
  ),
  'csv/empty': rule(
    '見出し行がある',
    'There is a header row',
    '1行目に列の名前を書いてください。',
    'Write the names of the columns into the first line.',
  ),
  'excel/formula': rule(
    '表計算ソフトが計算するセルがない',
    'No cell that a spreadsheet computes',
    'Excelで見るときは、CSVではなくブック（mokuhyo.xlsx、convertの --also xlsx）を使ってください。印字のままの値なので、CSVは直さないでください。',
    'In Excel, open the workbook (mokuhyo.xlsx, from convert --also xlsx) and not the CSV file. The cell says what is printed: leave it.',
  ),
  'excel/changed': rule(
    '表計算ソフトが日付や別の数に変えるセルがない',
    'No cell that a spreadsheet turns into a date or another number',
    'Excelで見るときは、CSVではなくブック（mokuhyo.xlsx、convertの --also xlsx）を使ってください。Excelで開いて保存し直すと、値が失われます。',
    'In Excel, open the workbook (mokuhyo.xlsx, from convert --also xlsx) and not the CSV file. Saving it in Excel would lose the value.',
  ),
  'excel/guard': rule(
    "*_ja.csv では、表計算ソフトが変えるセルの前に「'」がある",
    'In *_ja.csv files an apostrophe stands before what a spreadsheet would change',
    "変換をやり直すか、セルの前に「'」を付けてください。",
    'Convert again, or write an apostrophe before the cell.',
  ),
  'header/ascii': rule(
    '列の名前は英小文字・数字・下線',
    'Column names are ASCII: small letters, digits, underscores',
    '英小文字で始まる名前にしてください。CKANの読み込みで名前が壊れます。',
    'Use a name that begins with a small letter: CKAN’s loader garbles others.',
  ),
  'header/length': rule(
    '列の名前は63バイトまで',
    'Column names have at most 63 bytes',
    '名前を短くしてください。',
    'Shorten the name: databases cut it.',
  ),
  'header/blank': rule(
    '列の名前が空でない',
    'No column without a name',
    '列に名前を付けるか、列を除いてください。',
    'Name the column, or remove it: loaders shift the columns.',
  ),
  'header/duplicate': rule(
    '列の名前が重ならない',
    'No name twice',
    '名前を変えてください。読み込みが失敗します。',
    'Rename one: loading fails.',
  ),
  'header/underscore': rule(
    '列の名前が下線で始まらない',
    'No name that begins with an underscore',
    '先頭の下線を除いてください。「_id」などはCKANが使います。',
    'Remove the underscore: CKAN keeps such names for itself.',
  ),
  'header/columns': rule(
    '列は決められたとおり',
    'The columns of the data dictionary, in its order',
    '列を docs/output.md のとおりに戻してください。',
    'Restore the columns as docs/output.md lists them.',
  ),
  'type/required': rule(
    '空にできない列に値がある',
    'No empty cell where a value is required',
    '値を書いてください。',
    'Fill in the value.',
  ),
  'type/integer': rule(
    '整数の列は整数',
    'Whole numbers in integer columns',
    '整数に直してください。',
    'Make it a whole number.',
  ),
  'type/boolean': rule(
    '真偽の列は true か false',
    'true or false in boolean columns',
    '小文字の true か false にしてください（Excelは大文字にします）。',
    'Write true or false in small letters (Excel writes capitals).',
  ),
  'type/code': rule(
    '決められた符号だけを使う',
    'Only the codes of the data dictionary',
    'docs/output.md にある符号を使ってください。',
    'Use a code from docs/output.md.',
  ),
  'type/form': rule(
    '決められた形で書く',
    'Values have the form of their column',
    '列の説明にある形に直してください。',
    'Give the value the form that its column asks for.',
  ),
  'key/duplicate': rule(
    '主キーが重ならない',
    'Keys are unique',
    '重複した行を除いてください。',
    'Remove the repeated row.',
  ),
  'key/foreign': rule(
    '参照先の行がある',
    'Every reference finds its row',
    '参照先の行を戻すか、参照を直してください。',
    'Restore the row referred to, or correct the reference.',
  ),
  'row/status': rule(
    '値の状態と値が合う',
    'Status and value agree',
    'status と値の列を合わせてください。',
    'Make status and the value columns agree.',
  ),
  'row/count': rule(
    '文書ごとの件数が合う',
    'Counts of documents.csv are right',
    '行を戻すか、documents.csv の件数を直してください。',
    'Restore the rows, or correct the count in documents.csv.',
  ),
  'row/glyphs': rule(
    '文字の勘定が合う',
    'glyphs = glyphs_placed + glyphs_unplaced',
    '変換をやり直してください。',
    'Convert again.',
  ),
  'file/hash': rule(
    'ファイルが記録どおり',
    'Files are as recorded',
    '変更が正しければ、変換をやり直して記録も改めてください。',
    'If the change is meant, convert again so that it is recorded.',
  ),
  'file/missing': rule(
    '記録されたファイルがある',
    'Recorded files are there',
    'ファイルを戻すか、変換をやり直してください。',
    'Restore the file, or convert again.',
  ),
  'file/metadata': rule(
    'メタデータが読め、表と合う',
    'Metadata can be read and fits the tables',
    '変換をやり直してください。',
    'Convert again.',
  ),
  'catalogue/needs': rule(
    'データカタログに要る項目がそろっている',
    'What a catalogue asks for is said',
    'mokuhyo.config.json に書いて、変換をやり直してください（mokuhyo init で作れます）。',
    'Say it in mokuhyo.config.json (mokuhyo init makes one), and convert again.',
  ),
  'document/json': rule(
    '文書ごとのJSONがある',
    'Each document has its JSON file',
    '変換をやり直してください。',
    'Convert again.',
  ),
  'document/incomplete': rule(
    '読み取りが完全でない文書',
    'Documents that are not complete',
    '--include-partial を付けない限り、カタログ用のファイル（--also）には入りません。issues.csv を確認してください。',
    'They stay out of the catalogue’s files (--also) unless --include-partial is given. See issues.csv.',
  ),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as RuleName[];
