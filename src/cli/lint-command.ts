import type { Command } from 'commander';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { say } from './say.js';

const texts = {
  summary: {
    ja: '出力フォルダーを、機械判読のための統一ルールなどに照らして検査します。',
    en: 'Check an output folder by the rules for machine-readable data.',
  },
  folder: { ja: 'convert の出力先', en: 'folder that convert wrote' },
  json: { ja: '結果をJSONで標準出力に書きます。', en: 'Write the result as JSON to stdout.' },
  missing: { ja: 'フォルダーがありません: {0}', en: 'There is no such folder: {0}' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo lint output
`;

async function runLint(folder: string, asJson: boolean, language: Language): Promise<void> {
  const [{ openLintFolder }, { lintFolder }, { lintLines }] = await Promise.all([
    import('../lint/read-folder.js'),
    import('../lint/lint-folder.js'),
    import('./lint-report.js'),
  ]);
  const source = await openLintFolder(folder);
  if (source === undefined) {
    process.stderr.write(`${say(texts.missing, language, folder)}\n`);
    process.exitCode = 2;
    return;
  }
  const report = await lintFolder(source);
  process.stdout.write(
    asJson ? `${JSON.stringify(report, undefined, 1)}\n` : `${lintLines(report, language).join('\n')}\n`,
  );
  process.exitCode = report.counts.fail > 0 ? 1 : 0;
}

/** `mokuhyo lint`: exit status 0 no rule failed, 1 one did, 2 the command line is wrong. */
export function lintCommand(language: Language): Command {
  return newCommand('lint', texts, example, language)
    .argument('<folder>', texts.folder[language])
    .option('--json', texts.json[language])
    .action((folder: string, options: { readonly json?: boolean }) => runLint(folder, options.json ?? false, language));
}
