import type { SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { bridgeRules } from '../../src/ocr/bridge-rules.js';
import { liftStamps } from '../../src/ocr/lift-stamps.js';
import type { Grey } from '../../src/ocr/picture.js';
import { findPictureRules, type PictureRule } from '../../src/ocr/picture-rules.js';
import { straighten } from '../../src/ocr/straighten.js';
import { turnPicture } from '../../src/ocr/turn-picture.js';
import { greyOf } from '../../src/pdf/grey-page.js';
import { drawColours, toInk } from './drawn.js';

const DPI = 200;
const SIZE = { width: 900, height: 700 };

function lift(paint: (context: SKRSContext2D) => void): Grey {
  const { red, ...picture } = greyOf(drawColours(SIZE.width, SIZE.height, paint));
  return red ? liftStamps(picture, red, DPI) : picture;
}

/** Four rules across and four down. */
function table(context: SKRSContext2D): void {
  context.fillStyle = '#000000';
  for (const y of [100, 200, 300, 400]) context.fillRect(100, y - 1, 602, 2);
  for (const x of [100, 300, 500, 700]) context.fillRect(x - 1, 100, 2, 301);
}

/** A round stamp whose two bars reach from rule to rule, and a black stroke that was printed before it. */
function stamp(context: SKRSContext2D, colour: string): void {
  table(context);
  context.strokeStyle = colour;
  context.lineWidth = 4;
  context.beginPath();
  context.arc(400, 250, 99, 0, 2 * Math.PI);
  for (const y of [232, 268]) {
    context.moveTo(301, y);
    context.lineTo(499, y);
  }
  context.stroke();
  context.fillStyle = '#000000';
  context.fillRect(390, 225, 3, 50);
}

const positions = (picture: Grey, orientation: PictureRule['orientation']): number[] =>
  bridgeRules(findPictureRules(toInk(picture), DPI), picture.stains ?? [], DPI)
    .filter((rule) => rule.orientation === orientation)
    .map(({ position }) => Math.round(position));

test('a drawn page is taken band by band, and nothing of it is lost at their edges', () => {
  const canvas = drawColours(30, 600, (context) => {
    context.fillStyle = '#e02020';
    context.fillRect(5, 250, 12, 300);
  });
  const { width, height, data, red } = greyOf(canvas);
  expect([width, height, data.length]).toEqual([30, 600, 30 * 600]);
  const rows = Array.from({ length: 600 }, (_, row) => row);
  expect(rows.filter((row) => data[row * 30 + 6] !== 255)).toEqual(rows.slice(250, 550));
  expect(rows.filter((row) => red?.[row * 30 + 6] === 1)).toEqual(rows.slice(250, 550));
  expect(red?.reduce((sum, each) => sum + each, 0)).toBe(12 * 300);
});

describe('a red stamp', () => {
  const lifted = lift((context) => stamp(context, '#d03030'));

  test('is taken off the picture, and its bars part no cell', () => {
    expect(new Set(positions(lifted, 'horizontal'))).toEqual(new Set([100, 200, 300, 400]));
    expect(new Set(positions(lifted, 'vertical'))).toEqual(new Set([100, 300, 500, 700]));
    expect(lifted.data[232 * SIZE.width + 350]).toBe(255);
  });

  test('leaves the black writing below it', () => {
    expect(lifted.data[250 * SIZE.width + 391]).toBeLessThan(60);
  });

  test('leaves word of where it was, also when the picture is turned or straightened', () => {
    const [stain] = lifted.stains ?? [];
    expect(lifted.stains).toHaveLength(1);
    expect(Math.abs((stain?.left ?? 0) - 300)).toBeLessThan(8);
    expect(Math.abs((stain?.bottom ?? 0) - 350)).toBeLessThan(8);
    const [turned] = turnPicture(lifted, 90).stains ?? [];
    expect(turned?.left).toBe(SIZE.height - (stain?.bottom ?? 0));
    const [straight] = straighten(lifted, 2).stains ?? [];
    // Left of the middle, what lay askew clockwise lies lower when it is straight.
    expect((straight?.top ?? 0) - (stain?.top ?? 0)).toBeGreaterThan(1);
  });
});

test('red letters, red frames and black rings stay as they are', () => {
  const letters = lift((context) => {
    context.fillStyle = '#d03030';
    for (let x = 100; x < 700; x += 40) context.fillRect(x, 100, 30, 30);
    context.strokeStyle = '#d03030';
    context.lineWidth = 4;
    context.strokeRect(60, 60, 700, 500);
  });
  expect(letters.stains ?? []).toEqual([]);
  expect(letters.data[115 * SIZE.width + 110]).toBeLessThan(140);
  expect(lift((context) => stamp(context, '#303030')).stains ?? []).toEqual([]);
});

describe('a rule in two parts', () => {
  const part = (start: number, end: number): PictureRule => ({
    orientation: 'horizontal',
    position: 250,
    start,
    end,
    thickness: 2,
  });
  const parts = [part(100, 300), part(480, 700)];
  const stain = { left: 295, top: 150, right: 490, bottom: 350 };

  test('is whole where a stamp lay over it', () => {
    expect(bridgeRules(parts, [stain], DPI)).toEqual([...parts, part(300, 480)]);
  });

  test('stays in two parts where no stamp is, or the gap is much longer than the stamp', () => {
    expect(bridgeRules(parts, [], DPI)).toEqual(parts);
    expect(bridgeRules(parts, [{ ...stain, top: 300 }], DPI)).toEqual(parts);
    expect(bridgeRules(parts, [{ ...stain, left: 330, right: 400 }], DPI)).toEqual(parts);
  });
});
