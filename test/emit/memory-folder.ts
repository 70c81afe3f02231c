import { createHash } from 'node:crypto';
import type { MadeFile, OpenFile, OutputFile } from '../../src/emit/output-file.js';

/** A folder in memory: what was written, by path. Discarded files are not in it. */
export function memoryFolder(taken: readonly string[] = []): {
  readonly files: Map<string, Buffer>;
  readonly open: OpenFile;
} {
  const files = new Map<string, Buffer>();
  const open: OpenFile = async (path) => {
    if (taken.includes(path)) return undefined;
    const chunks: Buffer[] = [];
    const file: OutputFile = {
      write: async (chunk) => {
        chunks.push(Buffer.from(chunk));
      },
      finish: async () => {
        const bytes = Buffer.concat(chunks);
        files.set(path, bytes);
        return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
      },
      discard: async () => {
        chunks.length = 0;
      },
    };
    return file;
  };
  return { files, open };
}

export const pathsOf = (made: readonly MadeFile[]): string[] => made.map((file) => file.path);
