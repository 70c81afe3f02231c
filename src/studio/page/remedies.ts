import type { IssueCode } from '../../issues/catalogue.js';
import type { Remediable } from '../../review/parts/host.js';
import type { Told } from '../../review/review-data.js';

const scan: Told = {
  message: '“Read the scan” reads it from its picture. Where there is the original file, drop that.',
  message_ja: '「スキャンを読む」を押すと、画像から読み取ります。元のファイルがあれば、それを置くのが確実です。',
};
const teach: Told = {
  message: 'Say what its columns mean: “Teach this table”, below the values.',
  message_ja: '値の一覧の下の「表の読み方を教える」で、列の意味を選んでください。',
};
const compareOcr: Told = {
  message: 'Text recognition can be wrong where it looks right. Compare with the page, then “Accept” or “Change”.',
  message_ja:
    '文字認識の結果は、正しく見えても誤っていることがあります。紙面と見比べて、「承認」か「訂正」を押してください。',
};
const sayAnew: Told = {
  message:
    'Look at the value again: “Take these back” under “Recorded corrections”, then “Change” anew. Where there is no such value any more, delete the line from corrections.csv.',
  message_ja:
    '値を見直してください。「記録済みの訂正」の「この訂正を取り下げる」を押し、改めて「訂正」してください。値そのものがもうないときは、corrections.csv からその行を削除してください。',
};
const municipality: Told = {
  message: '“Change” → “All fields” → “Document”: municipality and its code.',
  message_ja: '「訂正」→「すべての項目」→「文書」で、地方公共団体名とコードを書いてください。',
};

/** What to do about a doubt, by the buttons of the studio: where the catalogue can only name files and commands. */
export const studioRemedies: Readonly<Partial<Record<IssueCode, Told>>> = {
  'document/password-needed': {
    message: 'On the page of this document, write the password that opens it: it is then read.',
    message_ja: 'この文書の画面の「この文書を開くパスワード」に書くと、開いて読み取ります。',
  },
  'page/no-text': scan,
  'page/rules-without-text': scan,
  'page/ocr-layer': {
    message: 'Compare every value with the page. “Read the scan” reads the picture anew, and compares the two.',
    message_ja: 'すべての値を紙面と見比べてください。「スキャンを読む」を押すと、画像を改めて読み取り、照合します。',
  },
  'page/picture-unread': {
    message: 'A photograph can be accepted. “Read the scan” reads the parts that are pictures, too.',
    message_ja: '写真であれば「承認」してください。「スキャンを読む」を押すと、画像の部分も読み取ります。',
  },
  'page/ocr': compareOcr,
  'value/ocr': compareOcr,
  'page/struck-text': {
    message:
      'A line goes through the text: what replaces it was read. Where it is a rule after all, “Change” the value or “Add a value”.',
    message_ja:
      '文字に取り消し線が引かれています。代わりに書かれた値は読み取りました。線が実は罫線なら、値を「訂正」するか「値を加える」で加えてください。',
  },
  'page/text-over-rule': {
    message: 'Compare with the page; “Change” the value where the text belongs to the other cell.',
    message_ja: '紙面と見比べ、文字が隣のセルのものなら、値を「訂正」してください。',
  },
  'document/no-kpi-table': {
    message:
      'Accept it where the document has no indicators. Where it has a table, say what its columns mean: “Teach this table”, below the values.',
    message_ja:
      '指標のない文書であれば、このまま承認できます。表がある場合は、値の一覧の下の「表の読み方を教える」で列の意味を選んでください。',
  },
  'document/municipality-ambiguous': municipality,
  'document/municipality-differs': municipality,
  'table/left-out-values': teach,
  'table/not-understood': teach,
  'table/unknown-header': teach,
  'table/unknown-kind': teach,
  'table/unread-figures': {
    message: 'Look at the page. “Teach this table”, below the values, says what its columns mean; or “Add a value”.',
    message_ja: '紙面を見て、値の一覧の下の「表の読み方を教える」で列の意味を選ぶか、「値を加える」で加えてください。',
  },
  'table/struck-row': {
    message:
      'A row whose name is struck out no longer holds. Where only its name is replaced, “Add a value” for its row.',
    message_ja: '名称が消された行は無効とみなします。名称だけの修正なら、「値を加える」で行を加えてください。',
  },
  'table/rows-may-be-joined': {
    message: 'Look at the page. “Add a value” adds rows where they were joined.',
    message_ja: '紙面を確かめ、複数の行が一つになっている場合は、「値を加える」で行を加えてください。',
  },
  'table/corrections': {
    message: '“Change” the values that it speaks of, in this document or in the one that it corrects.',
    message_ja: 'この文書、または訂正の対象となる文書の該当する値を「訂正」してください。',
  },
  'value/line-over': {
    message: 'Look at the page. “No value” where the line takes it back; “Accept” where it is an arrow or a mark.',
    message_ja: '紙面を確かめ、取り消しの線なら「値ではない」、矢印や印なら「承認」を押してください。',
  },
  'value/two-readings': {
    message:
      'Look at the page. Where the other reading is right, set kind or year of the column: “Same elsewhere”, or “Change” → “All fields”.',
    message_ja:
      '紙面を見て、もう一方の読み方が正しければ、「ほかにも適用」または「訂正」→「すべての項目」で列の種類や年度を指定してください。',
  },
  'value/near-unread': {
    message: 'Look at the page. “Teach this table”, below the values, says what the column is for.',
    message_ja: '紙面を確かめてください。列の意味は、値の一覧の下の「表の読み方を教える」で選べます。',
  },
  'value/superseded': {
    message: '“No value” where another value took its place; “Accept” where it is wanted as it was.',
    message_ja: '別の値に置き換えられているなら「値ではない」、そのまま残すなら「承認」を押してください。',
  },
  'correction/stale': sayAnew,
  'correction/conflict': sayAnew,
  'correction/two-say': sayAnew,
  'correction/column-unread': {
    message:
      '“Put them in” reads the document anew with these words. Where that was done, the header is none of a column: “Change” the values, or “Add a value”.',
    message_ja:
      '「表に反映する」を押すと、この見出しを使って読み直します。それでも変わらないときは、値を「訂正」するか「値を加える」で加えてください。',
  },
  'batch/result-lost': {
    message: 'Drop its PDF again: it is read anew.',
    message_ja: 'PDFをもう一度置くと、読み直します。',
  },
  'series/likely-link': {
    message: '“Years” shows it first in its list, with what speaks for it: “The same” or “Another one”.',
    message_ja: '「年度の推移」の一覧の先頭に、根拠とともに出ます。「同じ指標」か「別の指標」を押してください。',
  },
};

/** Does a remedy speak of what is typed into a terminal? */
const namesCommand = (text: string): boolean => /--\w|\bmokuhyo \w|\bconvert\b/.test(text);

/** Said before a remedy that the studio has no button for. */
const elsewhere: Told = {
  message: 'The studio has no button for this: close it, then, in the terminal: ',
  message_ja: '作業画面にはこのためのボタンがありません。作業画面を閉じてから、端末で行ってください: ',
};

/** What to do about an issue, for a person before the studio. */
export function remedyInStudio({ code, help, help_ja }: Remediable): Told {
  const own = (studioRemedies as Readonly<Record<string, Told>>)[code];
  if (own) return own;
  if (!namesCommand(help)) return { message: help, message_ja: help_ja };
  return { message: elsewhere.message + help, message_ja: elsewhere.message_ja + help_ja };
}
