// Plans, refusals, verifications and faults of a catalogue in words of both languages.

import type { PushEvent } from './execute-plan.js';
import { type CatalogueError, faultTexts } from './fault.js';
import { outcomeOf, type Plan, type Refusal, type RefusalCode, type ResourcePlan } from './plan-schema.js';
import type { Check, CheckName, Verification } from './verify.js';
import { fillIn, type Texts } from './words.js';

export type CatalogueLanguage = 'ja' | 'en';

/** What a plan refuses, why, and by which flag it may be allowed. */
export const refusalTexts: Readonly<Record<RefusalCode, { readonly ja: string; readonly en: string }>> = {
  'duplicate-names': {
    ja: '同じ名前のリソースが二つ以上あります: {0}',
    en: 'Several resources have the same name: {0}',
  },
  'other-resources': {
    ja: 'このデータセットのものでないリソースがあります: {0}（許せば、そのまま残します）',
    en: 'There are resources that are not of this dataset: {0} (allowed, they are left alone)',
  },
  'type-change': {
    ja: '「{0}」の列が変わります: {1}（許せば、表を作り直します）',
    en: 'Columns of {0} change: {1} (allowed, the table is made anew)',
  },
  'many-removals': {
    ja: '「{0}」の行が{2}行のうち{1}行減ります（5％を超えます）。',
    en: '{1} of {2} rows of {0} would go: more than 5 %.',
  },
  'no-licence': {
    ja: '利用条件が決まりません（{0}）。mokuhyo.config.json の licence に、カタログが持つものを書いてください: {1}',
    en: 'No licence is known ({0}). Name one that the catalogue has as licence in mokuhyo.config.json: {1}',
  },
  'no-publisher': {
    ja: '公表者がありません。mokuhyo.config.json の publisher に書いてください。',
    en: 'No publisher is known. Name it as publisher in mokuhyo.config.json.',
  },
  'open-doubts': {
    ja: '確かめていない値が{0}件、読み切れていない文書が{1}件あります。',
    en: '{0} values wait for somebody to look at them, {1} documents could not be read to the end.',
  },
  'other-documents': {
    ja: '目標宣言でない文書が{0}件あります。',
    en: '{0} documents are no declarations of goals.',
  },
  'bad-headers': {
    ja: '「{0}」の列名に、空のもの、重なるもの、63バイトを超えるものがあります。カタログで表になりません。',
    en: 'A column of {0} has no name, that of another, or one of more than 63 bytes: the catalogue shows no table of it.',
  },
};

const noteTexts: Texts = {
  'no-token': {
    ja: 'トークンがないため、権限は確かめていません。',
    en: 'Without a token, rights are not checked.',
  },
  'no-datastore': {
    ja: 'このカタログにはDataStoreがありません。ファイルだけを登録します。',
    en: 'This catalogue has no DataStore: files only.',
  },
  loader: {
    ja: 'このカタログは、登録したファイルを自分でも表に読み込みます（{0}）。終わるのを待って表を作り直します。登録の後に verify で確かめてください。',
    en: 'This catalogue loads uploaded files into tables by itself ({0}). A push waits for it and makes the tables anew. Run verify afterwards.',
  },
  'no-workbook': {
    ja: 'ブックがありません（convert --also xlsx で作れます）。',
    en: 'There is no workbook (convert --also xlsx makes one).',
  },
  'left-out': {
    ja: 'カタログにあるこのデータセットのファイルで、今回の対象に入っていないもの（前の内容のままです。取り下げた文書の内容も残ります）: {0}',
    en: 'Files of this dataset that stand in the catalogue and are not named stay as they are, withdrawn documents included: {0}',
  },
  'changed-tags': {
    ja: 'タグにできない文字を除いたキーワードがあります: {0}',
    en: 'Keywords that are no tags as they stand were changed: {0}',
  },
};

const planTexts = {
  head: { ja: '{0} のデータセット「{1}」', en: 'Dataset {1} of {0}' },
  create: { ja: '作成', en: 'create' },
  patch: { ja: '更新', en: 'patch' },
  keep: { ja: '変更なし', en: 'keep' },
  delete: { ja: '削除', en: 'delete' },
  metadata: { ja: 'データセットの情報', en: 'metadata' },
  file: { ja: 'ファイルを送る', en: 'file is sent' },
  rows: { ja: '行: 追加{0}、変更{1}、削除{2}', en: 'rows: {0} added, {1} changed, {2} removed' },
  withdrawn: { ja: '（うち取り下げた文書のもの{0}）', en: ' ({0} of withdrawn documents)' },
  recreate: { ja: '表を作り直す', en: 'table made anew' },
  describe: { ja: '列の説明を改める', en: 'columns described anew' },
  refused: { ja: '拒否', en: 'refused' },
  allowed: { ja: '許可済み', en: 'allowed' },
  flag: { ja: 'それでも行うには {0}', en: 'to do it all the same: {0}' },
  note: { ja: '注意', en: 'note' },
  nothing: { ja: 'することはありません。', en: 'Nothing to do.' },
  something: { ja: '登録すると、上のとおりに変わります。', en: 'A push would do the above.' },
  stays: { ja: '許されていないことがあるため、登録できません。', en: 'The plan is refused: a push does nothing.' },
} as const satisfies Texts;

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const plain = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\p{Cs}]+/gu, ' ');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
};

