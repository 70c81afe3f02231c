/** A document or page asks for more than the limits allow; caught in this room, and told as an issue. */
export class TooMuchError extends Error {
  constructor(
    readonly actual: string,
    readonly expected: string,
  ) {
    super(`${actual}, at most ${expected}`);
  }
}
