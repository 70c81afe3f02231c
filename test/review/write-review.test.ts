import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertDocument } from '../../src/convert.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { writeReview } from '../../src/review/write-review.js';
import { builtFile } from '../../src/text/built-file.js';
import { makePdf, text } from '../pdf/make-pdf.js';
import { doubtfulPdf } from './doubtful-pdf.js';
import { syntheticResult, writeOutput } from './synthetic-output.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-write-'));
const output = join(folder, 'output');
const pages = join(output, 'review/pages');
afterAll(() => rmSync(folder, { recursive: true }));

const progress: string[] = [];
const write = (redraw = false) =>
  writeReview({
    output,
    pdfFolders: [folder],
    corrections: [],
    redraw,
    assets: builtFile('review/assets/'),
    onProgress: (done, all) => progress.push(`${done}/${all}`),
  });

/** A PDF in the folder and what was read from it. */
async function addPdf(sourceFile: string, bytes: Uint8Array) {
  writeFileSync(join(folder, sourceFile), bytes);
  const options = { sourceFile, sourceUrl: '', published: '', profiles: builtInProfiles };
  return convertDocument(bytes, options, async (texts) => texts.map(() => []));
}

/** A result whose PDF opens nowhere. */
function addGarbage() {
  const bytes = Buffer.from('garbage');
  writeFileSync(join(folder, 'garbage.pdf'), bytes);
  const result = syntheticResult('garbage', 1);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...result, document: { ...result.document, sha256 } };
}

const header = 'document_id,code,level,page,bbox,observation_id,actual,expected,message,message_ja';

beforeAll(async () => {
  const twoPages = makePdf({ pages: [{ content: text(20, 60, 12, '一') }, { content: text(20, 60, 12, '二') }] });
  writeOutput(output, [await addPdf('doubtful.pdf', doubtfulPdf()), await addPdf('two.pdf', twoPages), addGarbage()]);
  const ofRun = ',batch/other,info,,,,a,,run,実行の指摘';
  writeFileSync(join(output, 'issues.csv'), `${header}\r\n${ofRun}\r\nabcdef012345,x/y,info,1,,,,,document,文書\r\n`);
});

test('each page has a picture, each document a page; what cannot be drawn is said', async () => {
  const written = await write();
  expect(written).toMatchObject({ documents: 3, missing: [], unreadable: [] });
  expect(progress.at(-1)).toBe('3/3');
  expect(readdirSync(pages).filter((name) => name.endsWith('.webp'))).toHaveLength(3);
  const documents = readdirSync(join(output, 'review/data/documents')).map((name) =>
    readFileSync(join(output, 'review/data/documents', name), 'utf8'),
  );
  expect(documents.filter((script) => script.includes('PDFを画像にできません'))).toHaveLength(1);
  expect(existsSync(written.index)).toBe(true);
});

test('issues of the run stand in the list, those of a document do not', () => {
  const list = readFileSync(join(output, 'review/data/list.js'), 'utf8');
  expect(list).toContain('実行の指摘');
  expect(list).not.toContain('x/y');
});

test('pictures are drawn once, again where one is gone or where asked', async () => {
  const [picture = ''] = readdirSync(pages).filter((name) => name.endsWith('.webp'));
  const path = join(pages, picture);
  const drawn = readFileSync(path);
  writeFileSync(path, 'kept');
  await write();
  expect(readFileSync(path, 'utf8')).toBe('kept');
  rmSync(path);
  await write();
  expect(readFileSync(path)).toEqual(drawn);
  writeFileSync(path, 'kept');
  await write(true);
  expect(readFileSync(path)).toEqual(drawn);
});

test('the same output gives the same bytes', async () => {
  const read = () =>
    readdirSync(join(output, 'review'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(js|html|css)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(output, 'review', name), 'utf8')]);
  const once = read();
  await write();
  expect(read()).toEqual(once);
});

test('documents that are gone leave no page behind', async () => {
  const [gone = ''] = readdirSync(join(output, 'documents'));
  rmSync(join(output, 'documents', gone));
  await write();
  expect(existsSync(join(output, 'review/documents', gone.replace('.json', '.html')))).toBe(false);
  expect(readdirSync(join(output, 'review/documents'))).toHaveLength(2);
});
