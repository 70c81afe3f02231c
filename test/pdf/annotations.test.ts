import { describe, expect, test } from 'vitest';
import { findPageIssues } from '../../src/pdf/find-page-issues.js';
import { stream, text } from './make-pdf.js';
import { codesOf, readMadePage, textOf } from './read-made-pdf.js';

const hex = (value: string): string => `<FEFF${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
const rest = text(150, 5, 8, '済');
/** An appearance of 80 by 20 points that draws this. */
const appearance = (content: string): string =>
  stream('/Type /XObject /Subtype /Form /BBox [0 0 80 20] /Resources << /Font << /J 31 0 R /F 30 0 R >> >>', content);

/** A page with one annotation at 20 50 100 70. */
const readAnnotated = (entries: string, drawn?: string, form = '') =>
  readMadePage(
    { content: rest, entries: '/Annots [60 0 R]' },
    {
      objects: {
        60: `<< /Type /Annot /Rect [20 50 100 70] ${entries.includes('/F ') ? '' : '/F 4'} ${entries} ${drawn === undefined ? '' : '/AP << /N 61 0 R >>'} >>`,
        ...(drawn === undefined ? {} : { 61: appearance(drawn) }),
        62: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      },
      catalogue: `/AcroForm << /Fields [60 0 R] /DA (/Helv 8 Tf 0 g) /DR << /Font << /Helv 62 0 R >> >> ${form} >>`,
    },
  );

const field = (value: string, more = ''): string =>
  `/Subtype /Widget /FT /Tx /T (v) /V ${hex(value)} /DA (/Helv 8 Tf 0 g) ${more}`;

describe('what a viewer shows of annotations is read', () => {
  test.each([
    ['a field without an appearance', field('1,350人'), undefined, ''],
    ['a field whose appearance the viewer makes', field('1,350人'), undefined, '/NeedAppearances true'],
    ['a field with its appearance', field('1,350人'), text(2, 6, 8, '1,350人'), ''],
    ['a field whose appearance lacks what its font lacks', field('1,350人'), text(2, 6, 8, '1,350', 'F'), ''],
    ['a field of several lines', field('1,350\n人', '/Ff 4096'), undefined, ''],
    [
      'a chosen option',
      `/Subtype /Widget /FT /Ch /Ff 131072 /T (v) /V (a) /Opt [[(a) ${hex('1,350人')}] [(b) (B)]]`,
      undefined,
      '',
    ],
    ['a comment on the page', `/Subtype /FreeText /DA (/Helv 8 Tf) /Contents ${hex('1,350人')}`, undefined, ''],
    [
      'a comment with its appearance',
      `/Subtype /FreeText /DA (/Helv 8 Tf) /Contents ${hex('1,350人')}`,
      text(2, 6, 8, '1,350人'),
      '',
    ],
    ['a stamp of letters', '/Subtype /Stamp', text(2, 6, 8, '1,350人'), ''],
    [
      'a field of boxes, one letter in each',
      field('1,350人', '/Ff 16777216 /MaxLen 6'),
      [...'1,350人'].map((letter, index) => text(4 + 13 * index, 6, 8, letter)).join(' '),
      '',
    ],
  ])('%s', async (_, entries, drawn, form) => {
    const { page, issues } = await readAnnotated(entries, drawn, form);
    const own = page.glyphs.filter(({ box }) => box.left < 110);
    expect([textOf(page).replace('済', ''), codesOf(issues)]).toEqual(['1,350人', []]);
    expect(own).toHaveLength(6);
    for (const { box } of own) {
      expect(Math.min(box.left - 20, 100 - box.right)).toBeGreaterThanOrEqual(0);
      expect((box.top + box.bottom) / 2).toBeGreaterThan(30);
      expect((box.top + box.bottom) / 2).toBeLessThan(50);
    }
  });

  test('a formatted field is read as it looks', async () => {
    const { page, issues } = await readAnnotated(field('1350'), text(2, 6, 8, '1350人'));
    expect([textOf(page), codesOf(issues)]).toEqual(['済1350人', []]);
  });

  test('a field that shows another value than it has says so, without that value', async () => {
    const { page, issues } = await readAnnotated(field('9999'), text(2, 6, 8, '1350'));
    expect(textOf(page)).toBe('済1350');
    expect(issues).toMatchObject([{ code: 'page/field-differs', actual: '1350', box: { left: 20 } }]);
    expect(JSON.stringify([issues, page])).not.toContain('9999');
    expect(page.unread).toMatchObject([{ what: 'field-differs' }]);
  });

  test.each([
    ['hidden', field('9', '/F 2'), undefined],
    ['not for the screen', field('9', '/F 32'), undefined],
    ['only for printing', '/Subtype /FreeText /F 36 /DA (/Helv 8 Tf) /Contents (9)', text(2, 6, 8, '9')],
    ['a password', field('9', '/Ff 8192'), undefined],
    ['a note that opens on a click', '/Subtype /Text /Contents (9)', undefined],
    ['a link', '/Subtype /Link /Contents (9)', undefined],
    ['an empty field', field(''), undefined],
  ])('%s is not', async (_, entries, drawn) => {
    const { page, issues } = await readAnnotated(entries, drawn);
    expect([textOf(page), issues, page.unread]).toEqual(['済', [], []]);
  });

  test.each([
    ['a stamp that is a picture', '/Subtype /Stamp', '0.5 g 5 5 10 10 re f'],
    ['a stamp without an appearance', '/Subtype /Stamp /Name /Approved', undefined],
    ['a box that is ticked without an appearance', '/Subtype /Widget /FT /Btn /T (v) /V /Yes /AS /Yes', undefined],
  ])('%s is told', async (_, entries, drawn) => {
    const { page, issues } = await readAnnotated(entries, drawn);
    expect([textOf(page), codesOf(issues)]).toEqual(['済', ['page/annotation-unread']]);
    expect(page.unread).toMatchObject([{ what: 'annotation', box: { left: 20, right: 100 } }]);
  });
});

describe('annotations that draw over the page', () => {
  const over = (entries: string) =>
    readMadePage(
      { content: `${text(25, 56, 10, '百二人')}${rest}`, entries: '/Annots [60 0 R]' },
      { objects: { 60: `<< /Type /Annot /F 4 /Rect [20 50 100 70] ${entries} >>` } },
    );

  test('StrikeOut strikes out', async () => {
    const { page } = await over('/Subtype /StrikeOut /C [1 0 0] /QuadPoints [25 66 55 66 25 54 55 54]');
    expect([textOf(page), page.struck.map((struck) => struck.text)]).toEqual(['済', ['百二人']]);
  });

  test.each([
    ['Underline', '/Subtype /Underline /C [1 0 0] /QuadPoints [25 66 55 66 25 54 55 54]'],
    ['Highlight', '/Subtype /Highlight /C [1 1 0] /QuadPoints [25 66 55 66 25 54 55 54]'],
    ['an empty Square', '/Subtype /Square /C [1 0 0]'],
  ])('%s leaves the text as it is', async (_, entries) => {
    expect(textOf((await over(entries)).page)).toBe('百二人済');
  });

  test.each([
    ['that is to come', ''],
    ['that is done', '/AP << /N 61 0 R >>'],
  ])('a Redact %s blackens', async (_, look) => {
    const { page } = await readMadePage(
      { content: `${text(25, 56, 10, '百二人')}${rest}`, entries: '/Annots [60 0 R]' },
      {
        objects: {
          60: `<< /Type /Annot /Subtype /Redact /F 4 /Rect [20 50 100 70] ${look} >>`,
          61: appearance('0 g 0 0 80 20 re f'),
        },
      },
    );
    expect([textOf(page), page.hidden.map(({ reason }) => reason)]).toEqual(['済', ['covered', 'covered', 'covered']]);
  });

  test('a black Square blackens', async () => {
    const { page, issues } = await over('/Subtype /Square /C [0 0 0] /IC [0 0 0]');
    expect([textOf(page), codesOf(issues)]).toEqual(['済', ['page/hidden-text']]);
  });

  test('a black Square over a field without an appearance blackens it', async () => {
    const { page } = await readMadePage(
      { content: rest, entries: '/Annots [60 0 R 61 0 R]' },
      {
        objects: {
          60: `<< /Type /Annot /F 4 /Rect [20 50 100 70] /Subtype /FreeText /DA (/Helv 8 Tf) /Contents ${hex('百二人')} >>`,
          61: '<< /Type /Annot /F 4 /Rect [18 48 102 72] /Subtype /Square /C [0 0 0] /IC [0 0 0] >>',
        },
      },
    );
    expect(textOf(page)).toBe('済');
  });
});

describe('check boxes and radio buttons', () => {
  const square = '0 0 0 RG 1 1 18 18 re S';
  /** A button of which the state `on` draws `tick` in its square. */
  const readButton = (on: boolean, flags: number, tick: string) =>
    readMadePage(
      { content: rest, entries: '/Annots [60 0 R]' },
      {
        objects: {
          60: `<< /Type /Annot /F 4 /Rect [20 50 40 70] /Subtype /Widget /FT /Btn /Ff ${flags} /T (v) /V /${on ? 'Yes' : 'Off'} /AS /${on ? 'Yes' : 'Off'} /AP << /N << /Yes 61 0 R /Off 62 0 R >> >> >>`,
          61: buttonLook(`${square} ${tick}`),
          62: buttonLook(square),
          63: '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>',
        },
        catalogue: '/AcroForm << /Fields [60 0 R] >>',
      },
    );
  const buttonLook = (content: string): string =>
    stream('/Type /XObject /Subtype /Form /BBox [0 0 20 20] /Resources << /Font << /Z 63 0 R >> >>', content);
  const letter = (code: string): string => `BT /Z 14 Tf 4 4 Td (${code}) Tj ET`;
  const RADIO = 32768;

  test.each([
    ['a tick', '4', '✔'],
    ['a cross', '8', '✘'],
    ['a square', 'n', '■'],
    ['a disc', 'l', '●'],
    ['a number in a circle', '\\254', '①'],
    ['an arrow', '\\325', '→'],
  ])('%s in a box that is on is read as the sign that it is', async (_, code, sign) => {
    const { page, issues } = await readButton(true, 0, letter(code));
    expect([textOf(page).replace('済', ''), codesOf(issues)]).toEqual([sign, []]);
  });

  test('a box that is off is an empty box', async () => {
    const { page, issues } = await readButton(false, 0, letter('4'));
    expect([textOf(page).replace('済', ''), codesOf(issues)]).toEqual(['□', []]);
  });

  test.each([
    ['a box whose tick is drawn as lines', true, 0],
    ['a radio button whose dot is drawn as lines', true, RADIO],
    ['a radio button that is off', false, RADIO],
  ])('%s is told', async (_, on, flags) => {
    const { page, issues } = await readButton(on, flags, '3 10 m 8 3 l 17 16 l S');
    expect([textOf(page), codesOf(issues)]).toEqual(['済', ['page/annotation-unread']]);
  });
});

describe('what an annotation draws is no rule of a table', () => {
  const rule = '1 w 0 60 m 200 60 l S';
  const stamped = (content: string, subtype = 'Stamp') =>
    readMadePage(
      { content: `${content} ${rest}`, entries: '/Annots [60 0 R]' },
      {
        objects: {
          60: `<< /Type /Annot /F 4 /Subtype /${subtype} ${subtype === 'Widget' ? `/FT /Tx /T (v) /V ${hex('確定')}` : ''} /Rect [20 50 100 70] /AP << /N 61 0 R >> >>`,
          61: appearance(`${text(2, 11, 8, '確定')} 0.5 0.5 79 19 re S 0 9 m 80 9 l S`),
        },
      },
    );

  test('a stamp over a rule belongs to no cell, and is told', async () => {
    const { page } = await stamped(rule);
    expect(textOf(page)).toBe('済');
    expect(page.struck).toMatchObject([{ text: '確定', isStamp: true }]);
    expect(page.rulings.map(({ position }) => position)).toEqual([40]);
    expect(findPageIssues([page])).toMatchObject([{ code: 'page/stamp-over-table', actual: '確定' }]);
  });

  test('a stamp within a cell is read', async () => {
    const { page } = await stamped('');
    expect([textOf(page), page.struck, page.rulings]).toEqual(['済確定', [], []]);
  });

  test('of a field its border may be one', async () => {
    const { page } = await stamped('', 'Widget');
    expect(textOf(page)).toBe('済確定');
    expect(page.rulings).toHaveLength(4);
  });

  test.each([
    ['in a ring', ''],
    ['in a double ring', '58 50 m 58 60 50 68 40 68 c 30 68 22 60 22 50 c 22 40 30 32 40 32 c 50 32 58 40 58 50 c S'],
  ])('a date stamp drawn %s over a rule belongs to no cell', async (_, ring) => {
    const circle = '60 50 m 60 61 51 70 40 70 c 29 70 20 61 20 50 c 20 39 29 30 40 30 c 51 30 60 39 60 50 c S';
    const red = `1 0 0 RG 1 0 0 rg ${circle} ${ring} 20.5 54 m 59.5 54 l 20.5 46 m 59.5 46 l S ${text(30, 56, 8, '受付')}`;
    const { page } = await readMadePage({ content: `0 50 m 200 50 l S ${text(25, 35, 6, '花')} q ${red} Q ${rest}` });
    expect([textOf(page), page.struck.map((struck) => struck.text)]).toEqual(['花済', ['受付']]);
    expect(page.rulings.map(({ position }) => position)).toEqual([50]);
  });

  test('a line across a circle is none, drawn by whom it may be', async () => {
    const circle = '60 50 m 60 61 51 70 40 70 c 29 70 20 61 20 50 c 20 39 29 30 40 30 c 51 30 60 39 60 50 c S';
    const { page } = await readMadePage({ content: `${circle} 20.5 52 m 59.5 52 l S 0 40 m 200 40 l S ${rest}` });
    expect(page.rulings.map(({ position }) => position)).toEqual([60]);
  });
});
