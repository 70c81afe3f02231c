import type { PdfLimits } from '../limits.js';
import { OPS } from './load-pdfjs.js';

/** A message between pdf.js's two halves; only what is looked at here. */
interface Message {
  readonly action?: string;
  readonly data?: unknown;
  /** Kind of a message of a stream. */
  readonly stream?: number;
  /** Why a stream ends before its end. */
  readonly reason?: unknown;
  /** A part of a stream; for GetOperatorList a piece of the operator list. */
  readonly chunk?: { readonly fnArray?: readonly number[]; readonly argsArray?: readonly unknown[] };
}

/** pdf.js's number for a stream that ends with an error. */
const STREAM_ERROR = 5;

/** Told of what pdf.js itself keeps quiet about. */
export interface PortWatch {
  /** The operators pass a limit (said in words); no more of them are handed over. */
  readonly onTooMany: (actual: string, expected: string) => void;
  /** An operator list ends at a fault (pdf.js would hand over what came before as if it were all), or a message found no taker. */
  readonly onFault: (reason: unknown) => void;
}

type Listener = (event: { readonly data: unknown }) => void;

/** pdf.js packs a font's yes/no properties two bits each, 1 for no and 2 for yes; disableFontFace is the third. */
const DISABLE_FONT_FACE = { byte: 0, shift: 4, yes: 2 } as const;

/** Tells pdf.js's reading half not to build a font face (for a screen) out of the font program: nobody draws here. */
function withoutFontFace(data: unknown): void {
  const [, type, font] = data as readonly [unknown, unknown, { readonly buffer?: ArrayBuffer } | undefined];
  if (type !== 'Font' || !font?.buffer) return;
  const flags = new Uint8Array(font.buffer, DISABLE_FONT_FACE.byte, 1);
  const { shift, yes } = DISABLE_FONT_FACE;
  flags[0] = ((flags[0] ?? 0) & ~(3 << shift)) | (yes << shift);
}

export type PortLimits = Pick<PdfLimits, 'maxOperatorsPerPage' | 'maxNesting'>;

/** What goes over as it is handed over. Only of a stream's chunks the sender empties the arrays afterwards: those are copied. */
function sealed(message: Message): Message {
  const { chunk } = message;
  if (!chunk) return message;
  const { fnArray, argsArray } = chunk;
  if (!fnArray || !argsArray) return { ...message, chunk: structuredClone(chunk) };
  return { ...message, chunk: { ...chunk, fnArray: [...fnArray], argsArray: [...argsArray] } };
}

/**
 * Joins the two halves of pdf.js in one thread. pdf.js's own loopback clones every message, each glyph of it; this one hands
 * messages over as they are, and counts the operators that pass, so that an endless content stream ends at the limit.
 */
export class LoopbackPort {
  readonly #listeners = new Map<Listener, AbortSignal | undefined>();
  readonly #turn = Promise.resolve();
  readonly #limits: PortLimits;
  #watch: PortWatch;
  #operators = 0;
  #nesting = 0;

  constructor(limits: PortLimits, watch: PortWatch) {
    this.#limits = limits;
    this.#watch = watch;
  }

  /** A new page: its operators are counted from nothing. */
  startPage(watch: PortWatch): void {
    this.#operators = 0;
    this.#nesting = 0;
    this.#watch = watch;
  }

  postMessage(message: Message): void {
    if (message.action === 'commonobj') withoutFontFace(message.data);
    if (message.stream === STREAM_ERROR) this.#watch.onFault(message.reason);
    // A piece past the limits is not handed over: pdf.js stops parsing until the one before was taken.
    if (message.chunk?.fnArray && this.#isTooMany(message.chunk.fnArray)) return;
    const event = { data: sealed(message) };
    this.#turn
      .then(() => {
        for (const [listener, signal] of this.#listeners) if (!signal?.aborted) listener.call(this, event);
      })
      .catch((fault: unknown) => this.#watch.onFault(fault));
  }

  #isTooMany(operators: readonly number[]): boolean {
    const { maxOperatorsPerPage, maxNesting } = this.#limits;
    this.#operators += operators.length;
    for (const operator of operators) {
      if (operator === OPS.save) this.#nesting += 1;
      else if (operator === OPS.restore) this.#nesting -= 1;
    }
    if (this.#operators > maxOperatorsPerPage) {
      this.#watch.onTooMany('more operators', `${maxOperatorsPerPage} operators`);
      return true;
    }
    if (this.#nesting > maxNesting) {
      this.#watch.onTooMany('more saved graphics states', `${maxNesting} saved graphics states`);
      return true;
    }
    return false;
  }

  addEventListener(_name: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.set(listener, options?.signal);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#listeners.clear();
  }
}
