import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostilePdfs, mutatePdf } from '../test/batch/mutated-pdfs.js';
import { run } from './measure.js';

// Converts a corpus of damaged and hostile PDFs and checks that every file has its row: npm run hostile -- --count 2000
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    keep: { type: 'string' },
    timeout: { type: 'string', default: '60' },
  },
});

const fixtures = join(import.meta.dirname, '../fixtures/documents');
const sources = readdirSync(fixtures).map((name) => readFileSync(join(fixtures, name, 'document.pdf')));
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-hostile-'));
const input = join(folder, 'in');
mkdirSync(input);
for (let index = 0; index < Number(values.count); index++) {
  const pdf = sources[index % sources.length] ?? Buffer.alloc(0);
  // One more byte keeps two of them from being the same document.
  writeFileSync(join(input, `${index}.pdf`), Buffer.concat([mutatePdf(pdf, index), Buffer.from(`\n%${index}`)]));
}
for (const [name, make] of Object.entries(hostilePdfs)) writeFileSync(join(input, `${name}.pdf`), make());
const given = readdirSync(input).length;
const out = join(folder, 'out');
const program = join(import.meta.dirname, '../dist/cli/main.js');
const ran = await run(process.execPath, [
  program,
  'convert',
  input,
  '--out',
  out,
  '--quiet',
  '--timeout',
  values.timeout,
]);
const rows = readFileSync(join(out, 'documents.csv'), 'utf8').split('\r\n').slice(1, -1);
const batchIssues = readFileSync(join(out, 'issues.csv'), 'utf8')
  .split('\r\n')
  .filter((row) => /^[^,]*,batch\//.test(row));
const count = (status: string): number => rows.filter((row) => row.includes(`,${status},`)).length;
process.stdout.write(
  `${given} files, ${rows.length} rows: ${count('complete')} complete, ${count('partial')} partial, ${count('failed')} failed; ` +
    `exit status ${ran.status}, ${(ran.milliseconds / 1000).toFixed(0)} s, at most ${ran.peak.toFixed(0)} MB\n${batchIssues.join('\n')}\n`,
);
if (values.keep !== undefined) cpSync(folder, values.keep, { recursive: true });
rmSync(folder, { recursive: true, force: true });
process.exitCode = rows.length === given && ran.status === 1 ? 0 : 1;
