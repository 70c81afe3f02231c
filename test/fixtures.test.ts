import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type ExplainedResult, explainDocument } from '../src/convert.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import { repairCharacters } from '../src/text/fold.js';
import { segment } from '../src/text/kuromoji-words.js';
import { compareWithExpectation, type Expectation, expectationSchema } from './expectation.js';
import { flattenResult } from './flatten-result.js';
import { charactersOf, readAllText, surplus } from './page-characters.js';

const root = fileURLToPath(new URL('../fixtures', import.meta.url));
const fixtures = ['documents', 'broken'].flatMap((kind) =>
  readdirSync(join(root, kind))
    .sort()
    .map((name) => join(kind, name)),
);

const bytesOf = (fixture: string): Buffer => readFileSync(join(root, fixture, 'document.pdf'));
const expectationOf = (fixture: string): Expectation =>
  expectationSchema.parse(JSON.parse(readFileSync(join(root, fixture, 'expected.json'), 'utf8')));

const options = { sourceFile: 'document.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };

/** What the tests of one fixture ask for again and again. */
interface Read {
  readonly fixture: string;
  readonly ours: Promise<ExplainedResult>;
  /** Its text as pdf.js reads it for searching: another way through the same file. */
  readonly theirs: () => Promise<string>;
}
let last: Read | undefined;

function read(fixture: string): Read {
  if (last?.fixture === fixture) return last;
  let text: Promise<string> | undefined;
  last = {
    fixture,
    ours: explainDocument(bytesOf(fixture), options, segment),
    theirs: () => {
      text ??= readAllText(bytesOf(fixture));
      return text;
    },
  };
  return last;
}

/** Characters, space and format marks apart, in order of their code. */
const sorted = (text: string): string => [...text.replace(/[\s\p{Cf}]/gu, '')].sort().join('');
const textOf = (parts: readonly { readonly text: string }[]): string => parts.map(({ text }) => text).join('');
const sizeOf = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

describe.each(fixtures)('%s', (fixture) => {
  test('is read as its facts say', async () => {
    const { result } = await read(fixture).ours;
    expect(compareWithExpectation(expectationOf(fixture), result)).toEqual([]);
    await expect(flattenResult(result)).toMatchFileSnapshot(join(root, fixture, 'golden.txt'));
  });

  test('loses no character and invents none', async () => {
    const { document, placements, hidden, doubled_glyphs } = (await read(fixture).ours).result;
    const { actual_text = {}, doubled = false } = expectationOf(fixture);
    const placed = charactersOf(textOf(placements));
    expect(sizeOf(placed.values())).toBe(document.glyphs);
    if (document.status === 'failed') return;
    const said = (character: string): string => actual_text[character] ?? character;
    const printed = charactersOf(repairCharacters([...(await read(fixture).theirs())].map(said).join('')));
    const charactersIn = (pieces: typeof hidden): number => sizeOf(pieces.map(({ characters }) => characters));
    const unread = sizeOf(surplus(printed, charactersOf(repairCharacters(textOf(placements)))).values());
    expect(surplus(charactersOf(repairCharacters(textOf(placements))), printed)).toEqual(new Map());
    // pdf.js's extraction leaves out text beyond the page's edge by itself.
    const beyond = charactersIn(hidden.filter(({ reason }) => reason === 'off-page'));
    expect(unread).toBeGreaterThanOrEqual(doubled_glyphs + charactersIn(hidden) - beyond);
    expect(unread).toBeLessThanOrEqual(doubled_glyphs + charactersIn(hidden));
    expect(doubled_glyphs > 0).toBe(doubled);
  });

  // What is damaged is no measure.
  if (!fixture.startsWith('documents')) return;

  test("shows not a character more or less than pdf.js's own text", async () => {
    const { result, seen } = await read(fixture).ours;
    const ours = sorted(
      seen.shown
        .flatMap(({ glyphs, hidden, struck }) => [
          ...glyphs,
          ...hidden.filter(({ reason }) => reason !== 'off-page').map(({ glyph }) => glyph),
          ...struck.flatMap((text) => text.glyphs),
        ])
        .map((glyph) => glyph.text)
        .join(''),
    );
    const theirs = sorted(await read(fixture).theirs());
    const doubled = seen.shown.reduce((sum, page) => sum + page.doubled, 0);
    expect([...ours].length + doubled).toBe([...theirs].length);
    // Copies are counted, not kept; and /ActualText, which Chromium writes for radicals, is what pdf.js does not read.
    const saysActualText = /actual-text/.test(fixture) || result.document.producer.startsWith('Skia');
    if (doubled === 0 && !saysActualText) expect(ours).toBe(theirs);
  });
});
