import type { Told } from '../review-data.js';

/** What a host refuses to do, in both languages. */
export class Refused extends Error {
  constructor(readonly told: Told) {
    super(told.message);
  }
}
