import type { CellItem } from './cell-items.js';
import { gap, type PrintedText } from './print/printed-text.js';
import { words } from './print/word-list.js';
import type { Quantity } from './quantities/quantities.js';

/** Words after a figure that make it the measure of another: 1人当たり, 12校中, 5点満点, 65歳以上の. */
const makesContext =
  /^(?:当たり|あたり|当り|につき|ごと|毎に?|のうち|の中で?|中(?![央心学高止学])|満点|として|以内に|対象|対(?=[0-9]))/;

/** Counters of times, floors and ages: a figure with one of them that goes on in words is no measurement. */
const counters: ReadonlySet<string> = new Set(words('年 か月 週間 日 時間 分 秒 世紀 階 歳 世代'));
/** What is done for that time, which the figure does measure: 3日間開催, 2日短縮. */
const lasting =
  /^(?:に|で|を|の)?(?:開催|実施|延長|短縮|縮減|削減|維持|確保|達成|継続|経過|開館|開所|開設|開室|運行|運営|営業|研修|取得|利用|使用|配信|展示|公開|のみ|とする|を目指す|を目標とする|平均|合計|計|分)$/;

/** What is named by a number of people or by its price, which counts nothing: 30人学級, 100人委員会, 100円バス. */
const namedByNumber: Readonly<Record<string, RegExp>> = {
  人: /^(?:委員会|会議|学級|集会|フォーラム|合唱|体制|プロジェクト)/,
  円: /^(?:バス|タクシー|商店街|市(?!民|内))/,
};

/** 1年間収録しDVD化, 3年後に見直し, 2階に設置, 18歳まで拡大: the counter only begins a sentence. A limit counts: 3日以内に対応. */
function beginsSentence(
  text: PrintedText,
  { end, quantity }: CellItem & { kind: 'quantity' },
  next: CellItem | undefined,
): boolean {
  if (next?.kind !== 'words' || next.start !== end || text.gaps[end] !== gap.none) return false;
  if (namedByNumber[quantity.unit]?.test(text.chars.slice(end, next.end))) return true;
  if (!counters.has(quantity.unit)) return false;
  if (quantity.value === undefined && !/^[歳階]$/.test(quantity.unit)) return false;
  const words = text.chars.slice(next.start, next.end);
  return /^[\u3041-\u30FF\u4E00-\u9FFF]{2}/.test(words) && !lasting.test(words);
}

const durations: ReadonlySet<string> = new Set(words('年 日 か月 時間 週間 分'));
/** Units that one of a rate's sides is counted in: 1日3回, 1校2人, 1回100円. */
const rateUnits: ReadonlySet<string> = new Set(words('日 人 回 校 箇所 世帯 団体 か月 年 週間 施設 園 時間'));

const isOne = (quantity: Quantity): boolean => quantity.value?.units === 1n && quantity.value.places === 0;

function isContext(
  text: PrintedText,
  item: CellItem & { kind: 'quantity' },
  next: CellItem | undefined,
  more: boolean,
): boolean {
  const { quantity } = item;
  const ahead = text.chars.slice(item.end, item.end + 4);
  const torn = text.gaps[item.end] === gap.space && /^中/.test(ahead);
  if (makesContext.test(ahead) && !torn && !text.chars.slice(item.start, item.end).includes('/')) return true;
  if (!more) return beginsSentence(text, item, next);
  if (isOne(quantity) && rateUnits.has(quantity.unit) && ahead.startsWith('平均')) return true;
  if (durations.has(quantity.unit) && /^(?:間?で|に|以内|の間|間?の?(?:累計|通算|合計|平均))/.test(ahead)) return true;
  if (isTimeLimit(text, item)) return true;
  if (next?.kind === 'words' && isOutOf(text, item, next)) return true;
  if (quantity.modifiers.has('ordinal') && next?.kind === 'quantity') return true;
  if (quantity.unit === '人' && /^に[0-9一二三]/.test(ahead)) return true;
  return (
    isOne(quantity) &&
    rateUnits.has(quantity.unit) &&
    next?.kind === 'quantity' &&
    next.start === item.end &&
    (text.gaps[next.start] ?? 0) === 0
  );
}

/** 30分以内 of 30分以内到達率90%. */
const isTimeLimit = (text: PrintedText, { end, quantity }: CellItem & { kind: 'quantity' }): boolean =>
  durations.has(quantity.unit) &&
  quantity.max !== undefined &&
  text.gaps[end] === 0 &&
  /^[\u4E00-\u9FFF]{1,6}率/.test(text.chars.slice(end, end + 7));

/** 2校に1校: one in so many of the same. */
const isOutOf = (text: PrintedText, { end, quantity }: CellItem & { kind: 'quantity' }, next: CellItem): boolean =>
  text.chars.slice(next.start, next.end) === 'に' && text.chars.startsWith(`に1${quantity.unitText}`, end);

/** 市民一人当たり: per person in words that hold no figure of their own. */
const perPersonWords = /[1一](?:人|名)(?:1日)?(?:当たり|あたり|当り)/;

export interface WithoutContext {
  readonly items: readonly CellItem[];
  /** A figure per person (1人当たり) stands among the words. */
  readonly perPerson: boolean;
}

/** Figures that only say what another one is measured by become words: 5年間で1人, 1人1日当たり850g, 12校中3校. */
export function demoteContext(text: PrintedText, items: readonly CellItem[]): WithoutContext {
  let perPerson = false;
  let figures = items.filter((item) => item.kind === 'quantity').length;
  // 65歳以上 300人 counts people; 男性78歳 女性85歳 states ages.
  const others = items.some((item) => item.kind === 'quantity' && item.quantity.unit !== '歳');
  const kept = items.map((item, index): CellItem => {
    if (item.kind === 'words') perPerson ||= perPersonWords.test(text.chars.slice(item.start, item.end));
    if (item.kind !== 'quantity') return item;
    const age = item.quantity.unit === '歳' && others;
    if (!age && !isContext(text, item, items[index + 1], figures > 1)) return item;
    figures -= 1;
    perPerson ||= item.quantity.unit === '人' && isOne(item.quantity);
    return { kind: 'words', start: item.start, end: item.end };
  });
  return { items: kept, perPerson };
}
