// What the name of an indicator says of its quantity: a share, a count, another measure.

/**
 * What names of quantities end with (指標の名の終わり), by what they are; a unit may stand behind in brackets: 収納率（％）. A year (令和4年度) is
 * no degree.
 */
const endings = {
  ratio: ['率', '割合', '比', '(?<!年)度'],
  count: ['数', '人口', '額', '量'],
  extent: ['面積', '時間', '延長'],
  /** Things that are counted, named without their number (利用者, 貸出冊): as often a part's name (高齢者, 第1回). */
  counted: ['者', '(?<![案物条要])件', '回', '冊'],
} as const;

const ending = (...kinds: readonly (keyof typeof endings)[]): RegExp =>
  new RegExp(`(?:${kinds.flatMap((kind) => endings[kind]).join('|')})(?:[（(].*)?$`, 'u');

const patterns = {
  ratio: ending('ratio'),
  count: ending('count', 'counted'),
  measure: ending('ratio', 'count', 'extent'),
  quantity: ending('ratio', 'count', 'extent', 'counted'),
};

/** A share or a degree, whose unit may be a percentage: 受診率, 満足度. */
export const namesRatio = (name: string): boolean => patterns.ratio.test(name);

/** A number of things, whose unit is theirs: 利用者数, 補助額, 参加者. */
export const namesCount = (name: string): boolean => patterns.count.test(name) && !namesRatio(name);

/** What is measured by itself: 蔵書冊数（冊）, 受診率. A part is called so after its whole alone (小学校, うち女性, 高齢者). */
export const namesMeasure = (name: string): boolean => patterns.measure.test(name);

/** What is counted or measured, where no name of a part can stand: 利用者数, 参加者, 収納率（％）. */
export const namesQuantity = (name: string): boolean => patterns.quantity.test(name);
