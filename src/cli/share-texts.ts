import type { Bilingual } from './language.js';

/** Texts of converting a share of the input, and of gathering the parts. */
export const shareTexts = {
  shard: {
    ja: '入力の一部だけを変換し、部分として書き出します。3/16（16分割の3番目）、auto（ジョブの環境変数による）または auto/16。gather で一つにまとめます',
    en: 'convert one share of the input and write it as a part: 3/16 (the third of sixteen), auto (as the scheduler’s variables say) or auto/16; mokuhyo gather joins the parts',
  },
  badShard: {
    ja: '--shard には 3/16 のように（1から数えた番号/分割数）、または auto、auto/16 を指定してください。',
    en: 'Give --shard as 3/16 (number from 1, number of shares), as auto, or as auto/16.',
  },
  ofGather: {
    ja: '{0} は、部分をまとめる mokuhyo gather で指定してください。--shard と一緒には使えません。',
    en: 'Give {0} to mokuhyo gather, which joins the parts: it does not go with --shard.',
  },
  share: { ja: '分担 {0}（{1}）を変換します。', en: 'Converting share {0} ({1}).' },
  none: {
    ja: '分担を示す環境変数がありません（JOB_COMPLETION_INDEX、SLURM_ARRAY_TASK_ID、AWS_BATCH_JOB_ARRAY_INDEX、CLOUD_RUN_TASK_INDEX、BATCH_TASK_INDEX、PARALLEL_SEQ）。--shard 3/16 のように指定してください。',
    en: 'No variable says which share this is (JOB_COMPLETION_INDEX, SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX, CLOUD_RUN_TASK_INDEX, BATCH_TASK_INDEX, PARALLEL_SEQ). Give --shard as 3/16.',
  },
  several: {
    ja: '分担を示す環境変数が複数あり、どれによるか分かりません: {0}。--shard 3/16 のように指定してください。',
    en: 'Several variables could say which share this is: {0}. Give --shard as 3/16.',
  },
  'no-count': {
    ja: '{0} はありますが、全体の数が分かりません。--shard auto/16 のように分割数を指定してください。',
    en: '{0} says which share this is, and nothing says of how many. Give their number: --shard auto/16.',
  },
  'other-count': {
    ja: '{0} は {1} ですが、--shard では {2} 分割と指定されています。どちらかに揃えてください。',
    en: '{0} says {1} shares, --shard says {2}. Make them the same.',
  },
  senseless: {
    ja: '{0} の値から分担が決まりません（{1}）。等間隔でない配列などでは、--shard 3/16 のように指定してください。',
    en: 'The numbers of {0} give no share ({1}): an array whose numbers are not evenly spaced, or part of one. Give --shard as 3/16.',
  },
  done: {
    ja: '部分 {0} を書き出しました: 完全 {1}、一部 {2}、失敗 {3}、読めないファイル {4}',
    en: 'Part {0} is written: complete {1}, partial {2}, failed {3}, files that could not be read {4}',
  },
  notEmpty: {
    ja: '「{0}」にはデータセットがあります。部分は別のフォルダーに書き出してください（--out）。',
    en: 'A dataset lies in {0}. Write the part to another folder (--out).',
  },
} as const satisfies Record<string, Bilingual>;

