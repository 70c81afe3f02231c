import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeList, readListLines, undoDay, undoPlace } from '../../src/text/saved-list.js';

const text = 'file,url\r\n"髙﨑①部 目標〜.pdf",https://x.jp/表\r\n';

describe('decodeList', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['Unicode text of Excel', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('%s', (_, bytes) => {
    expect(decodeList(bytes)?.replace('\uFEFF', '')).toBe(text);
  });

  test('Windows-31J, which Excel in Japan calls CSV', () => {
    expect(decodeList(iconv.encode(text, 'cp932'))).toBe(text.replace('〜', '?'));
    expect(decodeList(iconv.encode('～－∥①㈱髙ⅲ', 'cp932'))).toBe('～－∥①㈱髙ⅲ');
  });

  test.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]],
    ['bytes of no encoding', [0x66, 0xff, 0x81]],
  ])('nothing for %s', (_, bytes) => {
    expect(decodeList(Uint8Array.from(bytes))).toBeUndefined();
  });
});

describe('readListLines', () => {
  const wanted = [
    { line: 1, cells: ['file', 'url', 'published'] },
    { line: 2, cells: ['a,b;c.pdf', '二\n行', '2020/5/1'] },
    { line: 6, cells: ['d.pdf', '', ''] },
  ];
  test.each([',', ';', '\t'])('cells parted by %j, empty lines left out', (delimiter) => {
    const lines = ['file|url|published', '"a,b;c.pdf"|"二\n行"|2020/5/1', '', '||', 'd.pdf||', ''];
    const list = lines.map((line) => line.replaceAll('|', delimiter)).join('\r\n');
    expect(readListLines(`\uFEFF${list}`)).toEqual({ kind: 'lines', lines: wanted });
  });

  test('takes the header’s quoted names for what they are', () => {
    expect(readListLines('"a;b;c",d\n1,2\n')).toMatchObject({
      lines: [{ cells: ['a;b;c', 'd'] }, { cells: ['1', '2'] }],
    });
  });

  test('names the line of a quote that does not end', () => {
    expect(readListLines('file,url\n"a.pdf,1\n')).toMatchObject({ kind: 'malformed', line: 2 });
  });

  test('has no lines where there is nothing', () => {
    expect(readListLines('')).toEqual({ kind: 'lines', lines: [] });
  });
});

test.each([
  ['2020/5/1', '2020-05-01'],
  ['2020/05/01', '2020-05-01'],
  ['2020年5月1日', '2020-05-01'],
  ['2020/5', '2020-05'],
  ['May-20', '2020-05'],
  ['Dec-98', '1998-12'],
  ['2020-05-01', '2020-05-01'],
  ['令和2年5月1日', '令和2年5月1日'],
  ['5/1/2020', '5/1/2020'],
  ['Abc-20', 'Abc-20'],
  ['', ''],
])('undoDay %s', (written, day) => {
  expect(undoDay(written)).toBe(day);
});

test.each([
  ['1月4日', '1/4'],
  ['4-Jan', '1/4'],
  ['Jan-40', '1/40'],
  ['1/4/3/1', '1/4/3/1'],
  ['page/2', 'page/2'],
  ['4-Abc', '4-Abc'],
])('undoPlace %s', (written, place) => {
  expect(undoPlace(written)).toBe(place);
});
