import type { CatalogueEntry } from './entry.js';

/** Issues that replaying a person's corrections (訂正) raises. */
export const correctionIssues = {
  'correction/stale': {
    level: 'warning',
    message: 'A correction no longer fits and was not applied. It was made for {expected}; now there is {actual}.',
    message_ja: '訂正が現在の内容と合わないため、適用していません。訂正の対象: {expected}。現在: {actual}。',
    help: 'The place or the printed text that the correction names has changed. Look at the value again in the review pages and correct it anew, or delete the line from the corrections file.',
    help_ja:
      '訂正の対象とした位置または表記が変わっています。確認画面で値を見直して訂正し直すか、訂正ファイルからその行を削除してください。',
  },
  'correction/inconsistent': {
    level: 'warning',
    message: 'Corrections of this value contradict each other and were not applied: {actual}. Needed: {expected}.',
    message_ja: 'この値への訂正が互いに矛盾するため、適用していません: {actual}。必要なもの: {expected}。',
    help: 'Taken together the lines leave no whole value, for example a number without figures. Complete or delete them.',
    help_ja: '訂正行を合わせても値として成り立ちません（数値のない「数値」など）。行を補うか削除してください。',
  },
  'correction/applied': {
    level: 'info',
    message: 'Corrected by a person: {actual} → {expected}.',
    message_ja: '人が訂正しました: {actual} → {expected}。',
    help: 'What was read before stands in the document’s JSON under read_before_correction.',
    help_ja: '訂正前の読み取り結果は、文書のJSONの read_before_correction にあります。',
  },
  'correction/removed': {
    level: 'info',
    message: 'A person says that this is no observation: {actual} ({expected}).',
    message_ja: '観測値ではないと人が判断しました: {actual}（{expected}）。',
    help: 'The observation was left out of the tables; it is kept in the document’s JSON under read_before_correction.',
    help_ja: '表からは除きました。内容は文書のJSONの read_before_correction に残しています。',
  },
  'correction/added': {
    level: 'info',
    message: 'Added by a person: {actual} ({expected}).',
    message_ja: '人が追加しました: {actual}（{expected}）。',
    help: 'The program did not read this from the document. Page and box say where it stands.',
    help_ja: 'プログラムが読み取ったものではありません。ページと位置が、文書のどこにあるかを示します。',
  },
  'correction/no-kpi-table': {
    level: 'info',
    message: 'A person says that nothing in this table is an indicator: {actual} ({expected}).',
    message_ja: '目標の表ではないと人が判断しました: {actual}（{expected}）。',
    help: 'Its rows and values were left out; the table is kept in the document’s JSON as it is printed, what was read of it under as_read.',
    help_ja: '行と値は表から除きました。表の印字は文書のJSONに、読み取った内容は as_read に残しています。',
  },
  'correction/column': {
    level: 'info',
    message: 'The column is read as a person says: {actual} ({expected}).',
    message_ja: '列を、人が示したとおりに読み取りました: {actual}（{expected}）。',
    help: 'The header was taken as a word of the document’s profile. Put it into a profile where other documents have it, too.',
    help_ja:
      '見出しを、この文書のプロファイルの語として扱いました。ほかの文書にもある見出しは、プロファイルに書いてください。',
  },
  'correction/column-unread': {
    level: 'warning',
    message: 'A column is not read as a person says: {expected}; it is {actual}.',
    message_ja: '列が、人が示したとおりに読み取れていません: {expected}。現在: {actual}。',
    help: 'The document is read anew with these words when its PDF is given to convert. Where that was done, the header is no header of a column: correct the values, or add them.',
    help_ja:
      'PDFを convert に渡すと、この見出しを使って読み直します。それでも変わらないときは、値を訂正するか追加してください。',
  },
  'correction/accepted': {
    level: 'info',
    message: 'A person looked at {actual} and accepted what is printed ({expected}).',
    message_ja: '{actual} の指摘を人が確認し、表記どおりと判断しました（{expected}）。',
    help: 'The doubt was silenced by a line of the corrections file. Delete the line to see it again.',
    help_ja: '訂正ファイルの行により、この指摘を解消しました。行を削除すると再び表示されます。',
  },
  'correction/conflict': {
    level: 'warning',
    message:
      'Two people correct the same thing differently, and neither is later: {actual} and {expected}. Neither was applied.',
    message_ja:
      '同じ箇所への訂正が食い違い、どちらが新しいかも分かりません: {actual} と {expected}。どちらも適用していません。',
    help: 'Decide, and delete the other line from corrections.csv, or give the right one a later day in the column at.',
    help_ja:
      'どちらが正しいかを決め、corrections.csv からもう一方の行を削除するか、正しい行の at に後の日付を書いてください。',
  },
  'correction/two-say': {
    level: 'warning',
    message:
      'The file of corrections says something else than the dataset’s own: {expected} instead of {actual}. The later day counts.',
    message_ja:
      '取り込んだ訂正が、データセットの訂正と異なります: {actual} に対して {expected}。日付の新しい方が有効です。',
    help: 'Both lines stand in corrections.csv. Delete the wrong one; where neither has a later day (column at), none is applied.',
    help_ja:
      'どちらの行も corrections.csv にあります。誤っている行を削除してください。日付（at）で新旧が決まらない場合は、どちらも適用しません。',
  },
  'correction/recovered': {
    level: 'info',
    message:
      '{actual} lines of corrections were read back from the documents into corrections.csv: version 0.1 had replayed a file that it did not keep.',
    message_ja: '版0.1が保存していなかった訂正{actual}行を、文書の結果から corrections.csv に復元しました。',
    help: 'Compare with the file that was given then: what it says of series is not in the documents. Give it once more with --corrections.',
    help_ja:
      '当時の訂正ファイルと見比べてください。系列についての行は復元できません。--corrections でもう一度渡すと取り込みます。',
  },
  'correction/other-document': {
    level: 'info',
    message: 'Corrections for documents that this run did not read: {actual}.',
    message_ja: '今回読み取っていない文書への訂正があります: {actual}。',
    help: 'The lines wait for a run that reads these documents. A document that was published anew has another hash.',
    help_ja: '該当の文書を読み取るときに適用されます。再公表された文書はハッシュ値が異なります。',
  },
} as const satisfies Record<string, CatalogueEntry>;
