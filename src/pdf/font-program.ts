import { charstringHasInk, type Subroutines } from './charstring-ink.js';

/** A font program as pdf.js rewrites it: TrueType outlines or CFF ones, with one map of its own from characters to glyphs. */
export interface FontProgram {
  /** Does the glyph of this character (of pdf.js's own numbering) draw anything? Undefined where the program does not say. */
  readonly hasInk: (character: number) => boolean | undefined;
}

type Glyphs = (glyph: number) => boolean | undefined;

const tag = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** The tables of an OpenType font by name. */
function tablesOf(view: DataView): ReadonlyMap<string, DataView> {
  const tables = new Map<string, DataView>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i += 1) {
    const at = 12 + i * 16;
    const offset = view.getUint32(at + 8);
    const length = Math.min(view.getUint32(at + 12), view.byteLength - offset);
    if (length > 0) tables.set(tag(view, at), new DataView(view.buffer, view.byteOffset + offset, length));
  }
  return tables;
}

/** Format 4 (OpenType, `cmap`): segments of characters below U+10000. */
function glyphOfFormat4(table: DataView, character: number): number {
  const doubled = table.getUint16(6);
  for (let i = 0; i < doubled; i += 2) {
    if (table.getUint16(14 + i) < character) continue;
    const start = table.getUint16(16 + doubled + i);
    if (start > character) return 0;
    const delta = table.getUint16(16 + 2 * doubled + i);
    const rangeAt = 16 + 3 * doubled + i;
    const range = table.getUint16(rangeAt);
    if (range === 0) return (character + delta) & 0xffff;
    return (table.getUint16(rangeAt + range + 2 * (character - start)) + delta) & 0xffff;
  }
  return 0;
}

/** Format 12: groups of characters, those of the higher planes included. */
function glyphOfFormat12(table: DataView, character: number): number {
  const groups = table.getUint32(12);
  for (let i = 0; i < groups; i += 1) {
    const at = 16 + 12 * i;
    if (character >= table.getUint32(at) && character <= table.getUint32(at + 4))
      return table.getUint32(at + 8) + character - table.getUint32(at);
  }
  return 0;
}

function glyphOf(cmap: DataView, character: number): number {
  for (let i = 0; i < cmap.getUint16(2); i += 1) {
    const offset = cmap.getUint32(8 + 8 * i);
    const table = new DataView(cmap.buffer, cmap.byteOffset + offset, cmap.byteLength - offset);
    const format = table.getUint16(0);
    const read = format === 4 ? glyphOfFormat4 : format === 12 ? glyphOfFormat12 : undefined;
    const glyph = read?.(table, character) ?? 0;
    if (glyph > 0) return glyph;
  }
  return 0;
}

/** TrueType: a glyph without ink has no data, or a box without extent. */
function trueTypeGlyphs(tables: ReadonlyMap<string, DataView>): Glyphs | undefined {
  const [head, loca, glyf] = [tables.get('head'), tables.get('loca'), tables.get('glyf')];
  if (!head || !loca || !glyf) return undefined;
  const isLong = head.getInt16(50) !== 0;
  const offsetOf = (glyph: number): number => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return (glyph) => {
    const start = offsetOf(glyph);
    if (offsetOf(glyph + 1) <= start) return false;
    const [left, bottom, right, top] = [2, 4, 6, 8].map((at) => glyf.getInt16(start + at));
    return left !== right || bottom !== top;
  };
}

/** An INDEX of a CFF font (Adobe Technical Note 5176): its pieces, and where it ends. */
function readIndex(data: Uint8Array, at: number): { readonly pieces: readonly Uint8Array[]; readonly end: number } {
  const count = ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  if (count === 0) return { pieces: [], end: at + 2 };
  const size = data[at + 2] ?? 1;
  const offsetOf = (index: number): number => {
    let offset = 0;
    for (let i = 0; i < size; i += 1) offset = offset * 256 + (data[at + 3 + index * size + i] ?? 0);
    return offset;
  };
  const base = at + 2 + (count + 1) * size;
  const pieces = Array.from({ length: count }, (_, index) =>
    data.subarray(base + offsetOf(index), base + offsetOf(index + 1)),
  );
  return { pieces, end: base + offsetOf(count) };
}

/** Operators of a DICT; two-byte ones as 1200 + the second byte. */
const DICT = { charStrings: 17, private: 18, subroutines: 19, fontDicts: 1236, fontOfGlyph: 1237 } as const;

