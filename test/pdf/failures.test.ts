import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/issues/catalogue.js';
import { renderIssue } from '../../src/issues/render.js';
import { defaultLimits } from '../../src/pdf/limits.js';
import { type PdfReading, readPdf } from '../../src/pdf/read-pdf.js';
import { makePdf, stream, text } from './make-pdf.js';
import { codesOf, readMade, textOf } from './read-made-pdf.js';

const ascii = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'latin1'));
const read = (bytes: Uint8Array): Promise<PdfReading> => readPdf(bytes, defaultLimits);
const onePage = { pages: [{ content: text(20, 50, 10, '目標') }] };
const good = makePdf(onePage);
const asText = Buffer.from(good).toString('latin1');

describe('what cannot be read is a value that says why', () => {
  test.each([
    ['nothing', ascii(''), { code: 'document/empty-file' }],
    ['a web page', ascii('<!DOCTYPE html>\n<html>'), { code: 'document/not-a-pdf', actual: '<!DOCTYPE html>' }],
    ['a zip', ascii('PK\x03\x04\x14\x00'), { code: 'document/not-a-pdf', actual: '50 4b 03 04 14 00' }],
    ['a header alone', ascii('%PDF-1.7\n'), { code: 'document/damaged', actual: 'Invalid PDF structure' }],
    ['a header and noise', ascii(`%PDF-1.7\n${'\x8f\x11obj'.repeat(500)}`), { code: 'document/damaged' }],
    [
      'no catalogue',
      ascii(asText.replace('/Type /Catalog', '/Type /Nothing').replace('/Pages 2 0 R', '')),
      { code: 'document/damaged' },
    ],
    ['no pages', makePdf({ pages: [] }), { code: 'document/no-pages' }],
  ])('%s', async (_, bytes, issue) => {
    expect(await read(bytes)).toMatchObject({ kind: 'failed', issue });
  });

  test.each([
    ['broken/user-password', 'document/password-needed'],
    ['documents/isehara-2018-kurashi-rc4', undefined],
    ['documents/isehara-2018-kurashi-aes128', undefined],
  ])('encrypted: %s', async (name, code) => {
    const path = join(import.meta.dirname, '..', '..', 'fixtures', name, 'document.pdf');
    const reading = await read(new Uint8Array(readFileSync(path)));
    expect(reading.kind === 'failed' ? reading.issue.code : undefined).toBe(code);
    if (reading.kind === 'read') expect(reading.pages.map(textOf).join('')).toContain('目標');
  });

  test.each([
    ['bytes', { maxBytes: 100 }, { code: 'document/too-large', actual: `${good.length} bytes`, expected: '100 bytes' }],
    ['pages', { maxPages: 0 }, { code: 'document/too-large', actual: '1 pages', expected: '0 pages' }],
  ])('more %s than the limit', async (_, limits, issue) => {
    expect(await readMade(onePage, limits)).toEqual({ kind: 'failed', issue });
  });

  test('every page too large', async () => {
    const reading = await readMade({ pages: [{ content: 'q Q '.repeat(2000) }] }, { maxOperatorsPerPage: 500 });
    expect(reading).toEqual({ kind: 'failed', issue: { code: 'document/unreadable', actual: 'more operators' } });
  });
});

