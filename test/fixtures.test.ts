import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { convertDocument } from '../src/convert.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import type { DocumentResult } from '../src/schema/document-result.js';
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

const results = new Map<string, Promise<DocumentResult>>();

function convert(fixture: string): Promise<DocumentResult> {
  const options = { sourceFile: 'document.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
  const result = results.get(fixture) ?? convertDocument(bytesOf(fixture), options, segment);
  results.set(fixture, result);
  return result;
}

const textOf = (parts: readonly { readonly text: string }[]): string => parts.map(({ text }) => text).join('');
const sizeOf = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

describe.each(fixtures)('%s', (fixture) => {
  test('is read as its facts say', async () => {
    const result = await convert(fixture);
    expect(compareWithExpectation(expectationOf(fixture), result)).toEqual([]);
    await expect(flattenResult(result)).toMatchFileSnapshot(join(root, fixture, 'golden.txt'));
  });

  test('loses no character and invents none', async () => {
    const { document, placements, hidden, doubled_glyphs } = await convert(fixture);
    const { actual_text = {}, doubled = false } = expectationOf(fixture);
    const placed = charactersOf(textOf(placements));
    expect(sizeOf(placed.values())).toBe(document.glyphs);
    if (document.status === 'failed') return;
    const said = (character: string): string => actual_text[character] ?? character;
    const printed = charactersOf(repairCharacters([...(await readAllText(bytesOf(fixture)))].map(said).join('')));
    const charactersIn = (pieces: typeof hidden): number => sizeOf(pieces.map(({ characters }) => characters));
    const unread = sizeOf(surplus(printed, charactersOf(repairCharacters(textOf(placements)))).values());
    expect(surplus(charactersOf(repairCharacters(textOf(placements))), printed)).toEqual(new Map());
    // pdf.js's extraction leaves out text beyond the page's edge by itself.
    const beyond = charactersIn(hidden.filter(({ reason }) => reason === 'off-page'));
    expect(unread).toBeGreaterThanOrEqual(doubled_glyphs + charactersIn(hidden) - beyond);
    expect(unread).toBeLessThanOrEqual(doubled_glyphs + charactersIn(hidden));
    expect(doubled_glyphs > 0).toBe(doubled);
  });
});
