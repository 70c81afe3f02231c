import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { makePdf, text } from '../pdf/make-pdf.js';
import { runMokuhyo } from './run-mokuhyo.js';

/** A name that stands nowhere else, in as many guises of hiding as there are lines. */
const hidden = [
  (y: number) => `${text(60, y, 10, '鴨志田')} 0 g 58 ${y - 3} 40 16 re f`,
  (y: number) => `${text(60, y, 10, '鴨志田')} 12 w 58 ${y + 4} m 98 ${y + 4} l S`,
  (y: number) => `1 g ${text(60, y, 10, '鴨志田')} 0 g`,
  (y: number) => `58 ${y - 3} 40 16 re f ${text(60, y, 10, '鴨志田')}`,
  (y: number) => `3 Tr ${text(60, y, 10, '鴨志田')} 0 Tr`,
  (y: number) => `q 0 0 5 5 re W n ${text(60, y, 10, '鴨志田')} Q`,
  (y: number) => text(-60, y, 10, '鴨志田'),
  (y: number) => `${text(60, y, 10, '鴨志田')} ${text(60, y, 10, '■■■')}`,
];

/** Every file below a folder, as text. */
function filesBelow(folder: string): [name: string, content: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .flatMap((name) => contentsOf(name, readFileSync(join(folder, name))));
}

/** A file's text, and that of the files packed in it (xlsx, zip). */
function contentsOf(name: string, bytes: Uint8Array): [name: string, content: string][] {
  const isPacked = Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK';
  const packed = isPacked ? Object.entries(unzipSync(bytes)) : [];
  return [
    [name, Buffer.from(bytes).toString('utf8')],
    ...packed.flatMap(([inner, content]) => contentsOf(`${name}/${inner}`, content)),
  ];
}

test('what nobody sees stands in no file: not in the outputs, the spool, the review or an inspection', async () => {
  const folder = temporaryFolder();
  const pdf = join(folder, 'document.pdf');
  const lines = hidden.map((draw, index) => `${text(20, 150 + 25 * index, 10, '担当')} ${draw(150 + 25 * index)}`);
  const content = `${text(60, 380, 12, '令和2年度 みどり部長の目標宣言')} ${lines.join('\n')}`;
  writeFileSync(pdf, makePdf({ pages: [{ content, mediaBox: '0 0 300 420' }] }));
  const [out, inspected] = [join(folder, 'out'), join(folder, 'inspected')];
  await runMokuhyo(['convert', pdf, '--out', out, '--quiet', '--also', 'ja,sjis,xlsx', '--workers', '0']);
  await runMokuhyo(['review', out, '--pdfs', folder]);
  await runMokuhyo(['inspect', pdf, '--out', inspected]);
  const files = [...filesBelow(out), ...filesBelow(inspected)];
  expect(files.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'README.md',
      'issues.csv',
      'page-content.json',
      expect.stringMatching(/^\.mokuhyo.*json$/),
    ]),
  );
  expect(files.filter(([, text]) => /鴨|志田/u.test(text)).map(([name]) => name)).toEqual([]);
  const issues = readFileSync(join(out, 'issues.csv'), 'utf8');
  expect(issues).toContain('page/hidden-text,warning,1,');
  expect(issues).toContain('holds text that nobody can see, which was not read: 18 characters');
});
