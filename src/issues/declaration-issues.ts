import type { CatalogueEntry } from './entry.js';

/** Issues that giving meaning to tables and text raises (declaration/). */
export const declarationIssues = {
  'document/no-kpi-table': {
    level: 'warning',
    message: 'No table of indicators was found.',
    message_ja: '指標の表が見つかりませんでした。',
    help: 'A declaration without indicators is complete as it is. Where the PDF does hold such a table, add its header words to a profile.',
    help_ja:
      '指標のない宣言であればこのままで問題ありません。表がある場合は、見出しの語をプロファイルに加えてください。',
  },
  'document/no-fiscal-year': {
    level: 'warning',
    message: 'The title "{actual}" names no fiscal year.',
    message_ja: '表題「{actual}」に年度がありません。',
    help: 'The fiscal year of the document is left empty. Check that this is a goal declaration.',
    help_ja: '文書の年度は空のままです。目標宣言の文書かどうか確かめてください。',
  },
  'document/no-single-year': {
    level: 'info',
    message: 'The title "{actual}" of a plan or list of indicators names no fiscal year of its own.',
    message_ja: '計画または指標の一覧の表題「{actual}」に、年度の記載がありません。',
    help: 'The fiscal year of the document is left empty; the values keep the years of their columns.',
    help_ja: '文書の年度は空のままです。値の年度は列の見出しによります。',
  },
  'document/municipality-by-profile': {
    level: 'info',
    message:
      'The municipality {expected} was chosen by the words {actual}; the document does not print it as its issuer.',
    message_ja: '文書に発行者の記載がないため、「{actual}」の語から{expected}と判断しました。',
    help: 'Give --municipality where this is wrong.',
    help_ja: '誤っている場合は --municipality で指定してください。',
  },
  'document/no-municipality': {
    level: 'info',
    message: 'The document does not say which municipality it comes from.',
    message_ja: 'どの地方公共団体の文書か、記載がありません。',
    help: 'Give --municipality CODE.',
    help_ja: '--municipality で団体コードを指定してください。',
  },
  'document/no-municipality-code': {
    level: 'info',
    message: 'No municipality of Japan is known by the name {actual}, today or formerly.',
    message_ja: '{actual}という地方公共団体は、現在の一覧にも廃止された団体の一覧にもありません。',
    help: 'Give --municipality CODE or a profile with the code.',
    help_ja: '--municipality で団体コードを指定するか、プロファイルを用意してください。',
  },
  'document/municipality-ambiguous': {
    level: 'warning',
    message: 'Several places are called {actual}, among them {expected}; the document does not say which it is.',
    message_ja: '{actual}という名前は一つに決まりません（候補：{expected}）。どれか、文書に記載がありません。',
    help: 'The name is kept, the code left empty. Give --municipality CODE.',
    help_ja: '名称のみを残し、コードは空にしました。--municipality で団体コードを指定してください。',
  },
  'document/former-municipality': {
    level: 'info',
    message: '{actual} is no more: it became {expected}. Its former code is in no list here.',
    message_ja: '{actual}は現在ありません（後継：{expected}）。当時の団体コードは一覧にありません。',
    help: 'The name is kept as printed, the code left empty. Give --municipality with the former code where it is known.',
    help_ja:
      '名称は印字のまま残し、コードは空にしました。当時のコードが分かる場合は --municipality で指定してください。',
  },
  'document/municipality-differs': {
    level: 'warning',
    message:
      'The document prints {actual} as its issuer; {expected} was given by --municipality and stands in the rows.',
    message_ja: '文書には{actual}と印字されていますが、--municipality の指定により{expected}としました。',
    help: "Look whether the document belongs to the run. All places that name a city are in the document's JSON.",
    help_ja: 'この実行に入れるべき文書か確かめてください。自治体名の印字はすべて文書のJSONにあります。',
  },
  'document/several-declarations': {
    level: 'info',
    message: 'The PDF holds {actual} declarations: {expected}.',
    message_ja: '{actual}件の宣言が一つのPDFに入っています（{expected}）。',
    help: 'Each is a row of declarations.csv, and the column declaration of the other tables names it. Check where one ends and the next begins.',
    help_ja: 'それぞれ declarations.csv の1行とし、ほかの表の declaration 列で区別しています。境目を確かめてください。',
  },
  'document/second-title': {
    level: 'warning',
    message: 'A heading looks like the title of a further declaration, and its office is not known: "{actual}".',
    message_ja: '別の宣言の表題に見える見出しがありますが、部等が分かりません：「{actual}」',
    help: 'What follows it was read as a part of the declaration before. Look whether it belongs there.',
    help_ja: '以降の内容は前の宣言の一部として読みました。正しいか確かめてください。',
  },
  'document/several-offices': {
    level: 'warning',
    message:
      'Labels name several offices ({actual}) in what was read as one declaration; its department is left empty.',
    message_ja: '一つの宣言として読んだ範囲に、複数の部等の記載があります（{actual}）。部等は空のままです。',
    help: 'Look where the sheet of one office ends and the next begins.',
    help_ja: '部等ごとの境目を紙面で確かめてください。',
  },
  'document/not-a-declaration': {
    level: 'info',
    message: 'The document seems to be no declaration of goals ({actual}).',
    message_ja: '目標宣言ではない文書と見ました（{actual}）。',
    help: 'It stays out of the further forms of the data (--also) unless --include-other is given.',
    help_ja: '--include-other を付けない限り、追加の形式（--also）には入れません。',
  },
  'text/unplaced': {
    level: 'warning',
    message: 'Text that found no place in the declaration: "{actual}".',
    message_ja: '宣言のどこにも位置づけられない文字があります：「{actual}」',
    help: 'The text is listed in the JSON of the document. Look at the page: it may belong to a cell beside it.',
    help_ja: '文書のJSONに載せています。紙面を見て、隣のセルの文字でないか確かめてください。',
  },
  'text/states-value': {
    level: 'warning',
    message:
      'A text outside of the tables that are read states a value of an indicator; only tables give observations: "{actual}".',
    message_ja: '読み取った表の外に指標の値があります。観測値になるのは表の値だけです：「{actual}」',
    help: 'Look at the page. Where the value belongs into the data, add it as a correction (add, with page and box).',
    help_ja: '紙面を見て、データに加えるべき値であれば、訂正（add、ページと位置）で加えてください。',
  },
  'text/repaired': {
    level: 'info',
    message: 'Characters that the PDF encodes as look-alikes were read as {expected} (as in "{actual}").',
    message_ja: '見た目が同じ別の文字コード（{actual}）を{expected}として読みました。',
    help: 'Nothing to do. The raw characters stand in the JSON of the document.',
    help_ja: '対応は不要です。元の文字は文書のJSONに残しています。',
  },
  'text/doubled': {
    level: 'info',
    message: '{actual} characters that are drawn again at the same place (for bold) were read once.',
    message_ja: '太字などのため同じ位置に重ねて描かれた{actual}文字は、1回だけ読みました。',
    help: 'Nothing to do.',
    help_ja: '対応は不要です。',
  },
  'table/unknown-header': {
    level: 'warning',
    message:
      'The column header "{actual}" is not known; the nearest known words are {expected}. Its cells are kept in the JSON only.',
    message_ja: '列見出し「{actual}」の意味が分かりません（近い語：{expected}）。この列はJSONにのみ残しています。',
    help: 'Add the word to a profile under the role or kind that it means.',
    help_ja: 'プロファイルの該当する役割または値の種類に、この語を加えてください。',
  },
  'table/not-understood': {
    level: 'warning',
    message:
      'A table with the headers {actual} looks like one of indicators and was not understood; nothing was read of it. Nearest known words: {expected}.',
    message_ja: '指標の表に見えますが読み取れなかった表があります（見出し：{actual}、近い語：{expected}）。',
    help: 'Its cells are in the JSON of the document. Add the header words to a profile.',
    help_ja: 'セルは文書のJSONにあります。見出しの語をプロファイルに加えてください。',
  },
  'table/unknown-kind': {
    level: 'warning',
    message: 'It is not known whether "{actual}" holds actuals, targets or something else; its values were not read.',
    message_ja: '「{actual}」が実績・目標などのどれか分かりません。値は読んでいません。',
    help: 'Add the word to a profile under the kind that it means.',
    help_ja: 'プロファイルの該当する値の種類に、この語を加えてください。',
  },
  'table/no-period': {
    level: 'warning',
    message: 'Neither the header "{actual}" nor anything near it says clearly which year the values are for.',
    message_ja: '見出し「{actual}」の値がどの年度のものか、表や文書にはっきりした手がかりがありません。',
    help: 'The fiscal year is left empty. Correct it where the year is known.',
    help_ja: '年度は空のままです。分かる場合は訂正してください。',
  },
  'table/year-by-document': {
    level: 'info',
    message:
      'The year in "{actual}" names no era; it was read as fiscal year {expected}, the only one near the year of the document.',
    message_ja: '「{actual}」に元号がないため、文書の年度に近い{expected}年度と読みました。',
    help: 'Check the year on the page.',
    help_ja: '紙面で年度を確かめてください。',
  },
  'table/part-of-year': {
    level: 'info',
    message: 'The column "{actual}" covers a part of the fiscal year only ({expected}).',
    message_ja: '「{actual}」の列は年度の一部（{expected}）の値です。',
    help: 'Do not compare these values with those of whole years.',
    help_ja: '年間の値と比べないでください。',
  },
  'table/no-indicator': {
    level: 'warning',
    message: 'A row of values names neither an indicator nor a project.',
    message_ja: '値のある行に指標名も事業名もありません。',
    help: 'Look at the page: the name may stand in a cell that was drawn apart.',
    help_ja: '紙面を見て、別に描かれたセルに名前がないか確かめてください。',
  },
  'table/left-out': {
    level: 'info',
    message: 'The column or row "{actual}" holds rates or ratings: kept in the JSON, no observations.',
    message_ja: '「{actual}」は達成率や評価のため、観測値にせずJSONにのみ残しています。',
    help: 'Nothing to do.',
    help_ja: '対応は不要です。',
  },
  'table/left-out-values': {
    level: 'warning',
    message:
      'The column "{actual}" was left out as an assessment, but its figures count what the values beside them do.',
    message_ja: '列「{actual}」は評価として観測値から除きましたが、数値の単位が隣の値と同じです。',
    help: 'Look at the page. Where the column holds values, add its header to a profile, or enter the values as corrections.',
    help_ja: '紙面を見てください。値の列であれば、見出しの語をプロファイルに加えるか、値を訂正として入力してください。',
  },
  'table/struck-row': {
    level: 'warning',
    message: 'The row of "{actual}" was left out: its name is struck out, and no other stands for it.',
    message_ja: '「{actual}」の行は、名称が取り消し線で消されているため読み取っていません。',
    help: 'A row whose name is struck out no longer holds. If only the name is to be replaced, correct it by a corrections file.',
    help_ja:
      '名称が取り消し線で消された行（見え消し）は、無効とみなします。名称だけの修正なら、訂正ファイルで直してください。',
  },
  'value/picture-in-cell': {
    level: 'warning',
    message:
      'This cell is not blank: a picture, a stamp or a form field stands in it that was not read, or shows another text than its value.',
    message_ja:
      'このセルは空欄ではありません。読み取れない画像・スタンプ・入力欄があるか、入力欄の表示と値が異なります。',
    help: 'Look at the page and enter what stands there as a correction.',
    help_ja: '紙面を確かめ、セルの内容を訂正として入力してください。',
  },
  'value/line-over': {
    level: 'warning',
    message: 'A slanted line runs over the cell of "{actual}": its row or table may be crossed out.',
    message_ja: '「{actual}」のセルの上に斜線が引かれています。行や表全体が取り消されている可能性があります。',
    help: 'Look at the page. If the line takes the value back, drop it by a corrections file; if it is an arrow or a mark, accept the value.',
    help_ja:
      '紙面を確かめてください。取り消しの線なら訂正ファイルで値を外し、矢印や印なら値をそのまま確認済みにしてください。',
  },
  'value/struck-in-part': {
    level: 'warning',
    message: 'In this cell {actual} is struck out; what is left, "{expected}", was read as words.',
    message_ja: 'このセルの「{actual}」は取り消し線で消されています。残りの「{expected}」は文字として読みました。',
    help: 'What is left of the cell is no value of its own. Compare with the page, and enter the value as a correction.',
    help_ja: 'セルに残った文字は数値として読めません。紙面と見比べ、訂正として値を入力してください。',
  },
  'table/taken-over': {
    level: 'info',
    message: 'A blank or a ditto mark was read as "{expected}" from the row above.',
    message_ja: '空欄または「同上」の類を、上の行の「{expected}」と読みました。',
    help: 'Look at the page where the row belongs to another project.',
    help_ja: '別の事業の行であれば紙面を確かめてください。',
  },
  'table/torn-row': {
    level: 'info',
    message: 'A row that the page break tears was joined: "{actual}".',
    message_ja: '改ページで分かれた行をつなぎました：「{actual}」',
    help: 'Compare the row with both pages.',
    help_ja: '前後のページと見比べてください。',
  },
  'table/joined-without-header': {
    level: 'info',
    message: 'The table goes on on page {page} without a header; it was joined by the places of its columns.',
    message_ja: '{page}ページの表には見出しがないため、列の位置で前のページの表につなぎました。',
    help: 'Check that both parts belong to one table.',
    help_ja: '同じ表の続きかどうか確かめてください。',
  },
  'table/merged-values': {
    level: 'info',
    message: 'One merged cell "{actual}" stands under several columns; its value was read for each of them.',
    message_ja: '複数の列にまたがるセル「{actual}」の値を、それぞれの列の値として読みました。',
    help: 'Check whether the value really holds for each column.',
    help_ja: '各列に当てはまる値か確かめてください。',
  },
  'value/ditto': {
    level: 'info',
    message: '"{actual}" takes over the value of {expected}.',
    message_ja: '「{actual}」は{expected}の値を引き継ぎます。',
    help: 'Nothing to do.',
    help_ja: '対応は不要です。',
  },
  'value/which-kind': {
    level: 'warning',
    message: 'Several values are announced for this cell ({expected}); "{actual}" does not show which of them it is.',
    message_ja: 'このセルには複数の値（{expected}）が予告されていますが、「{actual}」がどれに当たるか分かりません。',
    help: 'The value was taken for the first that is announced. Look at the page and correct its kind where it is another.',
    help_ja: '予告された先頭の種類として読みました。紙面を見て、異なる場合は種類を訂正してください。',
  },
  'value/before-arrow': {
    level: 'warning',
    message:
      'An arrow leads away from this value ("{actual}"): it may be where the way to a value of the kind {expected} began.',
    message_ja: 'この値は「{actual}」の矢印の手前にあります。{expected}ではなく、出発点の値かもしれません。',
    help: 'Look at the page and correct its kind: mostly it is a baseline.',
    help_ja: '紙面を見て、種類を訂正してください。多くは基準値です。',
  },
  'value/kinds-contradict': {
    level: 'warning',
    message:
      'The column "{actual}" and the row ({expected}) say different kinds of this value; the column was followed.',
    message_ja: 'この値の種類について、列「{actual}」と行（{expected}）が食い違います。列に従いました。',
    help: 'Look at the page and correct the kind where the row is right.',
    help_ja: '紙面を見て、行のほうが正しい場合は種類を訂正してください。',
  },
  'value/text-in-blank': {
    level: 'warning',
    message: 'The cell was read as blank, but "{actual}" stands in it, which was taken for a part of something else.',
    message_ja: 'このセルは空欄と読みましたが、別のものの一部とされた文字「{actual}」が中にあります。',
    help: 'Look at the page and enter the value as a correction where the characters are one.',
    help_ja: '紙面を見て、その文字が値であれば訂正として入力してください。',
  },
  'value/digit-box': {
    level: 'warning',
    message: 'The column "{expected}" is for one digit of a number: "{actual}" is no value by itself.',
    message_ja: '列「{expected}」は数の一桁を書く欄です。「{actual}」だけでは値になりません。',
    help: 'Remove these values and enter the whole number as a correction.',
    help_ja: 'これらの値を削除し、数全体を訂正として入力してください。',
  },
  'value/kind-beside': {
    level: 'warning',
    message:
      'The word beside the figure ("{actual}") names another kind than its place in the table does ({expected}).',
    message_ja: '数値に添えられた「{actual}」が、表の中の位置（{expected}）と異なる種類を示しています。',
    help: 'The place was followed. Look at the page and correct the kind where the word is right.',
    help_ja: '位置に従いました。紙面を見て、添え書きのほうが正しい場合は種類を訂正してください。',
  },
  'value/band-unread': {
    level: 'warning',
    message:
      'The line over the rows of this value says more than its year or kind, and that was not understood: "{actual}".',
    message_ja:
      'この値の行の上にある見出し行の「{actual}」は、年度や種類のほかのことを述べていて、読み取れませんでした。',
    help: 'Look at the page: what stands in the bracket may change the year or the kind of the value.',
    help_ja: '紙面を確かめてください。括弧の中の語によって、値の年度や種類が変わる場合があります。',
  },
  'value/calendar-year': {
    level: 'warning',
    message:
      'The label says {actual}, which was read as a fiscal year; a line beside the table speaks of calendar years: "{expected}".',
    message_ja:
      '見出しは「{actual}」で、年度として読みましたが、表の近くに暦年についての記載「{expected}」があります。',
    help: 'Look at the page: where the line speaks of this value, its year runs from January to December.',
    help_ja: '紙面を見て、その記載がこの値についてのものであれば、期間を1月から12月までに訂正してください。',
  },
  'value/periods-contradict': {
    level: 'warning',
    message: 'The row says {actual}, the column {expected}: the year of this value is in doubt; the row was followed.',
    message_ja: 'この値の年度について、行は「{actual}」、列は「{expected}」としています。行に従いました。',
    help: 'Look at the page and correct the year where the column is right.',
    help_ja: '紙面を見て、列のほうが正しい場合は年度を訂正してください。',
  },
  'value/two-readings': {
    level: 'warning',
    message:
      'The labels of this table can be read in two ways that explain it equally well; by the other one "{actual}" is something else ({expected}).',
    message_ja:
      'この表の見出しには、同じ程度に筋の通る読み方が二つあります。もう一方では「{actual}」の意味が変わります（{expected}）。',
    help: 'Look at the page. Where the other reading is right, point at the columns (role or value_kind) in the corrections.',
    help_ja: '紙面を見て、もう一方の読み方が正しい場合は、訂正で列の役割や値の種類を指定してください。',
  },
  'value/not-told-apart': {
    level: 'warning',
    message:
      'Several cells say different values of the same indicator, kind and year: "{actual}" here, {expected} elsewhere.',
    message_ja: '同じ指標・種類・年度の値が複数のセルにあります。ここでは「{actual}」、ほかでは{expected}。',
    help: 'Look at the page: what tells them apart (a place, a year, a part) was not read. Correct the name or the year of the values.',
    help_ja:
      '紙面を確かめてください。値を区別する言葉（場所・年度・内訳）が読めていません。名称または年度を訂正してください。',
  },
  'table/withdrawn': {
    level: 'warning',
    message: 'What stands under "{actual}" was left out: it says that these figures were wrong.',
    message_ja: '「{actual}」の数値は誤りとして取り消されているため、値にしていません。',
    help: 'Its cells stand in the JSON of the document. Check that the corrected figures were read.',
    help_ja: 'セルは文書のJSONに載せています。訂正後の数値が読み取られているか確かめてください。',
  },
  'table/corrections': {
    level: 'warning',
    message: 'A table of corrections (正誤表) gives figures that were read in no table: {actual}.',
    message_ja: '正誤表に、どの表からも読み取っていない訂正後の数値があります：{actual}。',
    help: 'Correct the values that it speaks of, in this document or in the one that it corrects.',
    help_ja: 'この文書、または訂正の対象となる文書の該当する値を、訂正ファイルで直してください。',
  },
  'value/mark-among-figures': {
    level: 'warning',
    message: 'A mark ("{actual}") stands in a row of figures: it may grade them, or change what is meant ({expected}).',
    message_ja:
      '数値の行に記号（{actual}）があります。評価の記号か、数値の意味を変える記号の可能性があります（{expected}）。',
    help: 'Look for what explains the mark. Remove the value by a correction where it is an assessment.',
    help_ja: '記号の説明を確かめてください。評価の記号であれば、訂正で値を削除してください。',
  },
  'note/says-otherwise': {
    level: 'warning',
    message: 'A note says something else of this value ("{actual}") than its row and its column do ({expected}).',
    message_ja: 'この値（{actual}）には、行や列の見出しと異なることを述べる注記があります（{expected}）。',
    help: 'Correct the year, the kind or the unit of the value by what the note says; accept it where the note changes nothing.',
    help_ja: '注記に合わせて値の年度・種類・単位を訂正してください。変わらない場合は確認済みとしてください。',
  },
  'value/over-indicators': {
    level: 'warning',
    message: 'The cell of this value ("{actual}") covers several indicators: it may be of each, or of all together.',
    message_ja:
      'この値（{actual}）のセルは複数の指標にまたがっています。それぞれの値か、合計の値か、表からは決まりません。',
    help: 'Look at the page and its notes. Remove the values by a correction where the figure is a sum.',
    help_ja: '紙面と注記を確かめてください。合計の値であれば、訂正で削除してください。',
  },
  'value/over-columns': {
    level: 'warning',
    message: 'The cell of this value ("{actual}") covers several columns: it may be of each, or of all together.',
    message_ja:
      'この値（{actual}）のセルは複数の列にまたがっています。それぞれの値か、合計の値か、表からは決まりません。',
    help: 'Look at the page and its notes. Where the figure is a sum over the years, remove the values by a correction.',
    help_ja: '紙面と注記を確かめてください。期間を通した合計の値であれば、訂正で削除してください。',
  },
  'value/kinds-in-header': {
    level: 'warning',
    message:
      'The header over the columns of this value ("{actual}") names several kinds side by side ("{expected}"): which of them it has is not known.',
    message_ja:
      'この値（{actual}）の列の上の見出しに、複数の種類の語が並んでいます（「{expected}」）。どの種類の値か決まりません。',
    help: 'Look at the page and correct the kind of the values; accept those whose kind is right.',
    help_ja: '紙面を確かめ、値の種類を訂正してください。正しい値は確認済みとしてください。',
  },
  'value/years-in-header': {
    level: 'warning',
    message:
      'The header over this value ("{actual}") names several years ("{expected}"): the first was taken, and the value may be of another.',
    message_ja:
      'この値（{actual}）の列の見出しに、複数の年度があります（「{expected}」）。最初の年度を採りましたが、別の年度の値である可能性があります。',
    help: 'Look at the page and correct the year; accept the values whose year is right.',
    help_ja: '紙面を確かめ、年度を訂正してください。正しい値は確認済みとしてください。',
  },
  'table/sum-over-rows': {
    level: 'warning',
    message: 'The value "{actual}" was left out: a note calls it the sum of several indicators ({expected}).',
    message_ja: '「{actual}」は、注記により複数の指標の合計であるため、個々の指標の値にしていません（{expected}）。',
    help: 'The cell stands in the JSON of the document. Add the value by a correction to an indicator of its own where it is wanted.',
    help_ja: 'セルは文書のJSONに載せています。必要であれば、独立した指標の値として訂正で加えてください。',
  },
  'value/superseded': {
    level: 'warning',
    message: 'This value ("{actual}") may no longer hold: it stands under "{expected}".',
    message_ja: 'この値（{actual}）は、「{expected}」のもとにあり、今は有効でない可能性があります。',
    help: 'Remove it by a correction where another value took its place; accept it where it is wanted as it was.',
    help_ja: '別の値に置き換えられている場合は、訂正で削除してください。そのまま残す場合は確認済みとしてください。',
  },
  'value/year-from-above': {
    level: 'warning',
    message:
      'The year of this value ("{actual}") is left blank in its row; {expected}, which stands above it, was taken.',
    message_ja: 'この値の行では年度の欄が空白のため、上の行の{expected}と読みました（見出し：{actual}）。',
    help: 'A blank cell may mean "as above", or that no year is set. Look at the page.',
    help_ja: '空白が「上に同じ」か「年度の定めなし」かを紙面で確かめてください。',
  },
  'value/near-unread': {
    level: 'warning',
    message:
      'Beside this value stands a figure that was not understood ("{actual}"); its column or row may mean something else.',
    message_ja:
      'この値と同じ行または列に、読み取れなかった数値「{actual}」があります。列や行の意味が異なる可能性があります。',
    help: 'Look at the page. A profile can say what the column is for.',
    help_ja: '紙面を確かめてください。列の意味はプロファイルで指定できます。',
  },
  'table/unread-figures': {
    level: 'warning',
    message: '{expected} figures of this table were given no meaning: {actual}.',
    message_ja: 'この表の数値のうち{expected}個は意味が分からず、値にしていません：{actual}',
    help: 'They stand in the JSON of the document. Look at the page; add header words to a profile, or the values as corrections.',
    help_ja:
      '文書のJSONに載せています。紙面を見て、見出しの語をプロファイルに加えるか、値を訂正として追加してください。',
  },
  'table/line-may-be-row': {
    level: 'warning',
    message:
      'No rule is drawn, and the line "{actual}" stands as far below the one above it as rows do: it may head the rows below it, and be no part of a name.',
    message_ja:
      '罫線のない表で、「{actual}」の行が、行と行の間と同じ間隔で置かれています。名称の続きではなく、下の行の見出しかもしれません。',
    help: 'Look at the page. Where the line is a heading, correct the name, and the kind or the year of the rows below it.',
    help_ja: '紙面を見て、見出しである場合は、名称と、その下の行の種類や年度を訂正してください。',
  },
  'table/rows-may-be-joined': {
    level: 'warning',
    message:
      'The name and all values of this row stand on several lines, and no rule is drawn: "{actual}" may be several rows.',
    message_ja: '罫線のない表で、この行の名称と値がすべて複数行です。「{actual}」は複数の行かもしれません。',
    help: 'Look at the page. Add the rows as corrections where they were joined.',
    help_ja: '紙面を確かめ、複数の行が一つになっている場合は、訂正として行を追加してください。',
  },
  'table/cell-over-rows': {
    level: 'warning',
    message:
      'A cell over several rows holds texts that stand apart, "{actual}": each may belong to one row, but it was read for all of them.',
    message_ja:
      '複数の行にまたがるセルに、離れた文字列「{actual}」があります。行ごとの内容かもしれませんが、全行のものとして読みました。',
    help: 'Look at the page: rules between rows may be missing. Correct the names and values of these rows.',
    help_ja:
      '紙面を確かめてください。行の間の罫線が欠けている可能性があります。これらの行の名称と値を訂正してください。',
  },
  'table/of-others': {
    level: 'info',
    message:
      'A row or column of "{actual}" holds figures of somebody else (a prefecture, the country); they were left out.',
    message_ja: '「{actual}」の行または列は他団体（県平均、全国値など）の数値のため、値にしていません。',
    help: 'Nothing to do. The cells stand in the JSON of the document.',
    help_ja: '対応は不要です。セルは文書のJSONに載せています。',
  },
  'table/year-by-title': {
    level: 'info',
    message: '"{actual}" names no year; its values are of {expected}, the year of the document.',
    message_ja: '「{actual}」に年度がないため、文書の年度（{expected}）の値としました。',
    help: 'Nothing to do where the values are of the year of the declaration.',
    help_ja: '宣言の年度の値であれば対応は不要です。',
  },
  'table/kind-by-title': {
    level: 'info',
    message:
      '"{actual}" names a year and no kind; its values were taken for actuals, as the title looks back on that year.',
    message_ja: '「{actual}」に値の種類がないため、表題が振り返っている年度の実績値としました。',
    help: 'Nothing to do where the column holds what was reached.',
    help_ja: '実績の列であれば対応は不要です。',
  },
  'value/kind-by-title': {
    level: 'warning',
    message:
      'The header over this value ("{actual}") names a year and no kind ("{expected}"): it was taken for an actual, as the title looks back; the document names no year of its own.',
    message_ja:
      'この値（{actual}）の列の見出し（「{expected}」）に値の種類がなく、表題から実績値としましたが、文書の年度が分からないため確かではありません。',
    help: 'Look at the page and correct the kind; accept the values that are actuals.',
    help_ja: '紙面を確かめ、値の種類を訂正してください。実績値であれば確認済みとしてください。',
  },
  'table/colour-has-meaning': {
    level: 'warning',
    message: 'A line beside the table says that colour or type bears a meaning ("{actual}"), which was not read.',
    message_ja: '表の近くに、色や書体が意味を持つという記載（「{actual}」）がありますが、読み取っていません。',
    help: 'Look at the page and correct the values that it concerns.',
    help_ja: '紙面を見て、該当する値を訂正してください。',
  },
  'note/tint-changes-kind': {
    level: 'info',
    message: 'The value stands on a tinted ground, which means {expected} by "{actual}".',
    message_ja: '網掛けのセルのため、「{actual}」により{expected}としました。',
    help: 'Nothing to do.',
    help_ja: '対応は不要です。',
  },
  'value/ditto-undecided': {
    level: 'warning',
    message: 'It cannot be decided which value "{actual}" stands for.',
    message_ja: '「{actual}」がどの値を指すか決められません。',
    help: 'Enter the value as a correction.',
    help_ja: '値を訂正として入力してください。',
  },
  'value/missing-among-numbers': {
    level: 'info',
    message: 'A blank or "{actual}" stands among numbers: it is missing, not zero.',
    message_ja: '数値の並びに空欄または「{actual}」があります。ゼロではなく欠測として扱いました。',
    help: 'Nothing to do where the page shows the same.',
    help_ja: '紙面どおりであれば対応は不要です。',
  },
  'note/dates-values': {
    level: 'info',
    message: 'The note "{actual}" gives the period {expected} of values whose column has none, or that carry its mark.',
    message_ja: '注記「{actual}」により、列に期間のない値、または注記の印の付いた値を{expected}のものとしました。',
    help: 'Check the note.',
    help_ja: '注記を確かめてください。',
  },
  'note/changes-kind': {
    level: 'info',
    message: 'The note "{actual}" says that values of a column of actuals are provisional: they became estimates.',
    message_ja: '注記「{actual}」により、実績値の列を見込値（速報・暫定）として扱いました。',
    help: 'Check the note.',
    help_ja: '注記を確かめてください。',
  },
  'note/relative-date': {
    level: 'info',
    message:
      'The note "{actual}" dates the values relative to each year; their fiscal years were left as the columns say.',
    message_ja: '注記「{actual}」は各年度に対する時点を示します。年度は列見出しのままにしました。',
    help: 'Mind the date when the values are compared.',
    help_ja: '比較の際は時点に注意してください。',
  },
} as const satisfies Record<string, CatalogueEntry>;
