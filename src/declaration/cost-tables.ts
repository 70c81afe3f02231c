// Which names of rows make a table an account of costs, and none of indicators.

import { foldForMatching } from '../text/fold.js';

/** What a project costs and who pays for it: 事業費, 人件費, 国庫支出金, 一般財源. */
const cost =
  /^(?:(?:総|直接|間接|全体|ト-タル)?(?:事業費|人件費|物件費|経費|コスト)|委託料|工事(?:請負)?費|需用費|減価償却費|(?:決算|予算|執行)額|.*(?:支出金|負担金|補助金|交付金|財源)|(?:地方|市|町|村)債)(?:合?計|[A-Z])?$/u;

/** What stands among costs, and is none by itself. */
const amongCosts =
  /^(?:(?:合|小|総)?計|その他|総額|使用料・?手数料|人工|(?:正規|会計年度任用|嘱託|臨時|従事)?職員数?|延べ業務時間)$/u;

/** A name without its number, remarks in brackets and marks of a part: ① 事業費（千円）, うち一般財源. */
const bare = (name: string): string =>
  foldForMatching(name)
    .replace(/\([^()]*\)/gu, '')
    .replace(/^(?:\d{1,2}[).]?|うち|[・○])+/u, '');

/** Are rows of these names an account of costs (コスト, 財源内訳), and none of indicators? */
export function listsCosts(names: readonly string[]): boolean {
  const items = names.map(bare).filter((name) => name !== '');
  const isOfCosts = items.every((name) => cost.test(name) || amongCosts.test(name));
  return items.length > 1 && isOfCosts && items.some((name) => cost.test(name));
}
