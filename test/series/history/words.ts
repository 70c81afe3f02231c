/** Departments of an invented city with the divisions under them; thirty of them. */
export const departments: readonly string[] = (
  '企画部 財務部 総務部 市民生活部 市民協働部 環境部 資源循環部 経済部 農林部 観光部 福祉部 高齢福祉部 障害福祉部 健康部 子ども部 保育部 ' +
  '都市部 建築部 土木部 道路部 下水道部 水道部 危機管理部 消防本部 教育部 学校教育部 生涯学習部 文化部 スポーツ部 議会事務局'
).split(' ');

export const divisionWords = '総務課 推進課 支援課 管理課 整備課 相談課 振興課 計画課'.split(' ');

/** What projects are about; each department works on some of them. */
export const subjects: readonly string[] = (
  '放課後児童クラブ 地域包括ケア 空家対策 観光案内所 農道整備 橋りょう修繕 介護予防 认知症サポーター 市税収納 口座振替 広報紙 移住相談 窓口改善 防災訓練 ' +
  '自主防災組織 救急講習 消防団 図書館資料 読書活動 文化財保存 市民ホール スポーツ教室 健康診査 がん検診 予防接種 産後ケア 子育てひろば 一時預かり ' +
  '学習支援 就労支援 障害者雇用 手話通訳 ごみ減量 資源回収 太陽光発電 電気自動車 公園管理 街路樹 歩道整備 下水道管更新 水道管耐震化 浄化槽 ' +
  '企業誘致 創業支援 商店街活性化 地産地消 鳥獣被害防止 森林整備 男女共同参画 多文化共生 国際交流 自治会活動 消費生活相談 交通安全 防犯灯 ' +
  '小学校施設 中学校施設 学校給食 英語教育 教育相談 不登校対策 青少年活動 成人式 市民大学 議会報告会 行政改革 職員研修 情報公開 統計調査 電子申請'
)
  .replace('认', '認')
  .split(' ');

export const projectEnds = [
  '推進事業',
  '事業',
  'の推進',
  '支援事業',
  '運営事業',
  '整備事業',
  '促進事業',
  'の充実',
] as const;

export interface IndicatorKind {
  readonly name: string;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
}

const kind = (name: string, unit: string, from: number, to: number, decimals = 0): IndicatorKind => ({
  name,
  unit,
  from,
  to,
  decimals,
});

/** What is counted; 〜 stands for the subject. Generic names without it come under many projects. */
export const indicatorKinds: readonly IndicatorKind[] = [
  kind('開催数', '回', 2, 60),
  kind('参加者数', '人', 40, 3000),
  kind('利用者数', '人', 100, 9000),
  kind('相談件数', '件', 20, 900),
  kind('〜の実施箇所数', '箇所', 1, 30),
  kind('〜の登録団体数', '団体', 5, 90),
  kind('〜に関する相談件数', '件', 20, 900),
  kind('〜講座の受講者数', '人', 20, 800),
  kind('〜の実施率', '%', 20, 99, 1),
  kind('〜の満足度', '%', 50, 99, 1),
  kind('〜補助金の交付件数', '件', 3, 300),
  kind('〜の整備延長', 'm', 100, 9000),
  kind('〜に取り組む市民の割合', '%', 10, 90, 1),
  kind('〜ボランティアの養成人数', '人', 10, 500),
  kind('〜の周知回数', '回', 2, 40),
];

/** Milestones of a project that has no number (節目). */
export const milestones = ['検討', '調査実施', '計画策定', '準備', '一部実施', '実施', '検証', '見直し'] as const;
