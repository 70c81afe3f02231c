/** Type 2 operators (Adobe Technical Note 5177) that draw a line or curve, or that only glyphs with outlines have (hint masks). */
const DRAWS: ReadonlySet<number> = new Set([5, 6, 7, 8, 19, 20, 24, 25, 26, 27, 30, 31]);
const ESCAPE = 12;
/** After the escape byte: hflex, flex, hflex1, flex1. */
const FLEX = { first: 34, last: 37 } as const;
const CALL_LOCAL = 10;
const CALL_GLOBAL = 29;
const RETURN = 11;
const END = 14;
/** endchar with so many numbers before it puts two other glyphs together (seac). */
const ACCENTED = 4;
const MOST_CALLS_DEEP = 10;

/** The charstrings that a glyph's own one may call. */
export interface Subroutines {
  readonly local: readonly Uint8Array[];
  readonly global: readonly Uint8Array[];
}

/** What is added to a subroutine's number: it depends on how many there are. */
const biasOf = (count: number): number => (count < 1240 ? 107 : count < 33900 ? 1131 : 32768);

type Outcome = 'ink' | 'end' | 'return';

/** A walk over a charstring that knows of its numbers only the last one and how many there are. */
class Walk {
  #last = 0;
  #count = 0;

  constructor(readonly subroutines: Subroutines) {}

  run(code: Uint8Array, depth: number): Outcome {
    for (let i = 0; i < code.length; ) {
      const byte = code[i] ?? 0;
      const length = numberLength(byte);
      if (length > 0) {
        this.#last = numberAt(code, i, byte);
        this.#count += 1;
        i += length;
        continue;
      }
      const outcome = this.#operate(byte, code[i + 1] ?? 0, depth);
      if (outcome) return outcome;
      i += byte === ESCAPE ? 2 : 1;
    }
    return 'return';
  }

  #operate(operator: number, escaped: number, depth: number): Outcome | undefined {
    if (DRAWS.has(operator)) return 'ink';
    if (operator === ESCAPE && escaped >= FLEX.first && escaped <= FLEX.last) return 'ink';
    if (operator === END) return this.#count >= ACCENTED ? 'ink' : 'end';
    if (operator === RETURN) return 'return';
    if (operator !== CALL_LOCAL && operator !== CALL_GLOBAL) {
      this.#count = 0;
      return undefined;
    }
    const called = operator === CALL_LOCAL ? this.subroutines.local : this.subroutines.global;
    const code = called[this.#last + biasOf(called.length)];
    this.#count -= 1;
    if (!code || depth >= MOST_CALLS_DEEP) return 'ink';
    const outcome = this.run(code, depth + 1);
    return outcome === 'return' ? undefined : outcome;
  }
}

/** Bytes of the number that begins with this one; 0 where it is an operator. */
function numberLength(byte: number): number {
  if (byte === 28) return 3;
  if (byte < 32) return 0;
  if (byte < 247) return 1;
  return byte < 255 ? 2 : 5;
}

function numberAt(code: Uint8Array, at: number, byte: number): number {
  const next = code[at + 1] ?? 0;
  if (byte === 28) return (((next << 8) | (code[at + 2] ?? 0)) << 16) >> 16;
  if (byte < 247) return byte - 139;
  if (byte < 251) return (byte - 247) * 256 + next + 108;
  if (byte < 255) return -(byte - 251) * 256 - next - 108;
  return (next << 8) | (code[at + 2] ?? 0);
}

/** Does this glyph of a CFF font draw anything? What cannot be followed counts as drawn. */
export function charstringHasInk(code: Uint8Array, subroutines: Subroutines): boolean {
  return new Walk(subroutines).run(code, 0) === 'ink';
}
