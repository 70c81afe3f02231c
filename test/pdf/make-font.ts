/** A TrueType font of a few glyphs, as bytes in Latin-1: a square where `ink` says so, else nothing. Glyph 0 is a square, too. */
export function makeTrueType(ink: readonly boolean[]): string {
  const square = glyphOf([
    [100, 0],
    [100, 700],
    [900, 700],
    [900, 0],
  ]);
  const glyphs = [square, ...ink.map((drawn) => (drawn ? square : []))];
  const offsets = sums(glyphs, 0);
  const count = glyphs.length;
  return fontFile({
    head: [
      ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
      ...u16(0, 1000),
      ...u32(0, 0, 0, 0),
      ...u16(0, 0, 1000, 1000, 0, 8, 2, 1, 0),
    ],
    hhea: [...u32(0x10000), ...u16(880, 0xff88, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, count)],
    maxp: [...u32(0x10000), ...u16(count, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    hmtx: glyphs.flatMap(() => u16(1000, 0)),
    loca: u32(...offsets),
    glyf: glyphs.flat(),
    cmap: [...u16(0, 1, 3, 1), ...u32(12), ...u16(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)],
    post: [...u32(0x30000, 0, 0, 0, 0, 0, 0, 0)],
  });
}

/** Where each piece begins, and where the last one ends. */
function sums(pieces: readonly (readonly number[])[], first: number): number[] {
  const offsets = [first];
  for (const piece of pieces) offsets.push((offsets.at(-1) ?? 0) + piece.length);
  return offsets;
}

const u16 = (...numbers: readonly number[]): number[] => numbers.flatMap((n) => [(n >> 8) & 255, n & 255]);
const u32 = (...numbers: readonly number[]): number[] =>
  numbers.flatMap((n) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);

function glyphOf(points: readonly (readonly [number, number])[]): number[] {
  const steps = (axis: 0 | 1): number[] =>
    points.flatMap((point, index) => u16((point[axis] - (points[index - 1]?.[axis] ?? 0)) & 0xffff));
  return [...u16(1, 100, 0, 900, 700, points.length - 1, 0), ...points.map(() => 1), ...steps(0), ...steps(1)];
}

function fontFile(tables: Readonly<Record<string, readonly number[]>>, version = u32(0x10000)): string {
  const names = Object.keys(tables).sort();
  let offset = 12 + 16 * names.length;
  const directory: number[] = [];
  const body: number[] = [];
  for (const name of names) {
    const data = tables[name] ?? [];
    directory.push(...Buffer.from(name.padEnd(4), 'latin1'), ...u32(0, offset, data.length));
    const padded = [...data, ...Array.from({ length: -data.length & 3 }, () => 0)];
    body.push(...padded);
    offset += padded.length;
  }
  return Buffer.from([...version, ...u16(names.length, 0, 0, 0), ...directory, ...body]).toString('latin1');
}

/** A CFF font in an OpenType file, its character U+0041 + i the glyph i + 1 with this charstring. */
export function makeCff(
  charstrings: readonly (readonly number[])[],
  local: readonly (readonly number[])[] = [],
): Uint8Array {
  const glyphs = [[14], ...charstrings];
  const names = index([[...Buffer.from('Test')]]);
  const strings = index([]);
  const global = index([]);
  const number = (n: number): number[] => [29, ...u32(n)];
  const topLength = index([[...number(0), 17, ...number(0), ...number(0), 18]]).length;
  const charStringsAt = 4 + names.length + topLength + strings.length + global.length;
  const charStrings = index(glyphs);
  const privateDict = [...number(6), 19];
  const privateAt = charStringsAt + charStrings.length;
  const top = index([[...number(charStringsAt), 17, ...number(privateDict.length), ...number(privateAt), 18]]);
  const data = [1, 0, 4, 4, ...names, ...top, ...strings, ...global, ...charStrings, ...privateDict, ...index(local)];
  const cmap = [
    ...u16(0, 1, 3, 10),
    ...u32(12),
    ...u16(12, 0),
    ...u32(28, 0, 1, 0x41, 0x41 + charstrings.length - 1, 1),
  ];
  return Buffer.from(fontFile({ 'CFF ': data, cmap }, [...Buffer.from('OTTO')]), 'latin1');
}

function index(pieces: readonly (readonly number[])[]): number[] {
  if (pieces.length === 0) return u16(0);
  const offsets = sums(pieces, 1);
  return [...u16(pieces.length), 2, ...u16(...offsets), ...pieces.flat()];
}