describe('what can be read in part is read in part', () => {
  test('the end is missing', async () => {
    const cut = good.subarray(0, asText.indexOf('\nxref'));
    const reading = await read(ascii(`${Buffer.from(cut).toString('latin1')}\ntrailer\n<< /Root 1 0 R >>\n`));
    expect(reading).toMatchObject({ kind: 'read', issues: [{ code: 'document/truncated', actual: '1' }] });
  });

  test('an update behind the end is cut off', async () => {
    const reading = await read(ascii(`${asText}\n40 0 obj\n<< /Type /Nothing`));
    expect(reading).toMatchObject({ kind: 'read', issues: [{ code: 'document/truncated' }] });
  });

  test.each([
    ['line ends of a mail program', `${asText}\r\n\r\n`],
    ['a web server’s remark', `${asText}<!-- served -->`],
    ['noise before the header', `\x00\x00noise\n${asText}`],
    ['a broken cross-reference table', asText.replace('startxref\n', 'startxref\n9')],
  ])('not truncated: %s', async (_, content) => {
    const reading = await read(ascii(content));
    expect(reading.kind === 'read' && codesOf(reading.issues)).toEqual([]);
  });

  test('one page is broken, the others are read', async () => {
    const bytes = makePdf({
      pages: [onePage.pages[0], { content: '' }, onePage.pages[0]].map((page) => page ?? { content: '' }),
    });
    const broken = ascii(
      Buffer.from(bytes).toString('latin1').replace('102 0 obj\n<< /Type /Page ', '102 0 obj\n<< /Type /Font '),
    );
    const reading = await read(broken);
    expect(reading.kind).toBe('read');
    if (reading.kind === 'read') expect(reading.pages.map((page) => page.number)).toContain(1);
  });

  test('the pages beside one that is too large', async () => {
    const reading = await readMade(
      { pages: [...onePage.pages, { content: 'q Q '.repeat(2000) }, ...onePage.pages] },
      { maxOperatorsPerPage: 500 },
    );
    expect(reading).toMatchObject({
      kind: 'read',
      pages: [{ number: 1 }, { number: 3 }],
      issues: [{ code: 'page/too-large', page: 2, actual: 'more operators', expected: '500 operators' }],
    });
  });

  test('states saved without end', async () => {
    const reading = await readMade({ pages: [...onePage.pages, { content: 'q '.repeat(20_000) }] });
    expect(reading.kind === 'read' && [reading.pages.map(textOf), codesOf(reading.issues)]).toEqual([
      ['目標'],
      ['page/too-large'],
    ]);
  });

  test('the glyphs up to the limit', async () => {
    const reading = await readMade({ pages: [{ content: text(0, 50, 1, '目'.repeat(50)) }] }, { maxGlyphsPerPage: 20 });
    expect(reading.kind === 'read' && [reading.pages[0]?.glyphs.length, codesOf(reading.issues)]).toEqual([
      20,
      ['page/too-large'],
    ]);
  });

  test('a damaged content stream', async () => {
    const reading = await readMade({
      pages: [{ content: `${text(20, 50, 10, '目標')} << ( [ ] >> /X Do /Y gs 1 2 3 unknown BT ET Q Q EMC` }],
    });
    expect(reading.kind === 'read' && [reading.pages.map(textOf), codesOf(reading.issues)]).toEqual([
      ['目標'],
      ['page/damaged'],
    ]);
  });

  test('a compressed content stream that breaks off', async () => {
    const widths = Array.from({ length: 400 }, (_, i) => `${(i * 7919) % 1009} w `).join('');
    const bytes = makePdf({
      pages: [{ content: `${text(20, 50, 10, '目標')}${widths}${text(20, 20, 10, '値')}` }],
      compress: true,
    });
    const start = Buffer.from(bytes).indexOf('stream\n', Buffer.from(bytes).indexOf('101 0 obj')) + 400;
    bytes.fill(0x5a, start, start + 60);
    const reading = await read(bytes);
    expect(reading.kind === 'read' && [reading.pages.map(textOf), codesOf(reading.issues)]).toEqual([
      ['目標'],
      ['document/damaged-part'],
    ]);
  });

  test.each([1, 2])('a bomb: zeros compressed %d times', async (times) => {
    let data: Buffer = Buffer.alloc(3_000_000);
    for (let i = 0; i < times; i += 1) data = deflateSync(data);
    const bomb = stream(`/Filter [${'/FlateDecode '.repeat(times)}]`, data.toString('latin1'));
    const source = { pages: [{ content: '', entries: '/Contents 40 0 R' }], objects: { 40: bomb } };
    expect(await readMade(source, { maxStreamBytes: 1_000_000 })).toEqual({
      kind: 'failed',
      issue: { code: 'document/too-large', actual: 'more than 1000000 bytes in a stream', expected: '1000000 bytes' },
    });
  });

  test('a form that draws itself', async () => {
    const form = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /X 40 0 R >> >>',
      '/X Do',
    );
    const reading = await readMade({
      pages: [{ content: `/X Do ${text(20, 50, 10, '目標')}`, resources: '/XObject << /X 40 0 R >>' }],
      objects: { 40: form },
    });
    expect(reading.kind === 'read' && [reading.pages.map(textOf), codesOf(reading.issues)]).toEqual([
      ['目標'],
      ['page/damaged'],
    ]);
  });
});

test('text in a font that cannot be loaded does not vanish without a word', async () => {
  const font = '<< /Type /Font /Subtype /Type0 /BaseFont /R /Encoding /Identity-H >>';
  const reading = await readMade({ pages: [{ content: 'BT /C 10 Tf 20 50 Td <0001> Tj ET' }], objects: { 33: font } });
  expect(reading.kind === 'read' ? codesOf(reading.issues) : [reading.issue.code]).toContain('page/damaged');
});

test('the producer', async () => {
  const readings = await Promise.all([readMade({ ...onePage, producer: 'by hand' }), readMade(onePage)]);
  expect(readings.map((reading) => reading.kind === 'read' && reading.producer)).toEqual(['by hand', '']);
});

test('the caller’s bytes stay as they are, and can be read again', async () => {
  const bytes = makePdf(onePage);
  const before = Buffer.from(bytes).toString('hex');
  const [first, second] = [await read(bytes), await read(bytes)];
  expect(Buffer.from(bytes).toString('hex')).toBe(before);
  expect(second).toEqual(first);
});

test('a view into a larger buffer is read as the view', async () => {
  const padded = new Uint8Array(good.length + 20);
  padded.set(good, 10);
  expect(await read(padded.subarray(10, 10 + good.length))).toEqual(await read(good));
});

test('two documents at once do not meet', async () => {
  const other = makePdf({ pages: [{ content: text(20, 50, 10, '宣言') }] });
  const readings = await Promise.all([read(good), read(other), read(good)]);
  expect(readings.map((reading) => reading.kind === 'read' && reading.pages.map(textOf).join())).toEqual([
    '目標',
    '宣言',
    '目標',
  ]);
});

test.each(Object.keys(catalogue).filter((code) => /^(document|page|text)\//.test(code)) as (keyof typeof catalogue)[])(
  '%s has words in both languages, with nothing left to fill in',
  (code) => {
    const row = renderIssue({ code, page: 3, actual: 'A', expected: 'B' }, 'd'.repeat(12));
    expect(`${row.message}${row.message_ja}`).not.toMatch(/[{}]/);
    expect(row.message_ja).toMatch(/\p{Script=Hiragana}/u);
  },
);
