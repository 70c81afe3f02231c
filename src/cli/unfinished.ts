import { passwordNeeded } from '../batch/convert-job.js';
import type { RunEvent } from '../batch/events.js';
import type { Bilingual, Language } from './language.js';
import { say } from './say.js';

const texts = {
  head: {
    ja: '全部は読み取れていない文書: {0}件（読めない {1}件、一部だけ {2}件）',
    en: 'Documents that are not fully read: {0} ({1} not at all, {2} in part)',
  },
  kind: { ja: '{0}件 {1}', en: '{0} × {1}' },
  more: { ja: 'ほか{0}件は {1} にあります。', en: '{0} more are in {1}.' },
} as const satisfies Record<string, Bilingual>;

/** Documents listed of one kind; beyond that a file holds all of them. */
const mostListed = 10;

type DocumentEvent = Extract<RunEvent, { kind: 'document' }>;

/** The documents of one kind: their first error is of one code. */
interface Kind {
  readonly code: string;
  count: number;
  readonly shown: { readonly sourceFile: string; readonly error: DocumentEvent['errors'][number] | undefined }[];
}

/** Gathers the documents of a run that were not read whole, by the kind of their first error. */
export class Unfinished {
  readonly #kinds = new Map<string, Kind>();
  readonly #locked: string[] = [];
  #failed = 0;
  #partial = 0;

  add(event: RunEvent): void {
    if (event.kind !== 'document' || event.status === 'complete') return;
    if (event.status === 'failed') this.#failed += 1;
    else this.#partial += 1;
    if (event.errors.some(({ code }) => code === passwordNeeded)) this.#locked.push(event.sourceFile);
    const error = event.errors[0];
    const code = error?.code ?? '';
    const kind = this.#kinds.get(code) ?? { code, count: 0, shown: [] };
    this.#kinds.set(code, kind);
    kind.count += 1;
    if (kind.shown.length < mostListed) kind.shown.push({ sourceFile: event.sourceFile, error });
  }

  /** Documents that no password opened. */
  get locked(): readonly string[] {
    return this.#locked;
  }

  /** The list that ends a run: kind by kind the documents with their reasons; `issuesFile` has them all. Nothing where every document is whole. */
  lines(issuesFile: string, language: Language): readonly string[] {
    const all = this.#failed + this.#partial;
    if (all === 0) return [];
    const kinds = [...this.#kinds.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
    return [
      say(texts.head, language, all, this.#failed, this.#partial),
      ...kinds.flatMap(({ code, count, shown }) => [
        `  ${say(texts.kind, language, count, code)}`,
        ...shown.map(({ sourceFile, error }) => {
          const reason = error && (language === 'ja' ? error.message_ja : error.message);
          return `    ${sourceFile}${reason ? `: ${reason.replace(/\s+/g, ' ')}` : ''}`;
        }),
        ...(count > shown.length ? [`    ${say(texts.more, language, count - shown.length, issuesFile)}`] : []),
      ]),
    ];
  }
}
