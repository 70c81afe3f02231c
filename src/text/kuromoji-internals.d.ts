/** The two inner modules of kuromoji that its public builder hides: that builder swallows a dictionary that cannot be read. */
declare module 'kuromoji/src/loader/DictionaryLoader.js' {
  interface Words {
    readonly dictionary: { getShort(at: number): number };
    /** Reads which words a spelling may be. */
    loadTargetMap: (packed: Uint8Array) => void;
    /** Not kuromoji's: what `loadTargetMap` leaves here instead of kuromoji's table. */
    wordsOf: (spelling: number) => readonly number[];
  }
  export interface Dictionary {
    readonly trie: { readonly bc: { getBaseBuffer(): Int32Array; getCheckBuffer(): Int32Array } };
    readonly token_info_dictionary: Words & { getFeatures: (word: number) => string };
    readonly unknown_dictionary: Words & {
      lookup(character: string): {
        readonly class_id: number;
        readonly class_name: string;
        readonly is_always_invoke: number;
        readonly is_grouping: number;
      };
    };
  }
  type Loaded<T> = (error: Error | null, result?: T) => void;
  class DictionaryLoader {
    constructor(dictionaryPath: string);
    /** Filled by `load`. */
    readonly dic: Dictionary;
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
    /** Called for every sentence; its answer goes to the search for the cheapest path. */
    getLattice: (sentence: string) => unknown;
    tokenize(text: string): IpadicFeatures[];
  }
  export default Tokenizer;
}
