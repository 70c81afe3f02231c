import { expect, test } from 'vitest';
import { scansJson } from '../../src/inspect/scans-json.js';
import type { OcrPage, OcrReading } from '../../src/ocr/ocr-page.js';
import { blankPage } from '../../src/ocr/part-of-page.js';

const box = (left: number, top: number) => ({ left, top, right: left + 50, bottom: top + 10 });

test('what the engines read is told stretch by stretch, with what a layer says instead', () => {
  const reading = (text: string, top: number, agreed: boolean): OcrReading => ({
    from: 0,
    to: 1,
    box: box(10, top),
    text,
    candidates: [text, '163人'],
    inCell: true,
    agreed,
  });
  const [sure, unsure] = [reading('1,204件', 20, true), reading('162人', 40, false)];
  const scan: OcrPage = {
    page: blankPage(2, { width: 600, height: 800 }),
    place: { left: 0, top: 0, right: 600, bottom: 800 },
    readings: [sure, unsure],
    unread: [box(300, 300)],
    skew: 0.123,
    turned: 90,
    layer: { compared: 2, differs: new Map([[unsure, '168人']]), only: [{ box: box(10, 60), text: '12' }] },
  };
  const scans = new Map([[2, [scan]]]);
  expect(scansJson(scans, new Set([1]))).toEqual([]);
  expect(scansJson(scans, new Set([2]))).toEqual([
    {
      page: 2,
      bbox: '0.00 0.00 600.00 800.00',
      turned: 90,
      skew: 0.12,
      readings: [
        {
          text: '1,204件',
          bbox: '10.00 20.00 60.00 30.00',
          agreed: true,
          in_cell: true,
          candidates: ['1,204件', '163人'],
        },
        {
          text: '162人',
          bbox: '10.00 40.00 60.00 50.00',
          agreed: false,
          in_cell: true,
          candidates: ['162人', '163人'],
          layer: '168人',
        },
      ],
      unread: ['300.00 300.00 350.00 310.00'],
      layer_only: [{ text: '12', bbox: '10.00 60.00 60.00 70.00' }],
    },
  ]);
});
