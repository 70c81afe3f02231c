/** A folder as the linter reads it: files by their path below it, `/`-separated. */
export interface LintSource {
  /** Every file, hidden ones left out, in order of code points. */
  readonly paths: readonly string[];
  /** Bytes of a file, in pieces. */
  read(path: string): AsyncIterable<Uint8Array>;
}
