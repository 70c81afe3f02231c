import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './measure.js';

const program = join(import.meta.dirname, '../dist/cli/main.js');

/** The built program on scans, one worker, with and without reading them: seconds a page, and memory above that of not reading. */
export async function measureProgram(scans: readonly Uint8Array[], packages: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-bench-ocr-'));
  try {
    scans.forEach((pdf, index) => {
      writeFileSync(join(folder, `${index}.pdf`), pdf);
    });
    const convert = (out: string, more: readonly string[]) =>
      run(process.execPath, [
        program,
        'convert',
        folder,
        '--out',
        join(folder, out),
        '--workers',
        '1',
        '--quiet',
        ...more,
      ]);
    const without = await convert('without', []);
    const reading = await convert('reading', ['--ocr', '--ocr-packages', packages]);
    const pages = Math.max(1, scans.length);
    const seconds = ((reading.milliseconds - without.milliseconds) / 1000 / pages).toFixed(1);
    const processor = ((reading.processorSeconds - without.processorSeconds) / pages).toFixed(1);
    return `\nThe program on ${scans.length} pages, one worker: ${seconds} s a page (${processor} s of processor time); at most ${Math.round(reading.peak)} MB, ${Math.round(without.peak)} MB without --ocr\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
