/** A word as the dictionary segments it (形態素). */
export interface Token {
  readonly surface: string;
  /** 品詞: 名詞, 動詞, 助詞, … */
  readonly pos: string;
  /** 品詞細分類1: 一般, サ変接続, 数, 格助詞, … */
  readonly detail: string;
  /** 基本形; the surface where the dictionary has none. */
  readonly base: string;
  /** 読み in katakana; empty where the dictionary does not know the word. */
  readonly reading: string;
}

/** Segments many texts in one call, answers in order. Asynchronous, so that a worker can ask the one place that holds the dictionary. */
export type Segment = (texts: readonly string[]) => Promise<readonly (readonly Token[])[]>;
