import { pdfWithTable } from '../review/doubtful-pdf.js';

/** One page with a short table: where any page will do. */
export const smallPage = pdfWithTable([
  ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
  ['01-101', '健康教室の参加者数', '6,480人', '7,250人', '健康課'],
  ['01-102', '健康相談の件数', '312件', '345件', '健康課'],
]);
