import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { type ActionAnswer, answerSchema, errorSchema } from './answers.js';
import { CatalogueError, stopIfAsked } from './fault.js';
import { type Answer, type Limits, send, wholeBody } from './http.js';

/** How often and how long to try; tests are less patient. */
export interface Patience {
  /** Tries of one request, the first included. */
  readonly tries: number;
  /** Wait before the second try; doubled before each further one. */
  readonly firstWaitMs: number;
  readonly answerMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  /** How long to wait for a catalogue that loads files into tables on its own, and how often to ask. */
  readonly loaderMs: number;
  readonly pollMs: number;
}

export const usualPatience: Patience = {
  tries: 5,
  firstWaitMs: 1000,
  answerMs: 60_000,
  idleMs: 30_000,
  totalMs: 300_000,
  loaderMs: 300_000,
  pollMs: 2000,
};

/** The longest wait that a server's Retry-After is given. */
const LONGEST_WAIT_MS = 60_000;
/** Answers of the API that are larger are not read: a page of rows is far below. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
/** The slowest line that an upload or a download is waited for, in bytes a millisecond: 20 kB/s. */
const SLOWEST_BYTES_PER_MS = 20;
const MOST_REDIRECTS = 5;

export interface ClientSettings {
  /** The catalogue's front page. */
  readonly site: URL;
  readonly token: string | undefined;
  readonly stopping: AbortSignal;
  readonly patience: Patience;
}

/** A file on its way to the catalogue. */
export interface Upload {
  /** ASCII: CKAN drops all other characters, 観測値.csv would be stored as .csv. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

type Fields = Readonly<Record<string, unknown>>;

/** What may pass if it is tried again. `waitMs`: what the server asks for. */
class PassingError extends Error {
  constructor(
    readonly fault: CatalogueError,
    readonly waitMs?: number,
  ) {
    super(fault.message);
  }
}

/** Reads and writes by the action API of CKAN, one request at a time. */
export class CkanClient {
  constructor(private readonly settings: ClientSettings) {}

  get site(): URL {
    return this.settings.site;
  }

  get patience(): Patience {
    return this.settings.patience;
  }

  get hasToken(): boolean {
    return this.settings.token !== undefined;
  }

  /** The same catalogue as a citizen sees it. */
  asCitizen(): CkanClient {
    return new CkanClient({ ...this.settings, token: undefined });
  }

  /** An action that may be repeated: whatever reads, and whatever leaves the same behind when it is done twice. */
  async act<T>(action: string, fields: Fields, result: z.ZodType<T>): Promise<T> {
    return this.patiently(() => this.once(action, fields, result));
  }

  /** The same with a file. */
  async upload<T>(
    action: string,
    fields: Readonly<Record<string, string>>,
    file: Upload,
    result: z.ZodType<T>,
  ): Promise<T> {
    return this.patiently(() => this.once(action, fields, result, file));
  }

  /**
   * Makes something (dataset, resource). What looks like a failure may have been done nevertheless: before it is tried again, and where all
   * tries failed, `find` looks whether it is there.
   */
  async create<T>(make: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
    let isFirst = true;
    return this.patiently(async () => {
      const found = isFirst ? undefined : await find();
      isFirst = false;
      return found ?? (await make());
    });
  }

  /** One try, for `create`. */
  async once<T>(action: string, fields: Fields, result: z.ZodType<T>, file?: Upload): Promise<T> {
    const { answerMs, totalMs, idleMs } = this.settings.patience;
    const extra = (file?.bytes.length ?? 0) / SLOWEST_BYTES_PER_MS;
    const url = this.address(`api/3/action/${action}`);
    const answer = await this.sendOnce(
      url,
      { method: 'POST', ...bodyOf(fields, file), accept: 'application/json' },
      { answerMs: answerMs + extra, totalMs: totalMs + extra, idleMs, bytes: LARGEST_ANSWER_BYTES },
    );
    return this.readAnswer(action, url, answer, result, file);
  }

  /**
   * The bytes at an address, as far as `bytes`: what is longer ends there, with `isWhole` false. Redirects are followed, but the token goes
   * to the catalogue alone. Undefined where nothing is there to be had.
   */
  async download(url: URL, bytes: number): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean } | undefined> {
    return this.patiently(() => this.downloadOnce(url, bytes));
  }

  /** An address below the catalogue's front page. */
  address(path: string): URL {
    return new URL(path, this.site.href.endsWith('/') ? this.site : `${this.site.href}/`);
  }

