import type { CatalogueEntry } from './entry.js';

/** Issues that reading a period or a cell's value raises (values/). */
export const valueIssues = {
  'value/unreadable': {
    level: 'warning',
    message: '"{actual}" holds digits that were not understood; it is kept as words.',
    message_ja: '「{actual}」の数字を読み取れませんでした。文字のまま残しています。',
    help: 'The value keeps its printed text and has no number. Look at the page and enter the value as a correction.',
    help_ja: '値は印字どおりの文字で残り、数値はありません。紙面を確かめ、訂正として値を入力してください。',
  },
  'value/not-wholly-read': {
    level: 'warning',
    message: 'Of "{actual}" only a part was understood: "{expected}" was kept as words.',
    message_ja: '「{actual}」のうち「{expected}」は読み取れず、文字のまま残しています。',
    help: 'The number may be right or not: something beside it was not understood. Look at the page, and correct the value where it is wrong.',
    help_ja:
      '数字のそばに読み取れない文字があり、値が正しいとは限りません。紙面を確かめ、誤っていれば訂正してください。',
  },
  'value/quotient-or-pair': {
    level: 'warning',
    message: '"{actual}" may be a quotient or two figures; nothing says which.',
    message_ja: '「{actual}」が割り算（分数）か2つの数値か、判断する手がかりがありません。',
    help: 'A fraction was read, but its first figure is larger than the second, or it holds decimals. Look at the page and correct the value where two figures are meant.',
    help_ja:
      '分数として読みましたが、分子が分母より大きいか、小数を含みます。紙面を確かめ、2つの数値であれば訂正してください。',
  },
  'value/figure-in-bracket': {
    level: 'warning',
    message: 'What the figure in brackets in "{actual}" means is said by nothing near it.',
    message_ja: '「{actual}」のかっこ内の数値が何を表すか、近くに説明がありません。',
    help: 'It was kept as a value of its own with the kind of its cell. Look at the page, and correct its kind or delete it.',
    help_ja: 'セルと同じ種類の別の値として残しています。紙面を確かめ、種類を訂正するか、取り除いてください。',
  },
  'value/parts-unlabelled': {
    level: 'warning',
    message: '"{actual}" holds several figures of one measure, and nothing says how they differ.',
    message_ja: '「{actual}」に同じ種類の数値が複数あり、それぞれが何を表すか分かりません。',
    help: 'Each was kept as a value of its own. Look at the page for what tells them apart, and correct kind, period or label.',
    help_ja: 'それぞれを別の値として残しています。紙面で区別を確かめ、種類・期間・名称を訂正してください。',
  },
  'value/of-others': {
    level: 'warning',
    message: 'A figure in "{actual}" is that of others (a prefecture, the country, an average), not of the city.',
    message_ja: '「{actual}」には、国・県の値や平均など、その自治体のものでない数値があります。',
    help: 'It was kept as a value of its own, with its label. Delete it where only the figures of the city are wanted.',
    help_ja:
      '表示された名称を付けた別の値として残しています。自治体自身の値だけが必要な場合は、訂正で取り除いてください。',
  },
  'value/ocr': {
    level: 'warning',
    message: '"{actual}" was read from a picture of the page.',
    message_ja: '「{actual}」は、ページの画像から読み取りました。',
    help: 'Compare the value with the page. With `--trust-ocr` this is only an information where all engines agree on the value, its row and its header.',
    help_ja:
      '紙面と見比べてください。`--trust-ocr` を付けると、値・行・見出しのすべてで認識エンジンが一致したものは、情報として示すだけになります。',
  },
  'value/ocr-doubt': {
    level: 'warning',
    message: '"{actual}", read from a picture of the page, is not sure: {expected}.',
    message_ja: '画像から読み取った「{actual}」は、確かではありません: {expected}。',
    help: 'The engines read different things (listed), a word is in no dictionary, or there is ink that nobody read. Look at the page and enter the value as a correction.',
    help_ja:
      '認識エンジンの結果が分かれた（候補を示します）、辞書にない語がある、または読み取れない跡があります。紙面を確かめ、訂正として値を入力してください。',
  },
  'value/ocr-layer': {
    level: 'warning',
    message:
      '"{actual}", read from a picture of the page, rests on what the scanner\'s own text reads as "{expected}".',
    message_ja: '画像から読み取った「{actual}」について、スキャナーが付けた文字では「{expected}」となっています。',
    help: 'The value, or a figure that names its row or column, is read differently. What was read from the picture stands. Look at the page and enter the value as a correction, or accept it.',
    help_ja:
      '値そのもの、または行・列の見出しの数字の読みが異なります。画像から読み取った結果を採用しています。紙面を確かめ、訂正として値を入力するか、そのまま認めてください。',
  },
  'value/unit-in-doubt': {
    level: 'warning',
    message: 'The unit of "{actual}" is not sure: the table says "{expected}", and not for which rows.',
    message_ja: '「{actual}」の単位を決められません。表には「{expected}」とありますが、どの行の単位か分かりません。',
    help: 'Look at the page and correct the unit.',
    help_ja: '紙面を確かめ、単位を訂正してください。',
  },
  'value/unknown-unit': {
    level: 'info',
    message: 'The unit "{actual}" is not in the list of units; it was read by its place after the number.',
    message_ja: '単位「{actual}」は単位の一覧にありません。数字の直後にあるため単位として読みました。',
    help: 'Nothing to do where it is a unit. Add it to the list of units to silence this.',
    help_ja: '単位であればそのままで構いません。単位の一覧に加えると表示されなくなります。',
  },
  'value/ambiguous-year': {
    level: 'warning',
    message: '"{actual}" does not say which era it counts in, and nothing near it does.',
    message_ja: '「{actual}」がどの元号の年か、表や文書に手がかりがありません。',
    help: 'The year was not read. Name the era, or correct the fiscal year.',
    help_ja: '年は読んでいません。元号を指定するか、年度を訂正してください。',
  },
  'value/contradictory-years': {
    level: 'warning',
    message: 'The two notations in "{actual}" name different years; the first was taken.',
    message_ja: '「{actual}」の2つの表記が異なる年を示しています。先に書かれた年を採りました。',
    help: 'The era year and the Gregorian year printed beside each other do not agree. Check which one is meant.',
    help_ja: '併記された和暦と西暦が一致しません。どちらが正しいか確かめてください。',
  },
} as const satisfies Record<string, CatalogueEntry>;
