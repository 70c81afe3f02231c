/**
 * Ways of writing one and the same Japanese word (表記ゆれ): kana or ideograph, with or without okurigana. Pure orthography: a pair that could
 * mean two things (利用者数 and 利用人数) does not belong here. Every spelling on the right becomes the one on the left.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  箇所: ['か所', 'カ所', 'ヶ所', 'ケ所', 'ヵ所', '個所', 'ヵ処'],
  箇月: ['か月', 'カ月', 'ヶ月', 'ケ月', 'ヵ月'],
  箇年: ['か年', 'カ年', 'ヶ年', 'ケ年', 'ヵ年'],
  箇国: ['か国', 'カ国', 'ヶ国', 'ケ国', 'ヵ国'],
  子ども: ['こども', '子供', 'コドモ'],
  取組: ['取り組み', '取組み', 'とりくみ'],
  申込: ['申し込み', '申込み'],
  受入: ['受け入れ', '受入れ'],
  受付: ['受け付け', '受付け'],
  貸出: ['貸し出し', '貸出し'],
  手続: ['手続き'],
  見直: ['見直し'],
  引渡: ['引き渡し', '引渡し'],
  買物: ['買い物'],
  空家: ['空き家'],
  空店舗: ['空き店舗'],
  呼掛: ['呼びかけ', '呼び掛け'],
  立入: ['立ち入り', '立入り'],
  繰入: ['繰り入れ', '繰入れ'],
  繰越: ['繰り越し', '繰越し'],
  積立: ['積み立て', '積立て'],
  盛込: ['盛り込み', '盛込み'],
  割合: ['割り合い'],
  まちづくり: ['町づくり', '街づくり', 'まち作り'],
  ごみ: ['ゴミ'],
  ひとり親: ['一人親'],
  障害: ['障がい', '障碍'],
  及び: ['および'],
  並びに: ['ならびに'],
  又は: ['または'],
  ウェブ: ['ウエブ', 'web'],
  延: ['延べ', 'のべ'],
};

const folds: readonly (readonly [spelling: string, word: string])[] = Object.entries(spellings)
  .flatMap(([word, others]) => others.map((other) => [other, word] as const))
  // Longest first, so that 取り組み is not cut by a shorter spelling inside it.
  .sort(([left], [right]) => right.length - left.length || (left < right ? -1 : 1));

/** A text in NFKC and lower case with every known spelling written one way. */
export function foldSpelling(text: string): string {
  return folds.reduce((folded, [spelling, word]) => folded.replaceAll(spelling, word), text);
}
