import type { Chance } from './random.js';

/** How clerks reword an indicator or a project from one year to the next. The linker knows none of these rules. */
type Rule = readonly [pattern: RegExp, replacement: string];

const indicatorRules: readonly Rule[] = [
  [/開催数$/, '開催回数'],
  [/開催回数$/, '年間の開催実績'],
  [/参加者数$/, '延べ参加人数'],
  [/利用者数$/, '利用した人の数'],
  [/利用者数$/, '年間利用者数'],
  [/相談件数$/, '相談受付の件数'],
  [/相談件数$/, '相談を受けた件数'],
  [/実施箇所数$/, '実施か所の数'],
  [/実施箇所数$/, '開設箇所数'],
  [/登録団体数$/, '団体登録数'],
  [/登録団体数$/, '登録している団体'],
  [/受講者数$/, '修了者数'],
  [/講座の受講者数$/, '研修の受講人数'],
  [/実施率$/, '実施割合'],
  [/満足度$/, '利用者満足度'],
  [/満足度$/, '満足している人の割合'],
  [/交付件数$/, '交付決定数'],
  [/補助金の交付件数$/, '助成件数'],
  [/整備延長$/, '整備済延長'],
  [/に取り組む市民の割合$/, 'に取組む人の比率'],
  [/養成人数$/, '養成者数（累計）'],
  [/周知回数$/, '広報周知の回数'],
  [/の/, 'における'],
  [/^/, '市内の'],
  [/$/, '（年間）'],
  [/^(.+)の(.+)$/, '$2（$1）'],
  [/^/, '【重点】'],
  [/^(..)(.*)$/, '$1等$2'],
  [/件数$/, '数'],
  [/数$/, '状況'],
];

const projectRules: readonly Rule[] = [
  [/推進事業$/, '事業'],
  [/事業$/, '推進事業'],
  [/支援事業$/, '支援の充実'],
  [/の推進$/, '推進事業'],
  [/の充実$/, '充実強化事業'],
  [/^/, '新'],
  [/^/, '市民とともに進める'],
  [/整備事業$/, '整備・更新事業'],
  [/運営事業$/, '管理運営'],
  [/促進事業$/, '普及促進事業'],
  [/^/, '第2期'],
  [/^(.+?)(推進|支援|運営|整備|促進)事業$/, '$1事業（$2）'],
  [/事業$/, 'プロジェクト'],
  [/対策/, '総合対策'],
  [/障害/, '障がい'],
  [/窓口改善/, '窓口サービス改善'],
  [/ごみ減量/, 'ごみの減量化'],
  [/子育てひろば/, 'つどいの広場'],
];

/** Subjects that get a wholly other name when a plan changes: only the numbers say that it is the same work. */
const renamedSubjects: Readonly<Record<string, string>> = {
  介護予防: 'フレイル対策',
  空家対策: '住まいの利活用',
  窓口改善: '市民サービス向上',
  農道整備: '営農環境づくり',
  広報紙: '市政情報発信',
  移住相談: '定住促進',
  がん検診: '早期発見',
  ごみ減量: '循環型社会づくり',
  成人式: '二十歳の集い',
  学習支援: '子どもの居場所',
  商店街活性化: 'まちなかにぎわい',
  男女共同参画: 'ジェンダー平等',
  不登校対策: '多様な学びの場',
  行政改革: '業務効率化',
  自治会活動: '地域コミュニティ',
  交通安全: '安全な道づくり',
};

/** A project's or an indicator's name with its subject called by another name, where it has one. */
export const renameSubject = (name: string): string =>
  Object.entries(renamedSubjects).reduce((renamed, [subject, other]) => renamed.replace(subject, other), name);

function apply(name: string, rules: readonly Rule[], chance: Chance): string {
  const fitting = rules.filter(([pattern]) => pattern.test(name));
  const [pattern, replacement] = chance.pick(fitting);
  return name.replace(pattern, replacement);
}

export const rewordIndicator = (name: string, chance: Chance): string => apply(name, indicatorRules, chance);
export const rewordProject = (name: string, chance: Chance): string => apply(name, projectRules, chance);
