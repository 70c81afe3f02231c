/** One text in both languages of the program. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}
