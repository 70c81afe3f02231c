import type { RunEvent } from '../batch/events.js';
import type { Summary } from '../batch/store.js';
import { catalogue } from '../issues/catalogue.js';
import type { CatalogueEntry } from '../issues/entry.js';
import { convertMessages } from './convert-texts.js';
import type { Language } from './language.js';
import { say } from './say.js';

/** What happened and what to do about it, in one line. */
function withRemedy(code: string, issue: { message: string; message_ja: string }, language: Language): string {
  const entry = Object.entries<CatalogueEntry>(catalogue).find(([known]) => known === code)?.[1];
  const [message, help] = language === 'ja' ? [issue.message_ja, entry?.help_ja] : [issue.message, entry?.help];
  if (help === undefined || help === '') return message;
  if (language === 'en') return `${message} ${help}`;
  // A message that ends with what it quotes has no full stop of its own.
  return message.endsWith('。') ? `${message}${help}` : `${message}。${help}`;
}

/** The remedy of one kind of error is told so often; after that everybody knows it, and thousands of files are told in a line each. */
const TOLD_REMEDIES = 20;

/** Counts how often each kind of error was told. */
export type Told = Map<string, number>;

function describeError(error: Summary['errors'][number], language: Language, told: Told): string {
  const count = (told.get(error.code) ?? 0) + 1;
  told.set(error.code, count);
  if (count > TOLD_REMEDIES) return language === 'ja' ? error.message_ja : error.message;
  return withRemedy(error.code, error, language);
}

/** The lines that an event is worth: errors always, the run's own going-on unless `onlyErrors`. */
export function describeEvent(event: RunEvent, language: Language, onlyErrors: boolean, told: Told): readonly string[] {
  switch (event.kind) {
    case 'document':
      return event.errors.map((error) => `${event.sourceFile}: ${describeError(error, language, told)}`);
    case 'notice':
      return onlyErrors && event.issue.level !== 'error' ? [] : [withRemedy(event.issue.code, event.issue, language)];
    case 'writing':
      return onlyErrors ? [] : [say(convertMessages.writing, language, event.documents)];
    // Not told yet: the second attempt decides.
    case 'postponed':
    case 'started':
    case 'page':
    case 'duplicate':
    case 'elsewhere':
    case 'finished':
      return [];
    default:
      return event satisfies never;
  }
}
