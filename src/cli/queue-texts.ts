import type { Bilingual } from './language.js';

/** Texts of `enqueue` and `worker`. */
export const queueTexts = {
  enqueue: { ja: 'PDFをキューに入れます（worker が変換します）。', en: 'Give PDFs to a queue, for workers to read.' },
  enqueueDescription: {
    ja: 'PDFのファイルやフォルダーを、PostgreSQL上のキュー（pg-boss）に入れます。どのファイルを入れたかを --out に書き出し、gather はそれによって、すべてそろったかを確かめます。待っている文書が多いときは、worker が追いつくまで待ちます。',
    en: 'Gives PDFs, or folders of them, to a queue in PostgreSQL (pg-boss). What was given is written to --out: by it gather knows whether all of it is there. While too many documents wait, it waits for the workers.',
  },
  worker: {
    ja: 'キューにあるPDFを変換します（止めるまで動き続けます）。',
    en: 'Read the PDFs of a queue, until it is stopped.',
  },
  workerDescription: {
    ja: 'PostgreSQL上のキュー（pg-boss）から文書を受け取って変換し、結果を部分（--out）に書き出します。gather で一つにまとめます。失敗した文書は間をおいて{0}回までやり直し、それでも読めないものは、理由とともにキュー「<名前>-dead」に残します。Ctrl-C または SIGTERM で、変換中の文書を終えてから止まります。',
    en: 'Takes documents from a queue in PostgreSQL (pg-boss), reads them, and writes the results to a part (--out), which gather joins with others. A document that fails is tried again up to {0} times, later each time; what cannot be read then stays, with the reason, in the queue <name>-dead. Ctrl-C or SIGTERM stop it when the documents under way are finished.',
  },
  queue: {
    ja: 'PostgreSQLのURL（postgres://…）。パスワードが見えないよう、環境変数 MOKUHYO_QUEUE でも指定できます',
    en: 'URL of the PostgreSQL database (postgres://…); the variable MOKUHYO_QUEUE keeps its password out of sight',
  },
  name: { ja: 'キューの名前', en: 'name of the queue' },
  intake: { ja: '入れたファイルの一覧を書き出すフォルダー', en: 'folder for the account of what was given' },
  part: { ja: '結果を書き出すフォルダー（worker ごとに別のもの）', en: 'folder for the results, one for each worker' },
  most: { ja: 'キューで同時に待つ文書の上限', en: 'documents that wait at a time, at most' },
  lease: {
    ja: '受け取った文書が終わらないとき、ほかの worker に渡すまでの秒数（既定: --timeout に150秒を加えたもの）',
    en: 'seconds after which a document that was taken and not finished is given to another worker (default: --timeout and 150 more)',
  },
  untilEmpty: {
    ja: 'キューが空になったら終わります',
    en: 'end when nothing waits and nothing is under way',
  },
  noUrl: {
    ja: '--queue でPostgreSQLのURLを指定してください。',
    en: 'Give the URL of a PostgreSQL database with --queue.',
  },
  notInstalled: {
    ja: 'pg-boss がありません。npm install pg-boss@{0} で入れてください。',
    en: 'pg-boss is not there. Install it: npm install pg-boss@{0}',
  },
  otherVersion: {
    ja: 'pg-boss の版{1}は使えません。npm install pg-boss@{0} で入れ替えてください。',
    en: 'Version {1} of pg-boss cannot be used. Install the other: npm install pg-boss@{0}',
  },
  database: {
    ja: 'データベースに接続できないか、途中で切れました（{0}）。',
    en: 'The database cannot be reached, or was lost ({0}).',
  },
  full: {
    ja: '待っている文書が{0}件あります。worker を待っています…',
    en: '{0} documents wait already: waiting for the workers…',
  },
  sent: { ja: '{0}件をキューに入れました。', en: 'Gave {0} files to the queue.' },
  ended: { ja: '終わりました: 変換 {0}、失敗した試行 {1}', en: 'Ended: read {0}, attempts that failed {1}' },
} as const satisfies Record<string, Bilingual>;
