import { type Box, formatBox } from '../geometry/box.js';
import type { OcrPage, OcrReading } from '../ocr/ocr-page.js';
import type { Scans } from '../read-scans.js';

const boxes = (all: readonly Box[]): string[] => all.map(formatBox);

const readingJson = ({ box, text, candidates, inCell, agreed }: OcrReading, layer: string | undefined) => ({
  text,
  bbox: formatBox(box),
  agreed,
  in_cell: inCell,
  candidates,
  ...(layer === undefined ? {} : { layer }),
});

const scanJson = (page: number, { place, turned, skew, readings, unread, layer }: OcrPage) => ({
  page,
  bbox: formatBox(place),
  turned,
  skew: Math.round(skew * 100) / 100,
  readings: readings.map((reading) => readingJson(reading, layer?.differs.get(reading))),
  unread: boxes(unread),
  ...(layer ? { layer_only: layer.only.map(({ text, box }) => ({ text, bbox: formatBox(box) })) } : {}),
});

/**
 * What the engines read in each picture (文字認識): every stretch with its candidates, what a scanner's own layer says instead, and ink that
 * nobody read. Places are those of the straightened, upright page; its number counts two pages that lie on one sheet.
 */
export const scansJson = (scans: Scans, pages: ReadonlySet<number>) =>
  [...scans].filter(([page]) => pages.has(page)).flatMap(([page, all]) => all.map((scan) => scanJson(page, scan)));
