import { once } from 'node:events';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Era, ReadingContext } from '../values/reading-context.js';
import type { Language } from './language.js';
import { newCommand } from './new-command.js';
import { eraNames, readRequest, splitLines } from './read-lines.js';
import { readTexts } from './read-texts.js';

const example = `
  mokuhyo read 平成30年度 '80%以上 (H29)'
  mokuhyo read --header --previous-header 平成30年度 元年度
`;

interface ReadFlags {
  readonly jsonl?: boolean;
  readonly header?: boolean;
  readonly documentFiscalYear?: number;
  readonly era?: Era;
  readonly previousHeader?: string;
}

const fiscalYear =
  (language: Language) =>
  (text: string): number => {
    if (!/^(?:1[89]|2[01])\d\d$/.test(text)) throw new InvalidArgumentError(readTexts.wrongYear[language]);
    return Number(text);
  };

function contextOf({ header, documentFiscalYear, era, previousHeader }: ReadFlags): ReadingContext {
  return {
    ...(header === undefined ? {} : { header }),
    ...(documentFiscalYear === undefined ? {} : { documentFiscalYear }),
    ...(era === undefined ? {} : { era }),
    ...(previousHeader === undefined ? {} : { previousHeader }),
  };
}

/** Writes one line, and waits where the reader is slower than we are. */
async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

async function answer(texts: readonly string[], flags: ReadFlags): Promise<void> {
  const { readText } = await import('../values/readings.js');
  const { stringifyExact } = await import('../emit/json.js');
  const context = contextOf(flags);
  if (!flags.jsonl) {
    for (const text of texts) await writeLine(stringifyExact(readText(text, context)));
    return;
  }
  for await (const line of splitLines(process.stdin)) {
    const request = readRequest(line, context);
    if (request.kind === 'error') process.exitCode = 1;
    const reply = request.kind === 'error' ? { error: request.error } : readText(request.text, request.context);
    await writeLine(stringifyExact(reply));
  }
}

/** `mokuhyo read`: texts → the periods and values in them, one JSON object a line. */
export function readCommand(language: Language): Command {
  const help = (key: keyof typeof readTexts): string => readTexts[key][language];
  return newCommand('read', readTexts, example, language)
    .argument('[text...]', help('text'))
    .option('--jsonl', help('jsonl'))
    .option('--header', help('header'))
    .option('--document-fiscal-year <year>', help('year'), fiscalYear(language))
    .addOption(new Option('--era <era>', help('era')).choices([...eraNames]))
    .option('--previous-header <text>', help('previous'))
    .action(async (texts: string[], flags: ReadFlags, command: Command) => {
      if (texts.length === 0 && !flags.jsonl) command.error(`error: ${help('nothing')}`);
      if (texts.length > 0 && flags.jsonl) command.error(`error: ${help('both')}`);
      await answer(texts, flags);
    });
}
