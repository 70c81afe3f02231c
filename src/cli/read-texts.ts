import type { Bilingual } from './language.js';

/** Texts of `mokuhyo read`. */
export const readTexts = {
  summary: { ja: '年度・期間と値の表記を読み取ります。', en: 'Read periods and values from texts.' },
  text: { ja: '読み取る文字列', en: 'texts to read' },
  jsonl: {
    ja: '標準入力の各行（JSONオブジェクト）を読み、1行に1行ずつ答えます。',
    en: 'read JSON objects from standard input, one a line, and answer each with one line',
  },
  header: {
    ja: '列見出しとして読みます（H29は平成29年度）。',
    en: 'read as a column header (a bare H29 is a fiscal year)',
  },
  year: { ja: '文書の年度（前年度・翌年度の基準）', en: "the document's fiscal year, for 前年度 and 翌年度" },
  era: { ja: '元号のない年（20年度）の元号', en: 'era of a bare 20年度' },
  previous: { ja: '左隣の見出し（元号を引き継ぎます）', en: 'header to the left, whose era is carried on' },
  wrongYear: { ja: '西暦の年度を4桁で指定してください。', en: 'Give a fiscal year in four digits.' },
  nothing: { ja: '文字列か --jsonl を指定してください。', en: 'Give a text, or --jsonl.' },
  both: { ja: '文字列と --jsonl は同時に指定できません。', en: 'Give texts or --jsonl, not both.' },
} as const satisfies Record<string, Bilingual>;
