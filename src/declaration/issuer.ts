import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { repairCharacters } from '../text/fold.js';
import type { Ledger } from './ledger.js';
import { textOf } from './line-text.js';

/** The issuer (発行者) is printed in this upper share of the first page, or in a running head or foot. */
const headShare = 0.3;
const footShare = 0.92;

const municipality =
  /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々ヶケ]{1,6}(?:都|道|府|県|市|区|町|村))(?:役所|役場)?$/u;
/** Words that end like a municipality and are none. */
const notMunicipalities =
  /^(都市|市町|市区町|市区町村|市町村|区市町村|本市|当市|各市|全市|中心市|政令市|中核市|特例市|同市|地区|学区|校区|都道府|都道府県|管区|全区|近隣市|他市|市道|県道|国道|歩道|水道|下水道|鉄道|街道|北海道)$/u;

/** A municipality's name if the text is one: 伊勢原市, 伊勢原市役所. */
export const municipalityIn = (text: string): string | undefined => {
  const name = municipality.exec(text.trim())?.[1];
  return name !== undefined && !notMunicipalities.test(name) ? name : undefined;
};

const wordsOf = (line: TextLine): string[] =>
  textOf(line)
    .trim()
    .split(/[\s　]+/u);

export interface Issuer {
  /** Municipality as printed; empty where none is. */
  readonly name: string;
  readonly lines: readonly TextLine[];
}

/** The municipality that the document prints as its issuer: a line of its own near the head, or the first word of a head or foot line. */
export function findIssuer(layouts: readonly PageLayout[], titleLines: readonly TextLine[], ledger: Ledger): Issuer {
  const first = layouts[0];
  if (!first) return { name: '', lines: [] };
  const edge = first.lines.filter(
    (line) => line.box.bottom <= first.page.height * headShare || line.box.top >= first.page.height * footShare,
  );
  for (const line of edge) {
    const name = municipalityIn(repairCharacters(line.text.replace(/\s+/gu, '')));
    if (name === undefined) continue;
    ledger.claim([line], 'issuer');
    return { name, lines: [line] };
  }
  const heads = edge.filter(
    ({ box }) => box.bottom <= first.page.height / 10 || box.top >= first.page.height * footShare,
  );
  for (const line of [...titleLines, ...heads]) {
    const name = wordsOf(line)
      .map(municipalityIn)
      .find((found) => found !== undefined);
    if (name !== undefined) return { name, lines: [line] };
  }
  for (const line of edge) {
    const [word = '', ...rest] = wordsOf(line);
    const name = rest.length > 0 ? municipalityIn(word) : undefined;
    if (name !== undefined) return { name, lines: [line] };
  }
  return { name: '', lines: [] };
}
