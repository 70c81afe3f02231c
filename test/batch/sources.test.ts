import { describe, expect, test } from 'vitest';
import { noSources, readSources, type Sources } from '../../src/batch/sources.js';

const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);

function sourcesOf(text: string): Sources {
  const read = readSources(text);
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.sources;
}

describe('a list of sources', () => {
  test('finds by hash before name, and by any of a document’s names', () => {
    const sources = sourcesOf(
      `\ufefffile,sha256,url,published\r\n部/a.pdf,,https://x.jp/a,2020-04-01\r\n,${hash.toUpperCase()},https://x.jp/h,\r\n`,
    );
    expect(sources.find({ sha256: other, names: ['z.pdf', '部/a.pdf'] })).toMatchObject({
      url: 'https://x.jp/a',
      published: '2020-04-01',
    });
    expect(sources.find({ sha256: hash, names: ['部/a.pdf'] })).toMatchObject({ url: 'https://x.jp/h', published: '' });
    expect(sources.find({ sha256: other, names: ['z.pdf'] })).toBeUndefined();
  });

  test('compares names whatever the separator and the form of Unicode', () => {
    const sources = sourcesOf('file,url\n.\\がく\\a.pdf,u\n');
    expect(sources.find({ sha256: other, names: ['がく/a.pdf'.normalize('NFD')] })?.url).toBe('u');
  });

  test('names the lines that nothing fits', () => {
    const sources = sourcesOf(`file,sha256,url\na.pdf,,1\nb.pdf,,2\n,${hash},3\n`);
    expect(sources.unused([{ sha256: other, names: ['a.pdf'] }])).toEqual(['b.pdf', hash]);
    expect(noSources.unused([])).toEqual([]);
    expect(noSources.find({ sha256: hash, names: [] })).toBeUndefined();
  });

  test('reads days as a spreadsheet rewrites them', () => {
    const sources = sourcesOf('file;url;published\r\na.pdf;u;2020/5/1\r\nb.pdf;u;May-20\r\n;;\r\n');
    expect(sources.find({ sha256: other, names: ['a.pdf'] })?.published).toBe('2020-05-01');
    expect(sources.find({ sha256: other, names: ['b.pdf'] })?.published).toBe('2020-05');
  });

  test('may be empty', () => {
    expect(sourcesOf('file,url,published\n').unused([])).toEqual([]);
  });
});

test.each([
  ['name,url\na.pdf,1\n', [{ line: 1, kind: 'no-key-column' }]],
  ['file,url\na.pdf,1\n,2\n', [{ line: 3, kind: 'no-key' }]],
  ['sha256,url\nabc,1\n', [{ line: 2, kind: 'bad-sha256', actual: 'abc' }]],
  ['file,published\na.pdf,令和2年4月1日\n', [{ line: 2, kind: 'bad-date', actual: '令和2年4月1日' }]],
  ['file,url\na.pdf,1\na.pdf,2\n', [{ line: 3, kind: 'twice', actual: 'a.pdf' }]],
  ['file,url\na.pdf,1,2\n', [{ line: 2, kind: 'ragged', actual: '3 ≠ 2' }]],
  ['file,published\na.pdf,5/1/2020\n', [{ line: 2, kind: 'bad-date', actual: '5/1/2020' }]],
  ['file,url\n"a.pdf,1\n', [{ kind: 'malformed' }]],
])('refuses %j', (text, problems) => {
  expect(readSources(text)).toMatchObject({ kind: 'refused', problems });
});
