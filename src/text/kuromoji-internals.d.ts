/** The two inner modules of kuromoji that its public builder hides: that builder swallows a dictionary that cannot be read. */
declare module 'kuromoji/src/loader/DictionaryLoader.js' {
  interface Dictionary {
    readonly trie: unknown;
  }
  type Loaded<T> = (error: Error | null, result?: T) => void;
  class DictionaryLoader {
    constructor(dictionaryPath: string);
    loadArrayBuffer: (file: string, done: Loaded<ArrayBuffer>) => void;
    load(done: (error: Error | null | undefined, dictionary: Dictionary) => void): void;
  }
  export default DictionaryLoader;
}

declare module 'kuromoji/src/Tokenizer.js' {
  /** A word as the IPA dictionary describes it; `*` where it says nothing. */
  export interface IpadicFeatures {
    readonly surface_form: string;
    readonly pos: string;
    readonly pos_detail_1: string;
    readonly basic_form: string;
    readonly reading?: string;
  }
  class Tokenizer {
    constructor(dictionary: unknown);
    tokenize(text: string): IpadicFeatures[];
  }
  export default Tokenizer;
}
