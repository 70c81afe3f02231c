/** What the drawn tables say: words of goal declarations, none of a real one. */
export const labels = [
  '受診率',
  '相談件数',
  '講座の参加者数',
  '施設の数',
  '苗木の配布本数',
  '貸出冊数',
  '空き家の活用件数',
  '健診を受けた人の割合',
  '道路の補修延長',
  '見守り協力員の人数',
  'ごみの排出量',
  '農業体験の参加世帯数',
] as const;

export const phrases = [
  '子どもの',
  '地域で',
  '市民が',
  '主体となる',
  '取組の',
  '推進',
  'まちの',
  '防災',
  '訓練に',
  '参加する',
  '人の',
  '割合を',
  '増やす',
  '環境の',
  '保全と',
  '活用',
] as const;

export const groups = ['子育て', '健康', '環境', '道路', '防災', '学び'] as const;
export const offices = ['健康課', '子育て支援課', '環境政策課', '道路課', '生涯学習課'] as const;
export const units = ['件', '人', '%', '％', '回', '箇所', 'km', ''] as const;
export const firstHeads = ['指標', '項目', '事業指標', '指標名'] as const;
export const heads = [
  '基準値',
  '現状値',
  '実績値',
  '見込値',
  '目標値',
  '令和元年度',
  '令和2年度',
  'R3',
  '中間',
  '最終目標',
] as const;
export const upperHeads = ['実績', '目標', '見込み', '年次目標'] as const;
export const years = ['R2', 'R3', 'R4', 'R5', 'R6', 'R7'] as const;
export const brackets = ['（平成29年度）', '(H30)', '（延べ）', '（速報値）', '（見込み）'] as const;
export const captions = ['重点目標の達成状況', '計画の指標', '主な事業', '指標の一覧'] as const;
export const notes = [
  '※ 目標値は、国の指針に基づき設定しています。結果は毎年度公表します。',
  '※1 年度末の値です。',
  '（注）四捨五入のため合計が合わないことがある。',
] as const;
export const proses = [
  '本市では、次の指標により、計画の進み具合を毎年度確かめ、見直しに生かしていきます。',
  '市民の皆さんとともに、安心して暮らせるまちづくりを進めてまいります。',
] as const;
