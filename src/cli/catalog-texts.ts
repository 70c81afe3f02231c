import { type RefusalCode, refusalCodes } from '../catalog/plan-schema.js';
import type { Bilingual } from './language.js';

export const catalogTexts = {
  summary: {
    ja: 'データセットをデータカタログ（CKAN）に登録し、確かめます。',
    en: 'Put a dataset into a CKAN catalogue, and verify it there.',
  },
  plan: {
    ja: '登録すると何が変わるかを示します。何も変えません。',
    en: 'Say what a push would change. Changes nothing.',
  },
  planStatus: {
    ja: '終了コード: 0 することなし、3 することあり、4 許されていないことがある、1 確かめられない、2 コマンドの誤り。',
    en: 'Exit status: 0 nothing to do, 3 something to do, 4 refused, 1 it could not be found out, 2 wrong command line.',
  },
  push: { ja: 'カタログに登録します。', en: 'Push the dataset into the catalogue.' },
  pushStatus: {
    ja: '終了コード: 0 済んだ、または何もすることがない、4 許されていないことがある、1 途中で止まった（もう一度実行すると続きから行います）、2 コマンドの誤り。',
    en: 'Exit status: 0 done, or nothing to do, 4 refused, 1 it stopped half-way (run again to go on), 2 wrong command line.',
  },
  verify: {
    ja: 'カタログから読み直し、手元のデータセットと比べます。',
    en: 'Read the dataset back from the catalogue and compare.',
  },
  verifyStatus: {
    ja: '終了コード: 0 一致、3 違いあり、1 確かめられない、2 コマンドの誤り。',
    en: 'Exit status: 0 the same, 3 something differs, 1 it could not be found out, 2 wrong command line.',
  },
  folder: { ja: 'convert の出力フォルダー', en: 'folder that convert wrote' },
  to: { ja: 'カタログの先頭のアドレス（https://…）', en: 'address of the catalogue’s front page (https://…)' },
  dataset: {
    ja: 'カタログでのデータセットの名前（半角の英小文字・数字・-・_）',
    en: 'name of the dataset in the catalogue (a-z, 0-9, -, _)',
  },
  tokenFile: {
    ja: 'トークンのファイル（自分だけが読めるもの、chmod 600）。なければ環境変数 MOKUHYO_CATALOG_TOKEN',
    en: 'file with the token, readable by nobody else (chmod 600); without it MOKUHYO_CATALOG_TOKEN of the environment',
  },
  organization: { ja: '新しく作るときの組織', en: 'organization of a dataset that is made' },
  resources: {
    ja: '登録する表・ファイル（カンマ区切り。例: observations,policies,dcat.jsonld）',
    en: 'tables and files to push, separated by commas: observations,policies,dcat.jsonld',
  },
  usual: {
    ja: 'observations,indicators,series,documents,mokuhyo.xlsx',
    en: 'observations,indicators,series,documents,mokuhyo.xlsx',
  },
  save: { ja: '計画をファイルに書きます（push --plan に渡せます）', en: 'write the plan into a file, for push --plan' },
  planFile: {
    ja: '確認済みの計画のファイル。そこにあることだけを行います',
    en: 'a plan that somebody signed off: nothing else is done',
  },
  json: { ja: '結果をJSONで標準出力に書きます', en: 'write the result as JSON to stdout' },
  allowHttp: {
    ja: 'https でないカタログにもトークンを送ります（途中で読まれることがあります）',
    en: 'send the token without https, where it can be read on the way',
  },
  badAddress: { ja: '--to はカタログのアドレス（https://…）です: {0}', en: '--to is an address (https://…): {0}' },
  badName: {
    ja: '--dataset は半角の英小文字・数字・-・_ の2〜100字です: {0}',
    en: '--dataset is 2 to 100 of a-z, 0-9, - and _: {0}',
  },
  plainHttp: {
    ja: '{0} は https でないため、トークンを送りません。https のアドレスを指定するか、承知の上で --allow-http を付けてください。',
    en: 'The token is not sent to {0}, which is not https. Give an https address, or --allow-http.',
  },
  tokenMode: {
    ja: 'トークンのファイル「{0}」をほかの人が読めます。chmod 600 {0} を実行してください。',
    en: 'Others can read the token file {0}. Run: chmod 600 {0}',
  },
  tokenWrong: { ja: '「{0}」にトークンがありません。', en: 'There is no token in {0}.' },
  tokenMissing: { ja: 'トークンのファイルがありません: {0}', en: 'There is no token file {0}.' },
  badPlan: { ja: 'この版の計画のファイルではありません: {0}', en: 'This is no plan of this version: {0}' },
  otherPlan: {
    ja: '計画は {0} の「{1}」についてのものです。',
    en: 'The plan is about {1} of {0}.',
  },
} as const satisfies Record<string, Bilingual>;

const allowTexts: Readonly<Record<RefusalCode, Bilingual>> = {
  'duplicate-names': { ja: '同じ名前のリソースがあっても行います', en: 'though resources share a name' },
  'other-resources': {
    ja: 'ほかのリソースがあっても行います（残します）',
    en: 'though there are other resources (they stay)',
  },
  'type-change': {
    ja: '列の型が変わっても行います（表を作り直します）',
    en: 'though columns change (the table is made anew)',
  },
  'many-removals': { ja: '行の5％を超えて減っても行います', en: 'though more than 5 % of the rows go' },
  'no-licence': { ja: '利用条件がなくても行います', en: 'without a licence' },
  'no-publisher': { ja: '公表者がなくても行います', en: 'without a publisher' },
  'open-doubts': { ja: '確かめていない値があっても行います', en: 'though values wait to be looked at' },
  'other-documents': { ja: '目標宣言でない文書があっても行います', en: 'though documents are no declarations' },
  'bad-headers': { ja: '表にならない列名があっても行います', en: 'though columns have no fit names' },
};

/** One flag per refusal: `--allow-type-change`. */
export const allowFlags: readonly { readonly code: RefusalCode; readonly flag: string; readonly text: Bilingual }[] =
  refusalCodes.map((code) => ({ code, flag: `--allow-${code}`, text: allowTexts[code] }));
