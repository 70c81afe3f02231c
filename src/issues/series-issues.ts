import type { CatalogueEntry } from './entry.js';

/** Issues that joining the years (series/) raises. They concern several documents, so they stand under none. */
export const seriesIssues = {
  'series/likely-link': {
    level: 'warning',
    message: 'Probably one series, not joined: {expected} and {actual}.',
    message_ja: '同じ系列と思われますが、結合していません: {expected} と {actual}。',
    help: 'The evidence is not enough to join them by rule. Decide with a line in the corrections file: field series:accept or series:reject, document and place (table/row) of the later row, the earlier row as value. series_links.csv lists the proposal with its score.',
    help_ja:
      '規則だけで結合できるほどの根拠がありません。訂正ファイルに1行加えて決めてください。項目は series:accept または series:reject、文書と位置（表/行）は後の行、値は前の行です。series_links.csv に候補と根拠の強さがあります。',
  },
  'series/same-name-twice': {
    level: 'warning',
    message: 'Rows that nothing tells apart in one declaration: {actual}. They are joined with no other year.',
    message_ja: '1つの宣言の中に区別できない同名の指標があります: {actual}。他の年度とは結合していません。',
    help: 'Project, indicator, division, unit and baseline are all alike. Join the rows of each series with series:join lines in the corrections file.',
    help_ja:
      '事業名・指標名・所管課・単位・当初値がすべて同じです。訂正ファイルの series:join で、年度ごとの行を結び付けてください。',
  },
  'series/code-reused': {
    level: 'warning',
    message:
      'One project number of one plan stands for several projects: {actual}. They are kept apart unless values agree.',
    message_ja:
      '同じ計画の同じ事業番号が、複数の事業に使われています: {actual}。値が一致しない限り別の系列としています。',
    help: 'Either a number was used twice, or a project was renamed. Where it is one project, join its rows with series:join.',
    help_ja: '番号の重複か、事業名の変更です。同じ事業であれば、訂正ファイルの series:join で行を結び付けてください。',
  },
  'series/two-actuals': {
    level: 'warning',
    message: 'Different actuals for one period: {actual}. series.csv holds the latest.',
    message_ja: '同じ期間の実績値が宣言によって異なります: {actual}。series.csv には最新のものを載せています。',
    help: 'A later declaration states another actual for the same year. Both stay in observations.csv; nothing is averaged. Ask the department if it matters which one holds.',
    help_ja:
      '後の宣言が同じ年度の実績値を違う値で示しています。どちらも observations.csv に残し、平均などはしていません。必要であれば担当課に確認してください。',
  },
  'series/baseline-changed': {
    level: 'warning',
    message: 'The baseline changes inside one plan: {actual}.',
    message_ja: '同じ計画の中で当初値が変わっています: {actual}。',
    help: 'A plan has one baseline. It was corrected, or what is counted has changed: compare the declarations.',
    help_ja: '計画の当初値は1つのはずです。訂正されたか、数え方が変わった可能性があります。宣言を見比べてください。',
  },
  'series/unit-changed': {
    level: 'warning',
    message: 'The unit changes within one series: {actual}. Numbers in different units stand in lines of their own.',
    message_ja: '同じ系列の途中で単位が変わっています: {actual}。単位の違う数値は別の行に載せています。',
    help: 'What is counted may have changed. If it is no longer the same indicator, cut the series with a series:split line.',
    help_ja: '数え方が変わった可能性があります。別の指標であれば、訂正ファイルの series:split で系列を分けてください。',
  },
  'series/superseded': {
    level: 'info',
    message: 'A corrected re-issue takes the place of an earlier document: {actual} → {expected}.',
    message_ja: '訂正版があるため、後の文書を優先しています: {actual} → {expected}。',
    help: 'Title or file name say that the later document corrects the earlier one. Nothing of either is deleted; what differs stands in changes.csv.',
    help_ja:
      '表題またはファイル名から、後の文書を訂正版と判断しました。前の文書も削除していません。違いは changes.csv にあります。',
  },
  'series/declared-twice': {
    level: 'warning',
    message: 'Several documents are the same declaration and none says that it corrects another: {actual}.',
    message_ja: '同じ宣言の文書が複数あり、どれが訂正版か書かれていません: {actual}。',
    help: 'The later by publication date (then by document_id) counts as the newer one. Give the dates with --sources, or name the corrected file 訂正版.',
    help_ja:
      '公表日（なければ文書ID）が後のものを新しいとみなしています。--sources で公表日を与えるか、ファイル名に「訂正版」と入れてください。',
  },
  'series/too-many-rows': {
    level: 'warning',
    message: 'The years were not joined: more indicator rows than one city can have ({actual}, at most {expected}).',
    message_ja: '年度をつないでいません。一つの市としては指標の行が多すぎます（{actual}、上限 {expected}）。',
    help: 'Documents of several cities were probably given as one. Convert each city with its --municipality, or give documents whose issuer is printed. All other files are complete.',
    help_ja:
      '複数の市の文書を一つの市として変換した可能性があります。市ごとに --municipality を指定して変換してください。他のファイルはすべて揃っています。',
  },
  'series/decision-stale': {
    level: 'warning',
    message: 'A decision about a series no longer fits and was not carried out: made for {expected}; now {actual}.',
    message_ja: '系列についての決定が現在の内容と合わないため、適用していません。対象: {expected}。現在: {actual}。',
    help: 'The row or its indicator name has changed. Look at the series again and decide anew, or delete the line.',
    help_ja: '対象の行または指標名が変わっています。系列を見直して決め直すか、その行を削除してください。',
  },
  'series/decision-impossible': {
    level: 'warning',
    message: 'A decision about a series cannot be carried out: {actual}.',
    message_ja: '系列についての決定を実行できません: {actual}。',
    help: 'Two rows of one declaration cannot be one series, and a decision needs two rows, each written <document_id>/<table>/<row>.',
    help_ja: '1つの宣言の2行を同じ系列にはできません。また、決定には2つの行（<文書ID>/<表>/<行>）が必要です。',
  },
} as const satisfies Record<string, CatalogueEntry>;
