import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { safeName } from '../batch/safe-name.js';
import type { Bilingual, Language } from './language.js';
import { readListFile } from './read-list-file.js';
import { say } from './say.js';

const texts = {
  ask: {
    ja: '「{0}」を開くパスワード（入力は表示されません。飛ばすときはそのまま Enter）: ',
    en: 'Password for {0} (it is not shown; Enter to pass over): ',
  },
  noFile: { ja: 'パスワードのファイル「{0}」が空です。', en: 'The password file {0} is empty.' },
} as const satisfies Record<string, Bilingual>;

/** Help of `--password-file`, the same for every command that has it. */
export const passwordHelp: Bilingual = {
  ja: 'PDFを開くパスワードのファイル（1行に一つ、順に試します。どこにも保存しません）',
  en: 'file with passwords that open the PDFs, one a line, tried in order; they are stored nowhere',
};

/** The code of a document that no password opened. */
export const passwordNeeded = 'document/password-needed';

export type ReadPasswords =
  | { readonly kind: 'read'; readonly passwords: readonly string[] }
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/** The passwords of a file, one a line; none without a file. A password may hold anything but a line break. */
export function readPasswordFile(file: string | undefined, language: Language): ReadPasswords {
  if (file === undefined) return { kind: 'read', passwords: [] };
  const read = readListFile(file, language);
  if (read.kind === 'refused') return read;
  const passwords = read.text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '');
  if (passwords.length > 0) return { kind: 'read', passwords };
  return { kind: 'refused', messages: [say(texts.noFile, language, safeName(file))] };
}

/** Is there a person at a terminal who can be asked? */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Passes on what is written until it is muted. */
class Mutable extends Writable {
  isMuted = false;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.isMuted) process.stderr.write(chunk);
    done();
  }
}

/** Asks for the password of a document, without showing what is typed; empty where the person passes it over. */
export async function askPassword(name: string, language: Language): Promise<string> {
  const output = new Mutable();
  const asking = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const answer = asking.question(say(texts.ask, language, safeName(name)));
    output.isMuted = true;
    return await answer;
  } finally {
    asking.close();
    process.stderr.write('\n');
  }
}
