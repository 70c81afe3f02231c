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
  class Tokenizer {
    constructor(dictionary: unknown);
    tokenize(text: string): import('kuromoji').IpadicFeatures[];
  }
  export default Tokenizer;
}
