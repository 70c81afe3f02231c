import { deflateSync } from 'node:zlib';

/** One page of a hand-written PDF. Boxes as `x0 y0 x1 y1` in points, y upwards. */
export interface PageSource {
  /** Content stream, in Latin-1. */
  readonly content: string;
  readonly mediaBox?: string;
  readonly cropBox?: string;
  readonly rotate?: 90 | 180 | 270;
  readonly userUnit?: number;
  /** Further entries of the resource dictionary: `/XObject << /Form 50 0 R >>`. */
  readonly resources?: string;
  /** Further entries of the page's dictionary: `/Annots [60 0 R]`. */
  readonly entries?: string;
}

export interface PdfSource {
  readonly pages: readonly PageSource[];
  /** Further objects by number (40 and above): a dictionary, or one with a stream (see `stream`). */
  readonly objects?: Readonly<Record<number, string>>;
  /** Further entries of the catalogue: `/OCProperties << … >>`. */
  readonly catalogue?: string;
  readonly producer?: string;
  readonly compress?: boolean;
}

/** A stream object: `dictionary` without its brackets, its length is filled in. */
export function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function compressed(content: string): string {
  return stream('/Filter /FlateDecode', deflateSync(Buffer.from(content, 'latin1')).toString('latin1'));
}

/** A two-byte font that is not embedded: its encoding (a CMap), its character collection, further entries. */
export const cidFont = (encoding: string, order: string, more = ''): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /${encoding} ${more} /DescendantFonts [` +
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (${order}) /Supplement 2 >>` +
  ` /FontDescriptor << /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>`;

const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** A ToUnicode map: which two-byte code stands for which text. */
export function toUnicodeMap(entries: readonly (readonly [code: number, text: string])[]): string {
  const lines = entries.map(([code, text]) => `<${code.toString(16).padStart(4, '0')}> <${hexOf(text)}>`);
  const head = '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def';
  return stream(
    '',
    `${head}\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar endcmap end end`,
  );
}

/** Says that the codes 1, 2, … of a two-byte font stand for these texts. */
export const toUnicode = (...texts: readonly string[]): string =>
  toUnicodeMap(texts.map((text, index) => [index + 1, text]));

/** Fonts that every page knows. /J and /V take UTF-16 (see `utf16`), /F single bytes, /C the codes of `objects[39]`, /N codes without meaning. */
const fonts: Readonly<Record<number, string>> = {
  30: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  31: cidFont('UniJIS-UCS2-H', 'Japan1'),
  32: cidFont('UniJIS-UCS2-V', 'Japan1'),
  33: cidFont('Identity-H', 'Identity', '/ToUnicode 39 0 R'),
  34: cidFont('Identity-H', 'Identity'),
  35:
    '<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 /Widths [1000 500]' +
    ' /Encoding << /Type /Encoding /Differences [97 /a /b] >> /CharProcs << /a 36 0 R /b 36 0 R >> /Resources << >> >>',
  36: stream('', '1000 0 0 0 750 750 d1 0 0 750 750 re f'),
  39: toUnicode('市'),
};
const FONT_NAMES = '/F 30 0 R /J 31 0 R /V 32 0 R /C 33 0 R /N 34 0 R /T 35 0 R';

/** A string for /J and /V. */
export const utf16 = (text: string): string => `<${hexOf(text)}>`;

/** Text of the font /J (or another) at a point: `BT … ET`. */
export function text(x: number, y: number, size: number, shown: string, font = 'J'): string {
  const string = font === 'J' || font === 'V' ? utf16(shown) : `(${shown})`;
  return `BT /${font} ${size} Tf ${x} ${y} Td ${string} Tj ET\n`;
}

function pageObject(page: PageSource, contents: number): string {
  const box = (name: string, value: string | undefined): string => (value ? `/${name} [${value}]` : '');
  return [
    '<< /Type /Page /Parent 2 0 R',
    box('MediaBox', page.mediaBox ?? '0 0 200 100'),
    box('CropBox', page.cropBox),
    page.rotate ? `/Rotate ${page.rotate}` : '',
    page.userUnit ? `/UserUnit ${page.userUnit}` : '',
    `/Resources << /Font << ${FONT_NAMES} >> ${page.resources ?? ''} >>`,
    `/Contents ${contents} 0 R ${page.entries ?? ''} >>`,
  ].join(' ');
}

/** The bytes of a small PDF, written by hand: header, objects, cross-reference table, trailer. Page i is the object 100 + 2 i. */
export function makePdf(source: PdfSource): Uint8Array {
  const pageNumbers = source.pages.map((_, index) => 100 + 2 * index);
  const objects: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${source.catalogue ?? ''} >>`,
    2: `<< /Type /Pages /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] /Count ${pageNumbers.length} >>`,
    3: `<< ${source.producer === undefined ? '' : `/Producer (${source.producer})`} >>`,
    ...fonts,
    ...source.objects,
  };
  source.pages.forEach((page, index) => {
    const number = 100 + 2 * index;
    objects[number] = pageObject(page, number + 1);
    objects[number + 1] = source.compress ? compressed(page.content) : stream('', page.content);
  });
  return assemble(objects);
}

function assemble(objects: Readonly<Record<number, string>>): Uint8Array {
  const numbers = Object.keys(objects).map(Number);
  const size = Math.max(...numbers) + 1;
  const entries = Array.from({ length: size }, () => '0000000000 65535 f \n');
  let body = '%PDF-1.7\n';
  for (const number of numbers) {
    entries[number] = `${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${number} 0 obj\n${objects[number]}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${body}xref\n0 ${size}\n${entries.join('')}${trailer}`, 'latin1'));
}
