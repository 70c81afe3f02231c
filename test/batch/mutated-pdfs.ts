import { deflateSync } from 'node:zlib';

/** Numbers from 0 to 1, the same for the same seed (mulberry32): a corpus that failed once can be made again. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutate = (pdf: Buffer, next: () => number) => Buffer;

const somewhere = (pdf: Buffer, next: () => number): number => Math.floor(next() * pdf.length);

/** Replaces one of the places where `pattern` stands by something as long. */
const replaceSome =
  (pattern: RegExp, by: (found: string, next: () => number) => string): Mutate =>
  (pdf, next) => {
    const text = pdf.toString('latin1');
    const places = [...text.matchAll(pattern)];
    const place = places[Math.floor(next() * places.length)];
    if (!place) return Buffer.from(text.replace('%PDF', '%PDX'), 'latin1');
    const changed = by(place[0], next);
    return Buffer.from(text.slice(0, place.index) + changed + text.slice(place.index + place[0].length), 'latin1');
  };

const digits = (found: string, next: () => number): string =>
  found.replace(/\d/g, () => String(Math.floor(next() * 10)));

/** Ways to damage a PDF. */
const mutations: readonly Mutate[] = [
  (pdf, next) => pdf.subarray(0, somewhere(pdf, next)),
  (pdf, next) => pdf.subarray(somewhere(pdf, next)),
  (pdf, next) => {
    const damaged = Buffer.from(pdf);
    for (let count = 1 + next() * 200; count > 0; count--) damaged[somewhere(pdf, next)] = Math.floor(next() * 256);
    return damaged;
  },
  (pdf, next) => Buffer.from(pdf).fill(0, somewhere(pdf, next), somewhere(pdf, next)),
  (pdf, next) => {
    const at = somewhere(pdf, next);
    const chunk = pdf.subarray(at, at + Math.floor(next() * 5000));
    return Buffer.concat([pdf.subarray(0, at), chunk, chunk, pdf.subarray(at)]);
  },
  replaceSome(/startxref\s+\d+/g, digits),
  replaceSome(/\d{10} \d{5} n/g, digits),
  replaceSome(/\d+ 0 R/g, digits),
  replaceSome(/\/Length \d+/g, digits),
  replaceSome(/\/(Kids|Parent|Contents|Resources|Font|Root|Pages|Type|Filter|DescendantFonts|ToUnicode)\b/g, (found) =>
    found.replace(/.$/, 'X'),
  ),
  replaceSome(/\/MediaBox\s*\[[^\]]*\]/g, (_found, next) => `/MediaBox [0 0 ${10 ** Math.floor(next() * 30)} -1]`),
  replaceSome(/\/Count \d+/g, (_found, next) => `/Count ${next() < 0.5 ? -7 : 99999999}`),
];

/** The `index`-th damaged copy of `pdf`; always the same. */
export function mutatePdf(pdf: Buffer, index: number): Buffer {
  const next = numbersFrom(index);
  const mutate = mutations[index % mutations.length] ?? ((same: Buffer) => same);
  const once = mutate(pdf, next);
  return next() < 0.2 ? (mutations[Math.floor(next() * mutations.length)]?.(once, next) ?? once) : once;
}

const stream = (dictionary: string, content: string | Buffer): string =>
  `<< ${dictionary} /Length ${content.length} >> stream\n${content.toString('latin1')}\nendstream`;

/** A PDF of numbered objects, from 1; its cross-reference table is right, whatever the objects are. */
function pdfOf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const onePage = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = (extra = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> ${extra} >>`;
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const withContent = (content: string | Buffer, dictionary = '', form = 'q Q'): Buffer =>
  pdfOf([
    catalogue,
    onePage,
    page(),
    stream(dictionary, content),
    font,
    stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>', form),
  ]);
const MEGABYTE = 1024 * 1024;

/** PDFs that are made to hurt; a share of one where it may be shorter and hurt as well. */
export const hostilePdfs: Readonly<Record<string, (share?: number) => Buffer>> = {
  'cyclic page tree': () => pdfOf([catalogue, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>']),
  'page tree without pages': () => pdfOf([catalogue, '<< /Type /Pages /Kids [] /Count 100000000 >>']),
  'pages of another generation': () =>
    pdfOf([catalogue, '<< /Type /Pages /Kids [3 1 R 6 1 R] /Count 2 >>', page(''), stream('', ''), font, page('')]),
  'form that draws itself': () => withContent('/X Do', '', '/X Do /X Do'),
  'deep nesting of arrays': () => withContent(`${'['.repeat(200_000)}${']'.repeat(200_000)} TJ`),
  'deep nesting of dictionaries': () =>
    pdfOf([catalogue, onePage, page(`/A ${'<< /A '.repeat(20_000)} 1 ${'>>'.repeat(20_000)}`), stream('', ''), font]),
  'graphics states without end': () => withContent('q '.repeat(2_000_000)),
  'huge dimensions': () => withContent('BT /F 1e30 Tf 1e30 0 0 1e30 1e30 1e30 Tm (x) Tj ET 0 0 1e38 1e38 re f'),
  'numbers that are none': () =>
    withContent('BT /F 0 Tf 0 0 0 0 0 0 Tm (x) Tj -- .. +-1 Td 1e999 Tz (y) Tj ET nan nan m'),
  'bomb of compressed zeros': () => withContent(deflateSync(Buffer.alloc(300 * MEGABYTE)), '/Filter /FlateDecode'),
  'bomb in a bomb': () =>
    withContent(deflateSync(deflateSync(Buffer.alloc(200 * MEGABYTE))), '/Filter [/FlateDecode /FlateDecode]'),
  'endless text': () =>
    withContent(deflateSync(Buffer.from(`BT /F 9 Tf ${'(aaaaaaaaaa) Tj '.repeat(400_000)}ET`)), '/Filter /FlateDecode'),
  'endless rules': () =>
    withContent(deflateSync(Buffer.from('0 0 m 9 9 l S '.repeat(600_000))), '/Filter /FlateDecode'),
  'one path of a million points': (share = 1) =>
    withContent(deflateSync(Buffer.from(`0 0 m ${'9 9 l 0 9 l '.repeat(500_000 * share)}S`)), '/Filter /FlateDecode'),
  'predictor with absurd columns': () =>
    withContent(
      deflateSync(Buffer.from('q Q')),
      '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>',
    ),
  'length that lies': () => withContent('BT /F 9 Tf (x) Tj ET', '/Length 4000000000'),
  'reference to itself': () => pdfOf(['1 0 R']),
  'nothing but a header': () => Buffer.from('%PDF-1.7\n'),
};
