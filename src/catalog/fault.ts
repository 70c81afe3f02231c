import { fillIn, type Texts } from './words.js';

/** What can go wrong between us and a catalogue, or with the dataset that is to go there. */
export const faultTexts = {
  'no-answer': {
    ja: '{0}から応答がありません（{1}）。アドレスとネットワークを確かめてください。',
    en: '{0} does not answer ({1}). Check the address and the network.',
  },
  timeout: {
    ja: '{0}からの応答が時間内に終わりません。時間をおいて、もう一度実行してください。途中までの結果は次の実行で引き継がれます。',
    en: '{0} does not answer in time. Run again later: what is done stays done.',
  },
  certificate: {
    ja: '{0}の証明書を信頼できません（{1}）。庁内の認証局によるものなら、その証明書のファイルを環境変数 NODE_EXTRA_CA_CERTS に指定してください。',
    en: 'The certificate of {0} is not trusted ({1}). If an authority of your own signed it, name its file in NODE_EXTRA_CA_CERTS.',
  },
  redirected: {
    ja: '{0}は {1} へ転送します。トークンは転送先へ送りません。そこが正しい場所なら --to に指定してください。',
    en: '{0} redirects to {1}. The token is not sent on. If that is the right place, give it with --to.',
  },
  'no-ckan': {
    ja: '{0}の応答がCKANのAPIのものではありません（{1}）。--to にはカタログの先頭のアドレスを指定してください。',
    en: 'What {0} answers is not from the API of CKAN ({1}). Give the address of the catalogue’s front page with --to.',
  },
  'too-much': {
    ja: '{0}の応答が大きすぎるため、読むのをやめました（{1}）。',
    en: 'The answer of {0} is too large; it was not read on ({1}).',
  },
  strange: {
    ja: 'カタログの応答が {0} として読めません（{1}）。',
    en: 'The catalogue’s answer to {0} makes no sense ({1}).',
  },
  forbidden: {
    ja: 'カタログが {0} を許しません（{1}）。トークンの期限と、組織での権限（編集者以上）を確かめてください。',
    en: 'The catalogue does not allow {0} ({1}). Check that the token is valid and that its user is an editor of the organization.',
  },
  'not-found': {
    ja: 'カタログの {0} に対するものがありません（{1}）。',
    en: 'The catalogue does not find what {0} is about ({1}).',
  },
  rejected: {
    ja: 'カタログが {0} を受け付けません: {1}',
    en: 'The catalogue rejects {0}: {1}',
  },
  'file-too-large': {
    ja: '「{0}」はカタログの受け付ける大きさを超えています。カタログの管理者に上限を確かめてください。',
    en: '{0} is larger than the catalogue takes. Ask who runs it for its limit.',
  },
  'server-error': {
    ja: 'カタログの {0} が失敗します（{1}）。時間をおいて、もう一度実行してください。途中までの結果は次の実行で引き継がれます。',
    en: 'The catalogue fails at {0} ({1}). Run again later: what is done stays done.',
  },
  'too-old': {
    ja: 'カタログのCKANは {0} です。2.8以降が必要です。ファイルはウェブの画面から登録してください。',
    en: 'The catalogue runs CKAN {0}; 2.8 or later is needed. Upload the files through its web pages.',
  },
  'no-rights': {
    ja: 'このトークンでデータセットを登録できる組織がありません。トークンが誤りか期限切れか、利用者に組織の編集者の権限がありません。',
    en: 'There is no organization in which this token may make datasets: it is wrong or expired, or its user is no editor.',
  },
  'no-token': {
    ja: 'トークンがありません。環境変数 MOKUHYO_CATALOG_TOKEN か --token-file で渡してください。',
    en: 'There is no token. Give it in MOKUHYO_CATALOG_TOKEN or with --token-file.',
  },
  'choose-organization': {
    ja: '登録先の組織を --organization で指定してください: {0}',
    en: 'Choose the organization with --organization: {0}',
  },
  'not-done': {
    ja: 'カタログは {0} を済ませたと答えましたが、結果が違います（{1}）。',
    en: 'The catalogue says that {0} is done, but what it shows is something else ({1}).',
  },
  'made-twice': {
    ja: 'リソース「{0}」がカタログに二つできました。一方をカタログの画面で削除してから、もう一度実行してください。',
    en: 'The catalogue now has the resource {0} twice. Delete one in its web pages, then run again.',
  },
  'changed-since': {
    ja: '計画を作った後で変わったところがあります: {0}。計画を作り直してください。',
    en: 'Something changed after the plan was made: {0}. Make a new plan.',
  },
  refused: {
    ja: '計画に、許されていないことがあります: {0}',
    en: 'The plan holds what is not allowed: {0}',
  },
  'loader-busy': {
    ja: 'カタログがファイルを表に読み込む処理（{0}）が終わりません。時間をおいて、もう一度実行してください。',
    en: 'The catalogue is still loading the file into a table ({0}). Run again later.',
  },
  stopped: {
    ja: '中断しました。もう一度実行すると、続きから行います。',
    en: 'Stopped. Run again to go on from here.',
  },
  'no-dataset': {
    ja: 'convert の出力フォルダーではありません: {0}',
    en: 'This is no folder that convert wrote: {0}',
  },
  'file-changed': {
    ja: '「{0}」が manifest.json と合いません。convert をもう一度実行してください。直したいときは訂正（corrections.csv）を使います。',
    en: '{0} is not as manifest.json has it. Run convert again. To change a value, use corrections.csv.',
  },
  'no-such-file': {
    ja: '「{0}」はこのデータセットにありません。選べるもの: {1}',
    en: 'There is no {0} in this dataset. There are: {1}',
  },
  locked: {
    ja: '別の実行（プロセス {0}、{1}）がこのデータセットを使っています。',
    en: 'Another run (process {0} on {1}) is using this dataset.',
  },
} as const satisfies Texts;
export type FaultCode = keyof typeof faultTexts;

/** Why something could not be planned, pushed or verified; `words` fill the text's `{0}`, `{1}`. Never holds the token. */
export class CatalogueError extends Error {
  readonly words: readonly string[];

  constructor(
    readonly code: FaultCode,
    ...words: readonly string[]
  ) {
    super(fillIn(faultTexts[code].en, words));
    this.words = words;
  }
}

/** Stops the work where somebody asked for it: between two requests, never within one that changes something. */
export function stopIfAsked(stopping: AbortSignal): void {
  if (stopping.aborted) throw new CatalogueError('stopped');
}
