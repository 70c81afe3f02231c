import type { MissingReason } from '../schema/observation.js';

/** Words that say why there is no value, folded as `PrintedText` folds them. */
const reasons: readonly (readonly [MissingReason, readonly string[]])[] = [
  [
    'pending',
    [
      '未定',
      '集計中',
      '未集計',
      '算定中',
      '算出中',
      '集計前',
      '未確定',
      '未公表',
      '公表前',
      '確認中',
      '調整中',
      '未集約',
      '後日公表',
      '今後公表',
      '今後設定',
      '設定中',
      '未設定',
      '更新数値なし',
      '更新数値がなし',
      '集計作業中',
      '精査中',
      '数値未確定',
      '次回調査',
      'TBD',
    ],
  ],
  [
    'not_applicable',
    [
      'なし',
      '無し',
      '無',
      '該当なし',
      '該当無し',
      '該当せず',
      '非該当',
      '対象なし',
      '対象外',
      '対象無し',
      'データなし',
      '実績なし',
      '目標なし',
      '設定なし',
      '目標設定なし',
      '指標なし',
      '測定指標なし',
      'N/A',
      'n/a',
      'NA',
      '特になし',
      '数値なし',
      '目標値なし',
      '未実施のため該当なし',
      '/',
      '\\',
      '斜線',
    ],
  ],
  [
    'not_assessed',
    [
      '評価せず',
      '評価なし',
      '評価対象外',
      '評価不能',
      '評価不可',
      '評価困難',
      '未評価',
      '算出不可',
      '算出不能',
      '算出困難',
      '算定不可',
      '算定不能',
      '測定不可',
      '測定不能',
      '測定せず',
      '測定困難',
      '未測定',
      '計測不可',
      '計測不能',
      '未計測',
      '把握不可',
      '把握不能',
      '把握困難',
      '未把握',
      '未調査',
      '調査未実施',
      '調査なし',
      '調査せず',
      '集計不可',
      '集計不能',
      '集計せず',
      '不明',
    ],
  ],
];

const byWord = new Map<string, MissingReason>(
  reasons.flatMap(([reason, words]) => words.map((word) => [word, reason])),
);

/** A cell with nothing but dashes, dots or a kana length mark: — ― ー － … */
const dashes = /^(?:[-—ー~]{1,5}|[…‥]{1,3}|\.{3,6}|・{2,6})$/;

/** Endings that change nothing: 未定です, 集計中のため. */
const endings = /(?:です|のため|につき|とする|である|。)$/;

/** Why a cell has no value, from its folded characters (notes and bracketed periods taken away); undefined where it says something. */
export function readMissing(chars: string): MissingReason | undefined {
  if (chars === '') return 'blank';
  if (dashes.test(chars)) return 'dash';
  const explained = /^([^()（）]{1,12})\(([^()]{1,12})\)$/.exec(chars);
  if (explained?.[1] !== undefined && explained[2] !== undefined) {
    const reason = byWord.get(explained[2]);
    if (reason !== undefined && (dashes.test(explained[1]) || byWord.has(explained[1]))) return reason;
  }
  const bare = chars.replace(/^[([]([^()[\]]*)[)\]]$/, '$1');
  return dashes.test(bare) ? 'dash' : (byWord.get(bare) ?? byWord.get(bare.replace(endings, '')));
}

const dittoMarks: ReadonlySet<string> = new Set([
  '〃',
  '"',
  '”',
  '々',
  '仝',
  '同左',
  '同上',
  '左に同じ',
  '上に同じ',
  '左記に同じ',
  '〃〃',
  '′′',
]);

/** A mark that repeats the value to the left or above (〃, 同左, 同上). */
export const isDitto = (chars: string): boolean => dittoMarks.has(chars.replace(/^[(]([^()]*)[)]$/, '$1'));
