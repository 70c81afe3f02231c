import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Something that a file of src/ makes, with the first sentence of its doc comment; empty where it has none. */
export interface Made {
  readonly name: string;
  readonly says: string;
  readonly isType: boolean;
}

const src = join(import.meta.dirname, '..', '..', 'src');
const readCode = (file: string): string => readFileSync(join(src, file), 'utf8');

/** All files of the code, relative to src/, in order. */
export const codeFiles = (): readonly string[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();

const declared =
  /^(?:\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\n)?(export )?(?:default )?(?:async )?(function\*?|const|class|interface|type|let) (\w+)/gm;

/** A doc comment's first sentence, on one line. */
function firstSentence(comment: string): string {
  const text = comment
    .replace(/@[\s\S]*/, '')
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.*?[.:](?= [A-Z`]|$)/.exec(text)?.[0] ?? text;
}

const madeIn = (code: string, which: (isExported: boolean) => boolean): Made[] =>
  [...code.matchAll(declared)]
    .filter(([, , exported]) => which(exported !== undefined))
    .map(([, comment = '', , kind = '', name = '']) => ({
      name,
      says: firstSentence(comment),
      isType: kind === 'interface' || kind === 'type',
    }));

/** What a file gives to others: functions, types and data, in the order of its code. */
export const exportsOf = (file: string): readonly Made[] => madeIn(readCode(file), (isExported) => isExported);

const camelCase = (file: string): string =>
  (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a file is for: its head's comment, else what is said of the export that it is named after, else of its first function, else of anything. */
export function subjectOf(file: string): string {
  const code = readCode(file);
  const head = /^(?:#!.*\n)?((?:\/\/ .*\n)+)/.exec(code)?.[1]?.replace(/^\/\/ /gm, ' ');
  if (head !== undefined) return firstSentence(head);
  const exported = madeIn(code, (isExported) => isExported).filter(({ says }) => says !== '');
  const found =
    exported.find(({ name }) => name === camelCase(file)) ??
    exported.find(({ isType }) => !isType) ??
    exported[0] ??
    madeIn(code, () => true).find(({ says }) => says !== '');
  return found?.says ?? '';
}

/** The steps of a file: what it calls of its own and of its room, in the order in which its code first names it. */
export function stepsOf(file: string): readonly Made[] {
  const code = readCode(file);
  const imports = [...code.matchAll(/^import (?!type)\{([^}]*)\} from '(\.[^']*)\.js';$/gm)];
  const rest = code.replace(/^import [^;]*;$/gm, '').replace(/\/\*\*[\s\S]*?\*\//g, '');
  const imported = imports.flatMap(([, names = '', path = '']) => {
    const made = exportsOf(`${join(dirname(file), path)}.ts`);
    return names
      .split(',')
      .map((name) => name.trim())
      .flatMap((name) => made.find((one) => one.name === name) ?? []);
  });
  const firstCall = ({ name }: Made): number => rest.search(new RegExp(`(?<!function )\\b${name}\\b(?! =)`));
  return [...imported, ...madeIn(code, (isExported) => !isExported)]
    .map((made) => ({ made, at: firstCall(made) }))
    .filter(
      ({ made, at }) => at >= 0 && /^[a-z]/.test(made.name) && new RegExp(`\\b${made.name}\\b(?=[(),])`).test(rest),
    )
    .sort((one, other) => one.at - other.at)
    .map(({ made }) => made);
}

const describeFile = (file: string): string[] => {
  const lines = (made: readonly Made[]): string[] => made.map(({ name, says }) => `  ${name.padEnd(24)} ${says}`);
  return [`${file}: ${subjectOf(file)}`, 'gives', ...lines(exportsOf(file)), 'steps', ...lines(stepsOf(file))];
};

/** The map as lines: all files with their subjects, those of one room, one file with its steps, or the files that speak of something. */
export function mapLines(asked: string): string[] {
  const word = asked.replace(/^src\//, '').replace(/\/$/, '');
  const files = codeFiles();
  if (files.includes(word)) return describeFile(word);
  const ofRoom = files.filter((file) => file.startsWith(`${word}/`));
  const speaksOfIt = (text: string): boolean => text.toLowerCase().includes(word.toLowerCase());
  const wanted =
    ofRoom.length > 0
      ? ofRoom
      : files.filter((file) =>
          [file, subjectOf(file), ...exportsOf(file).flatMap(({ name, says }) => [name, says])].some(speaksOfIt),
        );
  return wanted.map((file) => `${file.padEnd(40)} ${subjectOf(file)}`);
}
