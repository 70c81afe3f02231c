import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { safeName } from '../batch/safe-name.js';
import { decodeList } from '../text/saved-list.js';
import { describeFileProblem } from './file-problem.js';
import type { Bilingual, Language } from './language.js';
import { say } from './say.js';

const notText: Bilingual = {
  ja: '「{0}」は文字として読めません（UTF-8でもWindows-31Jでもありません）。表計算ソフトでは「CSV UTF-8」で保存してください。',
  en: '{0} is no text (neither UTF-8 nor Windows-31J). In a spreadsheet, save it as “CSV UTF-8”.',
};

/** A file that a person keeps, as text, with the hash of its bytes; or why there is none, ready to print. */
export type ListFile =
  | { readonly kind: 'text'; readonly text: string; readonly sha256: string }
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/** Reads a list (sources, corrections) or a profile in whatever encoding it was saved. */
export function readListFile(path: string, language: Language): ListFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (problem) {
    return { kind: 'refused', messages: [describeFileProblem(problem, path, language)] };
  }
  const text = decodeList(bytes);
  if (text === undefined) return { kind: 'refused', messages: [say(notText, language, safeName(path))] };
  return { kind: 'text', text, sha256: createHash('sha256').update(bytes).digest('hex') };
}
