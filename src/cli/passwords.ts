// Passwords of PDFs: from a file, or asked for at the terminal without showing them.

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

  constructor(private readonly terminal: NodeJS.WritableStream) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.isMuted) this.terminal.write(chunk);
    done();
  }
}

/** Where a person is asked, and types. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

const ownTerminal: Terminal = { input: process.stdin, output: process.stderr };

/** Asks for the password of a document, without showing what is typed; empty where the person passes it over. */
export async function askPassword(
  name: string,
  language: Language,
  { input, output: terminal }: Terminal = ownTerminal,
): Promise<string> {
  const output = new Mutable(terminal);
  const asking = createInterface({ input, output, terminal: true });
  try {
    const answer = asking.question(say(texts.ask, language, safeName(name)));
    output.isMuted = true;
    return await answer;
  } finally {
    asking.close();
    terminal.write('\n');
  }
}

/** Asks for the password of each locked document; none where nobody can be asked. */
export async function askForPasswords(names: readonly string[], language: Language): Promise<readonly string[]> {
  if (!canAsk()) return [];
  const passwords: string[] = [];
  for (const name of names) passwords.push(await askPassword(name, language));
  return passwords.filter((password) => password !== '');
}
