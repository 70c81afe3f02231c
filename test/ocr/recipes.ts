import type { Degradation } from './make-scan.js';

/** A scan of a fixture's PDF (fixtures/documents). */
export interface ScanRecipe {
  readonly fixture: string;
  readonly name: string;
  readonly how: Degradation;
}

const clean200: Degradation = { dpi: 200, jpeg: 90 };
const clean300: Degradation = { dpi: 300, jpeg: 85 };
const office: Degradation = { dpi: 200, jpeg: 75, skew: 0.4, grain: 24, blur: 0.5 };
const askew: Degradation = { dpi: 200, jpeg: 80, skew: -2.6, grain: 12 };
const squeezed: Degradation = { dpi: 200, jpeg: 30, blur: 0.5 };
const copier: Degradation = { dpi: 300, jpeg: 95, threshold: 150, skew: 0.8, blur: 0.7 };
const yellowed: Degradation = { dpi: 200, jpeg: 75, paper: '#f0dcae', ink: 0.8, grain: 16 };
const dusty: Degradation = { dpi: 200, jpeg: 85, dust: 1, edge: 0.25, skew: 0.7 };
const stamped: Degradation = { dpi: 200, jpeg: 85, stamp: [0.82, 0.12] };
const wrongWay: Degradation = { dpi: 200, jpeg: 85, turn: 90, skew: 0.5 };
const upsideDown: Degradation = { dpi: 200, jpeg: 85, turn: 180 };

/** Scans that accuracy is measured on: every degradation on documents of several cities and producers. */
export const scanRecipes: readonly ScanRecipe[] = [
  { fixture: 'isehara-2020-kodomo-writer', name: 'clean 200 dpi', how: clean200 },
  { fixture: 'isehara-2020-kodomo-calc', name: 'clean 300 dpi', how: clean300 },
  { fixture: 'isehara-2019-kyoiku-writer', name: 'clean 200 dpi', how: clean200 },
  { fixture: 'isehara-2018-kurashi-rc4', name: 'office', how: office },
  { fixture: 'isehara-2020-kodomo-chromium', name: 'askew', how: askew },
  { fixture: 'isehara-2021-kankyo-dvipdfmx', name: 'office', how: office },
  { fixture: 'isehara-2021-kankyo-cairo', name: 'squeezed', how: squeezed },
  { fixture: 'isehara-2021-kankyo-type3', name: 'copier', how: copier },
  { fixture: 'kakitsubata-2021-values', name: 'clean 200 dpi', how: clean200 },
  { fixture: 'kakitsubata-2022-result', name: 'yellowed', how: yellowed },
  { fixture: 'kakitsubata-2020-plan-and-target', name: 'dusty', how: dusty },
  { fixture: 'fujibakama-2024-year-columns', name: 'office', how: office },
  { fixture: 'fujibakama-2024-upper-lower', name: 'squeezed', how: squeezed },
  { fixture: 'hagiyama-2021-years-as-rows', name: 'askew', how: askew },
  { fixture: 'hagiyama-2022-three-levels', name: 'clean 300 dpi', how: clean300 },
  { fixture: 'shioji-2024-chromium-merged', name: 'office', how: office },
  { fixture: 'shiomizaka-2022-horizontal', name: 'clean 300 dpi', how: clean300 },
  { fixture: 'shiomizaka-2022-dotted', name: 'clean 300 dpi', how: clean300 },
  { fixture: 'minagawa-2022-a3', name: 'clean 200 dpi', how: clean200 },
  { fixture: 'kaedegahara-2019-double', name: 'copier', how: copier },
  { fixture: 'suzushiro-2020-zebra', name: 'clean 200 dpi', how: clean200 },
  { fixture: 'suzushiro-2020-white-on-tint', name: 'clean 200 dpi', how: clean200 },
  { fixture: 'isehara-2020-kodomo-writer', name: 'stamped', how: stamped },
  { fixture: 'isehara-2019-kyoiku-writer', name: 'wrong way', how: wrongWay },
  { fixture: 'kakitsubata-2022-result', name: 'upside down', how: upsideDown },
];
