/** Characters that look the same in print, each with the scripts that its neighbours must be of. */
const pairs: readonly (readonly [katakana: string, other: string])[] = [
  ['ー', '一'],
  ['ロ', '口'],
  ['カ', '力'],
  ['ニ', '二'],
  ['エ', '工'],
  ['ト', '卜'],
  ['タ', '夕'],
  ['ハ', '八'],
  ['オ', '才'],
  ['ヘ', 'へ'],
  ['ベ', 'べ'],
  ['ペ', 'ぺ'],
  ['リ', 'り'],
];
const toKatakana: ReadonlyMap<string, string> = new Map(pairs.map(([katakana, other]) => [other, katakana]));
const toOther: ReadonlyMap<string, string> = new Map(pairs);

const isBar = (character: string): boolean => /^[-‐-―−ー一－]$/u.test(character);
const isDigit = (character: string): boolean => /^[0-9０-９]$/u.test(character);
const isKatakana = (character: string): boolean => /^[ァ-ヺー]$/u.test(character);
const isKanji = (character: string): boolean => /^\p{Script=Han}$/u.test(character);

/** The next character that looks like nothing else. */
function nextPlain(characters: readonly string[], from: number): string {
  return characters.slice(from + 1).find((each) => !toKatakana.has(each) && !toOther.has(each)) ?? '';
}

function settle(character: string, before: string, characters: readonly string[], index: number): string {
  const after = characters[index + 1] ?? '';
  if (isBar(character) && isDigit(before) && isDigit(after)) return '-';
  const katakana = toKatakana.get(character) ?? (toOther.has(character) ? character : undefined);
  if (katakana === undefined) return character;
  const other = toOther.get(katakana) ?? character;
  // A long vowel follows its kana.
  if (katakana === 'ー') return isKatakana(before) ? katakana : other;
  // Nothing but a kana is lengthened.
  if (isBar(after) && isKatakana(nextPlain(characters, index + 1))) return katakana;
  if (isKatakana(before)) return katakana;
  if (!isKatakana(nextPlain(characters, index))) return other;
  if (!isKanji(before)) return katakana;
  // 防犯カメラ, 体力テスト: the engine has seen the one or the other; but 窓口 and 人口 are words that often stand before katakana.
  return katakana === 'ロ' ? other : character;
}

/** Braces stand in no declaration: a bracket (【】) whose partner is read is one, too. */
function settleBrackets(characters: readonly string[]): string[] {
  const text = characters.join('');
  const opens = !text.includes('【') && text.includes('】');
  const closes = text.includes('【') && !text.includes('】');
  return characters.map((each) => {
    if (opens && /^[{｛]$/u.test(each)) return '【';
    return closes && /^[}｝]$/u.test(each) ? '】' : each;
  });
}

/**
 * Characters that only their neighbours tell apart (見分けのつかない字: ー and 一, ロ and 口), chosen by these: katakana in a word of
 * katakana. Between digits a bar is a hyphen.
 */
export function settleLookalikes(read: readonly string[]): string[] {
  const settled: string[] = [];
  const characters = settleBrackets(read);
  characters.forEach((character, index) => {
    settled.push(settle(character, settled[index - 1] ?? '', characters, index));
  });
  return settled;
}

/** Kanji that differ in a stroke or its length (字形の似た漢字): a worn print shows one as the other, to every engine. */
const likeKanji =
  '土上士工 未末 大太犬 日目白曰自 人入八 千干于 己已巳 鳥烏 間問聞 待持侍 困因囚 村材 微徴 木本 天夫 水氷永 刀力刃 主王玉 午牛 石右 古吉 氏民 矢失 比北 申甲由田 名各 住往 使便 科料 季秀 看着 ';
const groups = likeKanji.trim().split(' ');

/** Kanji that engines take for each other in small print, though nobody else does. */
const looselyLike =
  '苦苫若 雷電震霞霧露 面耐而 窮究窓容宮密窒 箇筒管節 組細紐 率来卒 量紅最 獣陣 職識織 策索 績積 設説 補捕 達連 援授 習翌 環還 域城 減滅 衛術 績続 開閉間 園圏国囲';
const looseGroups = looselyLike.split(' ');

const withOthers = (text: string, alike: readonly string[]): string[] => {
  const characters = [...text];
  return characters.flatMap((character, index) => {
    if (isDigit(characters[index - 1] ?? '')) return [];
    const others = alike.filter((group) => group.includes(character)).flatMap((group) => [...group]);
    return others
      .filter((other) => other !== character)
      .map((other) => [...characters.slice(0, index), other, ...characters.slice(index + 1)].join(''));
  });
};

/** A text with one kanji put for another that looks like it, each way once; what counts after a number (人, 日) is left. */
export const likeTexts = (text: string): string[] => withOthers(text, groups);

/** Kana that differ by the small marks of voicing (濁点・半濁点). */
const voicedGroups = [
  ...'かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つづ てで とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ'.split(
    ' ',
  ),
  ...'カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ'.split(
    ' ',
  ),
];

/** A text with one kana voiced that is not, or the other way round: 対ずる, 対する. No engine but the two models reads kana. */
export const voicedTexts = (text: string): string[] => withOthers(text, voicedGroups);

/** A text in which a 1 before capitals is an I (1CT, ICT). */
export const withCapitals = (text: string): string => text.replace(/(?<![\dA-Za-z])[1l|](?=[A-Z]{2})/gu, 'I');

/** A text as it may be where it is misread: with a kanji that is misread as another one, and I for 1 before capitals. */
export const looselyLikeTexts = (text: string): string[] => [...withOthers(text, looseGroups), withCapitals(text)];
