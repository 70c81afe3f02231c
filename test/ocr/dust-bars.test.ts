import { describe, expect, test } from 'vitest';
import { chooseReadings } from '../../src/ocr/choose-reading.js';
import type { WitnessEngine } from '../../src/ocr/engines/engine.js';
import { type LineImage, type Placed, TEXT_HEIGHT } from '../../src/ocr/line-image.js';
import type { PixelBox } from '../../src/ocr/picture.js';
import type { RawReading } from '../../src/ocr/read-block.js';
import { segment } from '../../src/text/kuromoji-words.js';

const EM = 24;
const START = 12;
const letter = (left: number, width: number): PixelBox => ({ left, top: 2, right: left + width, bottom: 20 });
const mark = (left: number, width: number, height: number): PixelBox => ({
  left,
  top: 12,
  right: left + width,
  bottom: 12 + height,
});
const speck = (left: number): PixelBox => mark(left, 2, 1);
const hyphen = (left: number): PixelBox => mark(left, 8, 2);

/** Pieces of a line image, each with its ink, in pixels of the page. */
function imageOf(...inks: readonly (readonly PixelBox[])[]): LineImage {
  let from = START;
  const pieces = inks.map((components, line): Placed => {
    const right = Math.max(...components.map((each) => each.right));
    const to = from + (right / EM) * TEXT_HEIGHT;
    const piece = { box: { left: 0, top: 0, right, bottom: EM }, line, em: EM, components, from, to };
    from = to + 14;
    return piece;
  });
  return { picture: { width: Math.ceil(from), height: 64, data: new Uint8Array(1) }, pieces };
}

const engine: WitnessEngine = { read: async () => [], close: async () => undefined, knows: () => true };

/** What is taken where both models read `text`, its characters over the ink where they stand. */
async function chosen(text: string, witness: string, ...inks: readonly (readonly PixelBox[])[]) {
  const image = imageOf(...inks);
  const places = image.pieces.flatMap(({ components, from }) =>
    components.map(({ left }) => from + (left / EM) * TEXT_HEIGHT),
  );
  const words = [...text].map((each, index) => ({ text: each, left: places[index] ?? 0 }));
  const support = { figures: true, words: true, separators: true };
  const raw: RawReading = {
    image,
    words,
    otherWords: words,
    witness,
    instead: undefined,
    isInsteadSeen: false,
    support: { words: support, otherWords: support },
  };
  const [reading] = await chooseReadings([raw], { segment, headers: [] }, engine);
  return reading;
}

const sixty = [letter(9, 12), letter(23, 13), letter(38, 22), letter(62, 21)];

describe('a bar that is a speck in the picture', () => {
  test('before a figure is no minus sign; that there may be one is said', async () => {
    expect(await chosen('-60手続', '60手続', [speck(0), ...sixty])).toMatchObject({
      text: '60手続',
      agreed: false,
      candidates: ['60手続', '-60手続'],
    });
  });

  test('behind a unit is no hyphen, at the end of a line in the middle, too', async () => {
    const ink = [letter(0, 12), letter(14, 12), letter(28, 21)];
    expect(await chosen('12件-', '12件', [...ink, speck(60)])).toMatchObject({ text: '12件', agreed: false });
    const year = [letter(0, 21), letter(24, 21), letter(48, 12), letter(62, 12), letter(76, 21)];
    expect(await chosen('12件-平成29年', '12件平成29年', [...ink, speck(60)], year)).toMatchObject({
      text: '12件平成29年',
      agreed: false,
    });
  });

  test('behind a word is none', async () => {
    const ink = [letter(0, 21), letter(24, 21), letter(48, 21), letter(72, 21), speck(104)];
    expect(await chosen('推進事業-', '推進事業', ink)).toMatchObject({ text: '推進事業', agreed: false });
  });
});

describe('a point that may be dust', () => {
  const value = [letter(0, 12), letter(14, 12), letter(28, 21)];
  const year = [letter(0, 12), letter(14, 12), letter(28, 12), letter(42, 12), letter(56, 21)];

  test('is in doubt at the end or start of any line of a cell', async () => {
    expect(await chosen('12件2018年', '12件2018年', value, year)).toMatchObject({ agreed: true });
    const behind = await chosen('12件・2018年', '12件2018年', [...value, speck(54)], year);
    expect(behind).toMatchObject({ agreed: false });
    const before = await chosen('12件・2018年', '12件2018年', value, [
      speck(0),
      ...year.map((each) => ({ ...each, left: each.left + 14, right: each.right + 14 })),
    ]);
    expect(before).toMatchObject({ agreed: false });
  });

  test('is in doubt beside a bracket', async () => {
    const line = [
      ...value,
      speck(54),
      ...year.map(({ left, right, ...rest }) => ({ left: left + 60, right: right + 60, ...rest })),
    ];
    expect(await chosen('12件・(2018)', '12件(2018)', line)).toMatchObject({ agreed: false });
    expect(await chosen('12件(2018)', '12件(2018)', line)).toMatchObject({ agreed: true });
  });
});

describe('a bar stays', () => {
  test('where it is as long as a minus sign, though the witness has not seen it', async () => {
    expect((await chosen('-60手続', '60手続', [hyphen(0), ...sixty]))?.text).toBe('-60手続');
    // Worn in two.
    const worn = [speck(-4), speck(2), ...sixty];
    expect((await chosen('--60手続', '60手続', worn))?.text).toBe('--60手続');
  });

  test('where the witness has seen it: its ink may be paler than the rest', async () => {
    expect((await chosen('-60手続', '-60手続', [speck(0), ...sixty]))?.text).toBe('-60手続');
  });

  test('behind a digit, where a code may go on in the next line', async () => {
    const ends = [letter(0, 12), letter(14, 12), speck(30)];
    const goesOn = [letter(0, 12), letter(14, 12), letter(28, 12)];
    expect((await chosen('24-103', '24103', ends, goesOn))?.text).toBe('24-103');
  });

  test('where it is a letter: a long vowel', async () => {
    const ink = [letter(0, 21), letter(24, 21), letter(48, 21), speck(80)];
    expect((await chosen('データー', '277', ink))?.text).toBe('データー');
  });
});