const describeRefusal = ({ code, words, allowed }: Refusal, language: CatalogueLanguage): readonly string[] => {
  const text = fillIn(refusalTexts[code][language], words.map(show));
  if (allowed) return [`  ${planTexts.allowed[language]}: ${text}`];
  return [`! ${planTexts.refused[language]}: ${text}`, `    ${fillIn(planTexts.flag[language], [`--allow-${code}`])}`];
};

const signs = { create: '+', patch: '~', keep: '=', delete: '-' } as const;

function describeResource(plan: ResourcePlan, language: CatalogueLanguage): readonly string[] {
  const { name, action, upload, changes, store } = plan;
  const lines = [`${signs[action]} ${planTexts[action][language]}: ${show(name)}`];
  if (action === 'keep' || action === 'delete') return lines;
  if (upload) lines.push(`    ${planTexts.file[language]}: ${plan.bytes} B, sha256 ${plan.sha256.slice(0, 12)}…`);
  for (const { field, before, after } of changes) lines.push(`    ${field}: ${show(before)} → ${show(after)}`);
  if (store === null || store.action === 'keep') return lines;
  if (store.action === 'recreate' || store.action === 'describe')
    lines.push(`    ${planTexts[store.action][language]}`);
  const rows = fillIn(planTexts.rows[language], [store.added, store.changed, store.removed]);
  const withdrawn = store.withdrawn > 0 ? fillIn(planTexts.withdrawn[language], [store.withdrawn]) : '';
  return [...lines, `    ${rows}${withdrawn}`];
}

/** A plan as lines for people. */
export function describePlan(plan: Plan, language: CatalogueLanguage): readonly string[] {
  const { site, dataset, action, changes, resources, refusals, notes } = plan;
  const outcome = { nothing: 'nothing', something: 'something', refused: 'stays' } as const;
  return [
    fillIn(planTexts.head[language], [site, dataset]),
    `${signs[action]} ${planTexts[action][language]}: ${planTexts.metadata[language]}`,
    ...changes.map(({ field, before, after }) => `    ${field}: ${show(before)} → ${show(after)}`),
    ...resources.flatMap((resource) => describeResource(resource, language)),
    ...notes.map(
      ({ code, words }) =>
        `  ${planTexts.note[language]}: ${fillIn(noteTexts[code]?.[language] ?? code, words.map(show))}`,
    ),
    ...refusals.flatMap((refusal) => describeRefusal(refusal, language)),
    planTexts[outcome[outcomeOf(plan)]][language],
  ];
}

const checkTexts: Readonly<Record<CheckName, { readonly ja: string; readonly en: string }>> = {
  visible: { ja: 'だれでも見られる', en: 'seen by everybody' },
  licence: { ja: '利用条件', en: 'licence' },
  title: { ja: '題名', en: 'title' },
  resource: { ja: 'リソースの数', en: 'number of resources' },
  hash: { ja: '記録されたハッシュ', en: 'hash as recorded' },
  download: { ja: 'ダウンロードしたファイルのハッシュ', en: 'hash of the download' },
  types: { ja: '列と型', en: 'columns and types' },
  labels: { ja: '列の名称', en: 'labels of columns' },
  rows: { ja: '行数', en: 'rows' },
  japanese: { ja: '日本語のセル', en: 'a Japanese cell' },
};

const verifyTexts = {
  same: { ja: '一致: {0}項目すべて', en: 'All {0} checks agree.' },
  differs: { ja: '不一致: {1}項目のうち{0}項目', en: '{0} of {1} checks differ.' },
  filesOnly: {
    ja: 'DataStoreがないため、表は確かめていません。',
    en: 'There is no DataStore: tables were not looked at.',
  },
} as const satisfies Texts;

function describeCheck({ check, resource, isSame, expected, actual }: Check, language: CatalogueLanguage): string {
  const place = resource === '' ? '' : `${show(resource)}: `;
  const name = `${place}${checkTexts[check][language]}`;
  return isSame ? `  ${name}: ${show(actual)}` : `! ${name}: ${show(expected)} ≠ ${show(actual)}`;
}

/** What was verified, as lines for people: what differs first. */
export function describeVerification(
  { checks, hasDataStore }: Verification,
  language: CatalogueLanguage,
): readonly string[] {
  const differing = checks.filter(({ isSame }) => !isSame);
  const end = differing.length === 0 ? verifyTexts.same : verifyTexts.differs;
  const counts = differing.length === 0 ? [checks.length] : [differing.length, checks.length];
  return [
    ...[...differing, ...checks.filter(({ isSame }) => isSame)].map((check) => describeCheck(check, language)),
    ...(hasDataStore ? [] : [verifyTexts.filesOnly[language]]),
    fillIn(end[language], counts),
  ];
}

const pushTexts = {
  resource: { ja: '登録中: {0}', en: 'pushing {0}' },
  rows: { ja: '  {0}行', en: '  {0} rows' },
  done: { ja: '登録しました: {0}', en: 'Pushed: {0}' },
} as const satisfies Texts;

/** What a push tells while it goes on; undefined where its plan has said it. */
export function describeEvent(event: PushEvent, language: CatalogueLanguage): string | undefined {
  if (event.kind === 'dataset') return undefined;
  return fillIn(pushTexts[event.kind][language], [event.kind === 'rows' ? event.rows : show(event.name)]);
}

/** That a dataset stands in the catalogue, and at which address. */
export const describePushed = (page: string, language: CatalogueLanguage): string =>
  fillIn(pushTexts.done[language], [page]);

/** What stood in the way, as a sentence with its remedy. */
export const describeFault = ({ code, words }: CatalogueError, language: CatalogueLanguage): string =>
  fillIn(faultTexts[code][language], words.map(show));