export const gatherTexts = {
  summary: { ja: '--shard で作った部分を一つのデータセットにまとめます。', en: 'Join parts into one dataset.' },
  description: {
    ja: 'convert --shard（または worker）で作った部分を、1台で変換した場合とまったく同じ内容のデータセットにまとめます。部分は後から加えても、同じものを二度渡しても構いません。版や指定が異なる部分、足りない部分があるときは、まとめません。',
    en: 'Joins parts that convert --shard (or worker) made into the very dataset that one machine would have made of the whole input. Parts may come later, and twice. Parts of another version or of other options are refused, and so is a lack of parts.',
  },
  parts: { ja: '部分のフォルダー', en: 'folders of parts' },
  partial: {
    ja: '足りない部分があってもまとめます。足りない分担は issues.csv に記録します',
    en: 'join what there is though parts are missing; issues.csv names the missing shares',
  },
  profile: {
    ja: '部分を作ったときの --profile の、この機械での場所（既定: 同じパス）',
    en: 'where the --profile of the parts lies on this machine (default: at the same path)',
  },
  missing: { ja: '足りない分担: {0}', en: 'Missing shares: {0}' },
  'no-part': {
    ja: '「{0}」は convert --shard の出力ではありません。',
    en: '{0} is no part that convert --shard wrote.',
  },
  unfinished: {
    ja: '「{0}」の変換は終わっていません。同じ convert --shard をもう一度実行すると、続きから再開します。',
    en: '{0} is not finished. Run its convert --shard again: it goes on where it stopped.',
  },
  damaged: {
    ja: '「{0}」の part.json が壊れています。コピーし直すか、同じ convert --shard をもう一度実行してください。',
    en: 'part.json of {0} is damaged. Copy the part again, or run its convert --shard again.',
  },
  document: {
    ja: '「{0}」の文書 {1} の結果がないか、壊れています。コピーし直すか、同じ convert --shard をもう一度実行してください。',
    en: 'What {0} read of document {1} is gone or damaged. Copy the part again, or run its convert --shard again.',
  },
  version: {
    ja: '「{0}」は版{1}で作られています。この版は{2}です。同じ版で変換し直してください。',
    en: 'Version {1} made {0}; this is version {2}. Convert the share again with the same version.',
  },
  code: {
    ja: '「{0}」は、同じ版番号でも異なるプログラム（{1}）で作られています。これは {2} です。同じプログラムで変換し直してください。',
    en: 'Another program of the same version number made {0} ({1}); this is {2}. Convert the share again with the same program.',
  },
  municipality: {
    ja: '「{0}」と「{1}」は --municipality の指定が異なります。',
    en: '{0} and {1} were made with different --municipality.',
  },
  profileDiffers: {
    ja: '「{0}」と「{1}」は --profile の内容が異なります。',
    en: '{0} and {1} were made with different profiles (--profile).',
  },
  ocr: {
    ja: '「{0}」と「{1}」は、画像だけのページの扱い（--ocr、--trust-ocr、--no-ocr）の指定が異なります。',
    en: '{0} and {1} were made with different --ocr, --trust-ocr or --no-ocr.',
  },
  corrections: {
    ja: '「{0}」と「{1}」は --corrections の内容が異なります。',
    en: '{0} and {1} were made with different --corrections.',
  },
  config: {
    ja: '「{0}」と「{1}」は設定ファイル（mokuhyo.config.json）の内容が異なります。使うものを gather の --config で指定してください。',
    en: '{0} and {1} were made with different mokuhyo.config.json. Name the one that counts with gather --config.',
  },
  'other-config': {
    ja: '「{0}」を作ったときの設定ファイル（mokuhyo.config.json）と、ここで使うものとが異なります。使うものを --config で指定してください（使わない場合は --no-config）。',
    en: 'The mokuhyo.config.json that {0} was made with is not the one that is taken here. Name the one that counts with --config (--no-config: none).',
  },
  lacking: {
    ja: '分担 {0} の部分がありません（あるもの: {1}）。その部分も渡すか、--partial を付けてください。',
    en: 'There is no part for share {0} (there are {1}). Give it, too, or add --partial.',
  },
  waiting: {
    ja: '「{1}」でキューに入れたファイルのうち{0}件が、渡された部分にありません: {2}。処理の終わりを待つか、ほかの worker の部分も渡すか、--partial を付けてください。',
    en: '{0} of the files that were given to the queue ({1}) are in none of the parts: {2}. Wait until they are read, give the parts of the other workers, too, or add --partial.',
  },
  otherInputs: {
    ja: '渡された部分には、{0}種類の入力のものがあります。分担ごとの変換の間に、ファイルが増減・変更されたか、読めない機械があった可能性があります。その場合は、すべての分担をもう一度実行してください（変わらない文書はやり直しません）。',
    en: 'The parts are of {0} different inputs: files may have come, gone or changed between the shares, or could not be read on one machine. Run all shares again then: what has not changed is kept.',
  },
  'read-otherwise': {
    ja: '「{0}」の文書 {1} は、このデータセットとは異なる指定（プロファイル、市区町村コード、corrections.csv の列の指定）で読み取られています。convert --shard（または worker）に同じ指定（--profile、--municipality、--corrections）を付けて、もう一度実行してください。データセットに教えた様式があるときは、その profiles フォルダーを部分のフォルダーにコピーしてから実行します。',
    en: '{0} read document {1} by other options than this dataset goes by (profile, municipality, columns pointed at in corrections.csv). Run its convert --shard (or worker) again with the same --profile, --municipality and --corrections; where the dataset was taught forms, copy its folder profiles into the part first.',
  },
} as const satisfies Record<string, Bilingual>;
