import type { Plan, RefusalCode } from './plan-schema.js';

/** Gathers what is to be said of a plan. */
export class PlanNotes {
  readonly refusals: { readonly code: RefusalCode; readonly words: string[] }[] = [];
  readonly notes: Plan['notes'] = [];

  refuse(code: RefusalCode, ...words: string[]): void {
    this.refusals.push({ code, words });
  }

  note(code: string, ...words: string[]): void {
    this.notes.push({ code, words });
  }
}
