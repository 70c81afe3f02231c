import type { MissingReason } from '../../schema/observation.js';
import { readUnit } from './unit-text.js';

/** Forms that are written as one text, parted by spaces → an expression for one of them. */
const oneOf = (forms: string): string => `(?:${forms.replaceAll(' ', '|')})`;

/** What is done to a figure before it is known: 集計中, 公表前, 未算定. Not 検討 or 調整済: work on the project itself. */
const making = oneOf(
  '集計(?:作業)? 再集計 調査 算定 算出 確認 精査 公表 発表 確定 照会 集約 把握 設定 分析 推計 測定 計測 数値確定 数値確認',
);
/** What there may be none of, without that none were a count of zero (申請なし may be one). */
const absent = oneOf(
  '該当(?:者|事業|案件|箇所|数値)? 対象(?:者|事業|案件|児童|校|施設)? 数値 数値目標 目標(?:値|設定|値設定)? 設定 実績(?:値)? (?:測定|成果|活動)?指標 データ 実施 開催 特に',
);
/** When a figure is to come: 令和5年8月, 8月下旬, R5.8. */
const date =
  '(?:(?:令和|平成|[RH])?[0-9元]{1,4}(?:年度?|[./](?=[0-9])))?(?:[0-9]{1,2}月?)?(?:[上中下]旬|末|頃|ごろ)?に?';
const measuring = oneOf('評価 算出 算定 測定 計測 把握 集計 調査 比較 数値化');

/** Forms of words that say why there is no value, as `PrintedText` folds them, the whole cell each. */
const reasons: readonly (readonly [MissingReason, RegExp])[] = [
  [
    'pending',
    wholly(
      `(?:現在|年度末)?${making}(?:中|前|待ち?)`,
      `(?:数値)?未(?:定|集計|確定|公表|発表|集約|算定|算出|設定)`,
      `(?:今後|後日|別途|次回)(?:公表|発表|設定|集計|調査|算定)(?:予定)?`,
      `${date}(?:結果)?(?:公表|発表|確定|集計|判明|把握|算定)(?:時期)?(?:予定|見込み?|未定)`,
      '更新数値が?なし',
      '調整中',
      'TBD',
    ),
  ],
  [
    'not_applicable',
    wholly(
      `(?:未実施のため)?${absent}(?:な|無)し`,
      '[な無]し',
      '無',
      '該当せず',
      '非該当',
      '対象外',
      'N/?A',
      'n\\.?/?a\\.?',
      '[/\\\\]',
      '斜線',
    ),
  ],
  [
    'not_assessed',
    wholly(
      `${measuring}(?:不可|不能|困難|せず|できず|していない|できない|対象外)`,
      `未(?:評価|測定|計測|把握|調査)`,
      '(?:評価|調査|測定)(?:な|無)し',
      '調査未実施',
      '不明',
    ),
  ],
];

/** One of several forms, as the whole text. */
function wholly(...forms: readonly string[]): RegExp {
  return new RegExp(`^(?:${forms.join('|')})$`);
}

/** No reason is longer, in characters. */
const longestReason = 28;

const reasonOf = (chars: string): MissingReason | undefined =>
  chars.length > longestReason ? undefined : reasons.find(([, form]) => form.test(chars))?.[0];

/** A cell with nothing but dashes, dots or a kana length mark: — ― ー － … */
const dashes = /^(?:[-—ー~]{1,5}|[…‥]{1,3}|\.{3,6}|・{2,6})$/;

/** Endings that change nothing: 未定です, 集計中のため. */
const endings = /(?:です|のため|につき|とする|である|。)$/;

/** Why a cell has no value, what a bracket says of it included, from its folded characters (notes and bracketed periods taken away); undefined where it says something. */
export function readMissing(chars: string): MissingReason | undefined {
  if (chars === '') return 'blank';
  if (dashes.test(chars)) return 'dash';
  const explained = /^([^()]{1,12})\(([^()]{1,20})\)$/.exec(chars);
  if (explained?.[1] !== undefined && explained[2] !== undefined) {
    const [first, second] = [reasonOf(explained[1]), reasonOf(explained[2])];
    if (first !== undefined) return second ?? first;
    if (isDash(explained[1]) && readUnit(explained[2])?.known !== true) return second ?? 'dash';
  }
  const bare = chars.replace(/^[([]([^()[\]]*)[)\]]$/, '$1');
  return isDash(bare) ? 'dash' : (reasonOf(bare) ?? reasonOf(bare.replace(endings, '')));
}

/** —, and a dash before the unit that is printed beside every figure: －人, （－）％. */
function isDash(chars: string): boolean {
  if (dashes.test(chars)) return true;
  const length = /^(?:[-—ー]{1,3}|\([-—ー]\))(?=[^-—ー])/.exec(chars)?.[0].length ?? 0;
  return length > 0 && readUnit(chars.slice(length))?.known === true;
}