  private async downloadOnce(
    start: URL,
    most: number,
  ): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean } | undefined> {
    const { answerMs, totalMs, idleMs } = this.settings.patience;
    let url = start;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const answer = await this.sendOnce(
        url,
        { method: 'GET', accept: '*/*' },
        { answerMs, idleMs, totalMs: totalMs + most / SLOWEST_BYTES_PER_MS, bytes: Number.POSITIVE_INFINITY },
      );
      const next = redirectOf(answer, url);
      if (next === undefined) return await this.takeBytes(url, answer, most);
      answer.close();
      url = next;
    }
    throw new CatalogueError('redirected', start.host, url.host);
  }

  private async takeBytes(
    url: URL,
    answer: Answer,
    most: number,
  ): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean } | undefined> {
    if (answer.status !== 200) {
      answer.close();
      if (isPassing(answer.status))
        throw passing(answer, new CatalogueError('server-error', url.pathname, String(answer.status)));
      return undefined;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > most) return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: false };
    }
    return { bytes: Buffer.concat(chunks), isWhole: true };
  }

  /** The token goes to the catalogue's own address and to no other. */
  private async sendOnce(url: URL, { method, accept, body, contentType }: Sending, limits: Limits): Promise<Answer> {
    const { token, site } = this.settings;
    const headers = {
      accept,
      'user-agent': 'mokuhyo',
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...(token !== undefined && url.origin === site.origin ? { authorization: token } : {}),
    };
    return send({ url, method, headers, ...(body === undefined ? {} : { body }) }, limits);
  }

  private async patiently<T>(attempt: () => Promise<T>): Promise<T> {
    const { tries, firstWaitMs } = this.settings.patience;
    for (let made = 1; ; made += 1) {
      stopIfAsked(this.settings.stopping);
      try {
        return await attempt();
      } catch (problem) {
        const fault = problem instanceof PassingError ? problem.fault : problem;
        const isWorthIt =
          problem instanceof PassingError ||
          (problem instanceof CatalogueError && (problem.code === 'timeout' || problem.code === 'no-answer'));
        if (!isWorthIt || made >= tries) throw fault;
        const asked = problem instanceof PassingError ? (problem.waitMs ?? 0) : 0;
        await this.pause(Math.min(Math.max(firstWaitMs * 2 ** (made - 1), asked), LONGEST_WAIT_MS));
      }
    }
  }

  /** Waits, unless somebody asks it to stop. */
  async pause(milliseconds: number): Promise<void> {
    const { stopping } = this.settings;
    await wait(milliseconds, undefined, { signal: stopping }).catch(() => stopIfAsked(stopping));
  }

  private async readAnswer<T>(
    action: string,
    url: URL,
    answer: Answer,
    result: z.ZodType<T>,
    file: Upload | undefined,
  ): Promise<T> {
    const { status } = answer;
    const next = redirectOf(answer, url);
    if (next) {
      answer.close();
      throw new CatalogueError('redirected', url.host, next.origin);
    }
    if (status === 413 && file) {
      answer.close();
      throw new CatalogueError('file-too-large', file.fileName);
    }
    const text = (await wholeBody(answer)).toString('utf8');
    if (isPassing(status)) throw passing(answer, new CatalogueError('server-error', action, String(status)));
    const read = parseAnswer(text);
    if (read === undefined)
      throw new CatalogueError(
        'no-ckan',
        url.host,
        `${status} ${this.clean(answer.headers.get('content-type') ?? '')}`,
      );
    if (!read.success) throw this.explainError(action, status, read, file);
    const taken = result.safeParse(read.result);
    if (taken.success) return taken.data;
    throw new CatalogueError(
      'strange',
      action,
      taken.error.issues
        .map(({ path }) => path.join('.'))
        .slice(0, 3)
        .join(', '),
    );
  }

  private explainError(
    action: string,
    status: number,
    { error }: ActionAnswer,
    file: Upload | undefined,
  ): CatalogueError {
    const read = errorSchema.safeParse(error);
    const said = this.clean(typeof error === 'string' ? error : sayError(read.success ? read.data : {}));
    const type = read.success ? read.data.__type : undefined;
    if (file && /too large/i.test(said)) return new CatalogueError('file-too-large', file.fileName);
    if (status === 403 || status === 401 || type === 'Authorization Error')
      return new CatalogueError('forbidden', action, said);
    if (status === 404 || type === 'Not Found Error') return new CatalogueError('not-found', action, said);
    return new CatalogueError('rejected', action, said);
  }

  /** What a server says, fit to be shown: on one line, short, and without the token, should it send that back. */
  private clean(text: string): string {
    const { token } = this.settings;
    const shown = token === undefined ? text : text.replaceAll(token, '***');
    return shown.replace(/[\p{Cc}\p{Cf}\u2028\u2029\p{Cs}]+/gu, ' ').slice(0, 300);
  }
}

interface Sending {
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  readonly body?: string | FormData;
  readonly contentType?: string;
}

function bodyOf(fields: Fields, file: Upload | undefined): Pick<Sending, 'body' | 'contentType'> {
  if (file === undefined) return { body: JSON.stringify(fields), contentType: 'application/json' };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  form.append('upload', new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }), file.fileName);
  return { body: form };
}

/** Too many requests, or a fault of the server: worth another try. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

function passing({ headers }: Answer, fault: CatalogueError): PassingError {
  const seconds = Number(headers.get('retry-after') ?? '');
  return new PassingError(fault, Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined);
}

function redirectOf({ status, headers }: Answer, from: URL): URL | undefined {
  if (status < 300 || status >= 400) return undefined;
  const to = parseAddress(headers.get('location') ?? '', from);
  if (to && (to.protocol === 'http:' || to.protocol === 'https:')) return to;
  throw new CatalogueError('no-ckan', from.host, String(status));
}

function parseAddress(text: string, base: URL): URL | undefined {
  return URL.canParse(text, base.href) ? new URL(text, base) : undefined;
}

function parseAnswer(text: string): ActionAnswer | undefined {
  try {
    const content: unknown = JSON.parse(text);
    // 400 for an action that the server does not know is a bare text.
    if (typeof content === 'string') return { success: false, error: content };
    const read = answerSchema.safeParse(content);
    return read.success ? read.data : undefined;
  } catch {
    // A web page, or half an answer: no JSON, which is all that the caller has to know.
    return undefined;
  }
}

/** `{"name": ["already in use"], "__type": …}` → `name: already in use`. */
function sayError(error: Readonly<Record<string, unknown>>): string {
  return Object.entries(error)
    .filter(([name]) => name !== '__type')
    .map(([name, value]) =>
      name === 'message' ? String(value) : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('; ');
}
