// Problems of the file system in words of both languages.

import { safeName } from '../batch/safe-name.js';
import type { Bilingual, Language } from './language.js';
import { say } from './say.js';

/** What the system says of a file, in words, with what to do about it. `{0}` is the path. */
const words: Readonly<Record<string, Bilingual>> = {
  ENOENT: { ja: '「{0}」がありません。パスを確認してください。', en: 'There is no {0}. Check the path.' },
  ENOTDIR: {
    ja: '「{0}」の途中が、フォルダーではなくファイルです。パスを確認してください。',
    en: 'A part of {0} is a file where a folder should be. Check the path.',
  },
  EISDIR: {
    ja: '「{0}」はフォルダーです。ファイルを指定してください。',
    en: '{0} is a folder. Give a file.',
  },
  EEXIST: {
    ja: '「{0}」はフォルダーではありません。別の場所を指定してください。',
    en: '{0} is no folder. Give another place.',
  },
  EACCES: {
    ja: '「{0}」を使う権限がありません。ファイルとフォルダーの権限を確認してください。',
    en: 'The right to use {0} is missing. Check the rights of the file and of its folder.',
  },
  EROFS: {
    ja: '「{0}」は書き込みのできない場所にあります。別の場所を指定してください。',
    en: '{0} is on a disk that cannot be written. Give another place.',
  },
  ENOSPC: {
    ja: '「{0}」を書くための空き容量がありません。空きを作ってから、もう一度実行してください。',
    en: 'No space is left to write {0}. Make room, then run again.',
  },
  ENAMETOOLONG: { ja: '「{0}」の名前が長すぎます。', en: 'The name {0} is too long.' },
  EBUSY: {
    ja: '「{0}」は別のプログラムが使っています。閉じてから、もう一度実行してください。',
    en: 'Another program is using {0}. Close it there, then run again.',
  },
  EMFILE: {
    ja: '同時に開けるファイルの数を超えたため、「{0}」を開けません。ほかのプログラムを閉じてください。',
    en: 'Too many files are open to open {0}. Close other programs.',
  },
};
const sameWords: Readonly<Record<string, string>> = { EPERM: 'EACCES', EDQUOT: 'ENOSPC', ENFILE: 'EMFILE' };

const otherProblem: Bilingual = {
  ja: '「{0}」を読み書きできません（システムの通知: {1}）。',
  en: 'Cannot read or write {0} (the system says {1}).',
};

/** The system's code of a problem with a file; undefined where the problem is of another kind. */
export const fileProblemCode = (problem: unknown): string | undefined =>
  problem instanceof Error && 'code' in problem && 'syscall' in problem ? String(problem.code) : undefined;

/** What the system says of `path` (`ENOENT`), as a sentence with its remedy. */
export function describeFileCode(code: string, path: string, language: Language): string {
  const text = words[sameWords[code] ?? code];
  return text ? say(text, language, safeName(path)) : say(otherProblem, language, safeName(path), code);
}

/** A problem with a file as a sentence; throws whatever is no such problem. */
export function describeFileProblem(problem: unknown, path: string, language: Language): string {
  const code = fileProblemCode(problem);
  if (code === undefined) throw problem;
  return describeFileCode(code, path, language);
}

/** What the system says, in a few words for a sentence's brackets. */
const reasons: Readonly<Record<string, Bilingual>> = {
  ENOENT: { ja: '場所がありません', en: 'there is no such place' },
  ENOTDIR: { ja: '途中がファイルです', en: 'a file stands where a folder should be' },
  EEXIST: { ja: '同じ名前のファイルがあります', en: 'a file of that name is there' },
  EISDIR: { ja: '同じ名前のフォルダーがあります', en: 'a folder of that name is there' },
  EACCES: { ja: '権限がありません', en: 'the right to do so is missing' },
  EROFS: { ja: '書き込みのできないディスクです', en: 'the disk cannot be written' },
  ENOSPC: { ja: '空き容量がありません', en: 'no space is left' },
  EBUSY: { ja: '別のプログラムが使っています', en: 'another program is using it' },
  EMFILE: { ja: '開いているファイルが多すぎます', en: 'too many files are open' },
};

/** What went wrong with a file, as the program noted it (`ENOSPC`, or `ENOSPC: no space left on device, write`), in a few words. */
export function fileReason(noted: string, language: Language): string {
  const code = /^E[A-Z0-9]+/.exec(noted)?.[0] ?? '';
  return reasons[sameWords[code] ?? code]?.[language] ?? noted;
}
