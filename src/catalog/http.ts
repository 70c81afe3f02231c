import { CatalogueError } from './fault.js';

/** How long an answer may take, in milliseconds, and how large it may be. */
export interface Limits {
  /** Until its head is there: for an upload, all of the upload. */
  readonly answerMs: number;
  /** Between two pieces of its body. */
  readonly idleMs: number;
  readonly totalMs: number;
  readonly bytes: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, piece by piece; throws where it is slower or larger than the limits. */
  readonly body: AsyncGenerator<Uint8Array>;
  /** Lets go of what was not read. */
  readonly close: () => void;
}

export interface Request {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

/** Codes by which TLS says that nobody it trusts vouches for a certificate. */
const certificateCodes =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_|HOSTNAME_MISMATCH)/;

/** What lies at the bottom of a failed request: its code, and no word more, for a message may quote what was sent. */
function codeOf(problem: unknown): string {
  let deepest = '';
  for (let at: unknown = problem; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') deepest = at.code;
  }
  return deepest === '' ? 'no connection' : deepest;
}

const TIMEOUT_CODES = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'];

function explain(problem: unknown, { host }: URL, timer: AbortController): CatalogueError {
  if (problem instanceof CatalogueError) return problem;
  const code = codeOf(problem);
  if (timer.signal.aborted || TIMEOUT_CODES.includes(code)) return new CatalogueError('timeout', host);
  if (certificateCodes.test(code)) return new CatalogueError('certificate', host, code);
  return new CatalogueError('no-answer', host, code);
}

/**
 * One request, no redirect followed. Time and size are bounded: a server that hangs, drips or never ends is left alone. Throws a
 * `CatalogueError`, which quotes nothing of what was sent.
 */
export async function send({ url, method, headers, body }: Request, limits: Limits): Promise<Answer> {
  const timer = new AbortController();
  const total = setTimeout(() => timer.abort(), limits.totalMs);
  const head = setTimeout(() => timer.abort(), limits.answerMs);
  const close = (): void => {
    clearTimeout(total);
    timer.abort();
  };
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: timer.signal,
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: bounded(response, url, limits, timer, close),
      close,
    };
  } catch (problem) {
    clearTimeout(total);
    throw explain(problem, url, timer);
  } finally {
    clearTimeout(head);
  }
}

async function* bounded(
  response: Response,
  url: URL,
  limits: Limits,
  timer: AbortController,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  let idle = setTimeout(() => timer.abort(), limits.idleMs);
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      clearTimeout(idle);
      size += chunk.byteLength;
      if (size > limits.bytes) throw new CatalogueError('too-much', url.host, `> ${limits.bytes} B`);
      yield chunk;
      idle = setTimeout(() => timer.abort(), limits.idleMs);
    }
  } catch (problem) {
    throw explain(problem, url, timer);
  } finally {
    clearTimeout(idle);
    close();
  }
}

/** A whole body; throws where it passes the limits. */
export async function wholeBody({ body }: Answer): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
