/** Slots that are filled before the table grows: beyond that, probing gets slow. */
const fullest = 0.6;
const firstSlots = 1024;

/** Two independent 32-bit hashes of a text (multiplications as in MurmurHash3 and FNV-1a). */
function hashPair(text: string): readonly [number, number] {
  let first = 0x9747b28c;
  let second = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x5bd1e995);
    first ^= first >>> 15;
    second = Math.imul(second ^ code, 0x01000193);
  }
  // Zero pairs mark empty slots.
  return [(first ^ text.length) >>> 0, second >>> 0 || 1];
}

/**
 * A set of texts that keeps 8 bytes of each instead of the text: millions of keys fit. Two different texts are taken for one with a
 * probability of n² / 2⁶⁵ for n texts: one in two million for four million keys.
 */
export class KeySet {
  private firsts = new Uint32Array(firstSlots);
  private seconds = new Uint32Array(firstSlots);
  private size = 0;

  private slotOf(first: number, second: number): number {
    const mask = this.firsts.length - 1;
    let slot = (first ^ Math.imul(second, 0x9e3779b1)) & mask;
    while (this.seconds[slot] !== 0 && !(this.firsts[slot] === first && this.seconds[slot] === second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  has(text: string): boolean {
    const [first, second] = hashPair(text);
    return this.seconds[this.slotOf(first, second)] !== 0;
  }

  /** False where the text was there already. */
  add(text: string): boolean {
    const [first, second] = hashPair(text);
    const slot = this.slotOf(first, second);
    if (this.seconds[slot] !== 0) return false;
    this.firsts[slot] = first;
    this.seconds[slot] = second;
    this.size += 1;
    if (this.size > this.firsts.length * fullest) this.grow();
    return true;
  }

  private grow(): void {
    const { firsts, seconds } = this;
    this.firsts = new Uint32Array(firsts.length * 2);
    this.seconds = new Uint32Array(seconds.length * 2);
    for (const [index, second] of seconds.entries()) {
      if (second === 0) continue;
      const first = firsts[index] ?? 0;
      const slot = this.slotOf(first, second);
      this.firsts[slot] = first;
      this.seconds[slot] = second;
    }
  }
}