/** A DICT's whole numbers by operator; real numbers count as 0. */
function readDict(data: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  const at = (i: number): number => data[i] ?? 0;
  for (let i = 0; i < data.length; ) {
    const byte = at(i);
    if (byte <= 21) {
      const operator = byte === 12 ? 1200 + at(i + 1) : byte;
      entries.set(operator, operands);
      operands = [];
      i += byte === 12 ? 2 : 1;
    } else if (byte === 28) {
      operands.push((((at(i + 1) << 8) | at(i + 2)) << 16) >> 16);
      i += 3;
    } else if (byte === 29) {
      operands.push((at(i + 1) << 24) | (at(i + 2) << 16) | (at(i + 3) << 8) | at(i + 4));
      i += 5;
    } else if (byte === 30) {
      i += 1;
      while (i < data.length && (at(i) & 15) !== 15 && at(i) >> 4 !== 15) i += 1;
      operands.push(0);
      i += 1;
    } else {
      const isShort = byte < 247;
      const two = byte < 251 ? (byte - 247) * 256 + at(i + 1) + 108 : -(byte - 251) * 256 - at(i + 1) - 108;
      operands.push(isShort ? byte - 139 : two);
      i += isShort ? 1 : 2;
    }
  }
  return entries;
}

function localSubroutines(data: Uint8Array, dict: ReadonlyMap<number, readonly number[]>): readonly Uint8Array[] {
  const [size = 0, offset = 0] = dict.get(DICT.private) ?? [];
  const [own] = readDict(data.subarray(offset, offset + size)).get(DICT.subroutines) ?? [];
  return own === undefined ? [] : readIndex(data, offset + own).pieces;
}

/** Which of a CID font's parts a glyph belongs to (FDSelect, formats 0 and 3). */
function partOf(data: Uint8Array, at: number, glyph: number): number {
  if (data[at] === 0) return data[at + 1 + glyph] ?? 0;
  const two = (i: number): number => ((data[i] ?? 0) << 8) | (data[i + 1] ?? 0);
  const ranges = two(at + 1);
  for (let i = ranges - 1; i >= 0; i -= 1) if (two(at + 3 + 3 * i) <= glyph) return data[at + 5 + 3 * i] ?? 0;
  return 0;
}

function cffGlyphs(table: DataView): Glyphs | undefined {
  const data = new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
  const names = readIndex(data, data[2] ?? 4);
  const tops = readIndex(data, names.end);
  const strings = readIndex(data, tops.end);
  const global = readIndex(data, strings.end).pieces;
  const top = readDict(tops.pieces[0] ?? new Uint8Array());
  const [charStringsAt] = top.get(DICT.charStrings) ?? [];
  if (charStringsAt === undefined) return undefined;
  const charStrings = readIndex(data, charStringsAt).pieces;
  const [fontDictsAt] = top.get(DICT.fontDicts) ?? [];
  const [selectAt = 0] = top.get(DICT.fontOfGlyph) ?? [];
  const dicts = fontDictsAt === undefined ? [top] : readIndex(data, fontDictsAt).pieces.map(readDict);
  const locals = dicts.map((dict) => localSubroutines(data, dict));
  return (glyph) => {
    const code = charStrings[glyph];
    if (!code) return undefined;
    const local = locals[fontDictsAt === undefined ? 0 : partOf(data, selectAt, glyph)] ?? [];
    const subroutines: Subroutines = { local, global };
    return charstringHasInk(code, subroutines);
  };
}

function open(data: Uint8Array): FontProgram | undefined {
  const tables = tablesOf(new DataView(data.buffer, data.byteOffset, data.byteLength));
  const cmap = tables.get('cmap');
  const cff = tables.get('CFF ');
  const glyphs = cff ? cffGlyphs(cff) : trueTypeGlyphs(tables);
  if (!cmap || !glyphs) return undefined;
  return {
    hasInk: (character) => {
      const glyph = glyphOf(cmap, character);
      return glyph === 0 ? undefined : glyphs(glyph);
    },
  };
}

const unreadable: FontProgram = { hasInk: () => undefined };

/** A damaged program may point beyond its own end: then it says nothing. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads a font program as far as it says which of its glyphs have ink. A damaged one answers undefined. */
export function readFontProgram(data: Uint8Array): FontProgram {
  const program = orUndefined(() => open(data)) ?? unreadable;
  return { hasInk: (character) => orUndefined(() => program.hasInk(character)) };
}
