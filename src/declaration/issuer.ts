// The city that issues the document, by where its name stands.

import {
  isWardName,
  type Municipality,
  municipalitiesNamed,
  type NamedMunicipality,
  readKnownMunicipality,
} from '../municipalities/municipalities.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { isCover } from './cover.js';
import type { Ledger } from './ledger.js';
import { textOf } from './line-text.js';
import { municipalityIn, splitMunicipality } from './municipality-name.js';
import { isDeclaringOffice } from './offices.js';
import { readSpeaker } from './speaker.js';

/** Where a document names its city, in order of trust. */
export const issuerSources = ['signature', 'cover', 'footer', 'title', 'address', 'metadata'] as const;
export type IssuerSource = (typeof issuerSources)[number];

/** One place that names the city (発行者の根拠). */
export interface IssuerEvidence {
  readonly source: IssuerSource;
  /** Municipality as printed. */
  readonly name: string;
  /** Prefecture as printed before it; empty where none is. */
  readonly prefecture: string;
  /** From 1; undefined for what stands on no page. */
  readonly page: number | undefined;
  /** The whole line. */
  readonly text: string;
}

/** The issuer (発行者) is printed in this upper share of the first page, or in a running head or foot. */
const headShare = 0.3;
const footShare = 0.88;
const topShare = 0.1;

const withoutSpaces = (line: TextLine): string => textOf(line).replace(/\s+/gu, '');
const wordsOf = (line: TextLine): string[] => textOf(line).trim().split(/\s+/u);

interface Found {
  readonly evidence: IssuerEvidence;
  readonly line: TextLine;
  /** Does the line say nothing but the city's name? */
  readonly alone: boolean;
}

function foundIn(source: IssuerSource, line: TextLine, page: number, text: string, alone = false): Found | undefined {
  const name = municipalityIn(text);
  if (name === undefined) return undefined;
  const prefecture = readKnownMunicipality(text)?.prefecture ?? '';
  return { evidence: { source, name, prefecture, page, text: textOf(line).trim() }, line, alone };
}

/** An unknown name among other words is taken for a city's only: 〇〇区 and 〇〇町 are places in one more often than not. */
const isCityOrKnown = (word: string): boolean => {
  const place = word.replace(/(?:役所|役場)$/u, '');
  return place.endsWith('市') || readKnownMunicipality(place)?.rest === '';
};

const mayor = /^(.{1,12}[都道府県市区町村])(?:長|知事)\s+(.{2,12})$/u;
const personName = /^[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー\s]+$/u;

/** 伊勢原市長 髙山 松太郎: the head of the city signs, in a line of its own. */
function readSignature(line: TextLine, page: number): Found | undefined {
  const text = textOf(line).trim();
  const [, place = '', name = ''] = mayor.exec(text) ?? [];
  if (place !== '' && personName.test(name)) return foundIn('signature', line, page, place);
  // みどり野市 総務部長 佐伯 仁
  const [city = '', ...signed] = text.split(/\s+/u);
  const isSigned = isCityOrKnown(city) && readSpeaker(signed.join(' ')) !== undefined;
  return isSigned ? foundIn('signature', line, page, city) : undefined;
}

const inHead = (line: TextLine, { page }: PageLayout): boolean => line.box.bottom <= page.height * headShare;
const inFoot = (line: TextLine, { page }: PageLayout): boolean => line.box.top >= page.height * footShare;
const inTop = (line: TextLine, { page }: PageLayout): boolean => line.box.bottom <= page.height * topShare;

/** The city as a line of its own, or as the first word of one, in the head of the first page or anywhere on a cover. */
function readFirstPage(first: PageLayout): Found[] {
  const place = first.page.number;
  const head = first.lines.filter((line) => inHead(line, first) || isCover(first));
  const alone = head.map((line) => foundIn('cover', line, place, withoutSpaces(line), true));
  const firstWord = head.map((line) => {
    const [word = '', ...rest] = wordsOf(line);
    return rest.length > 0 && isCityOrKnown(word) ? foundIn('cover', line, place, word) : undefined;
  });
  return [...alone, ...firstWord].filter((found) => found !== undefined);
}

function readEdges(layouts: readonly PageLayout[]): Found[] {
  return layouts.flatMap((layout) =>
    layout.lines
      .filter((line) => inFoot(line, layout) || inTop(line, layout))
      .map(
        (line) =>
          foundIn('footer', line, layout.page.number, withoutSpaces(line), true) ??
          wordsOf(line)
            .filter(isCityOrKnown)
            .map((word) => foundIn('footer', line, layout.page.number, word))
            .find((found) => found !== undefined),
      )
      .filter((found) => found !== undefined),
  );
}

/** What may follow a city's name in a title without being a part of another word: 小矢部市総合計画, 府中市の…; not 川崎町内会. */
const otherWords = /^(?:内|外|民会館|場|域|画|間|界|制|営|道|立)/u;

function readTitleLine(line: TextLine, page: number): Found | undefined {
  const words = wordsOf(line)
    .filter(isCityOrKnown)
    .map((word) => foundIn('title', line, page, word));
  const whole = words.find((found) => found !== undefined);
  if (whole) return whole;
  for (const word of wordsOf(line)) {
    const known = readKnownMunicipality(word) ?? unknownIn(word);
    if (!known || otherWords.test(known.rest)) continue;
    const { name, prefecture } = known;
    return { evidence: { source: 'title', name, prefecture, page, text: textOf(line).trim() }, line, alone: false };
  }
  return undefined;
}

/** What may follow the name of a city in that of a paper of its own: 総合計画, not 街地の計画 (市街地). */
const ownPaper =
  /^(?![街民政長役場内外域区町況制営]).*(?:計画|プラン|戦略|ビジョン|構想|方針|宣言|マニフェスト|評価|報告)/u;
const ordinal = /^第[\d０-９一二三四五六七八九十]+[次期]/u;

/** An unknown city before one of its offices (みどり野市総務部…), or in the name of a paper of its own (第5次しらかば市総合計画). */
function unknownIn(word: string): NamedMunicipality | undefined {
  const isOwn = (rest: string): boolean =>
    isDeclaringOffice(/^\S*?[部局課室]/u.exec(rest)?.[0] ?? '') || ownPaper.test(rest);
  const split = splitMunicipality(word.replace(ordinal, ''), isOwn);
  return split && { ...split, prefecture: '' };
}

const address = /(?:〒\s*[\d０-９]{3}[-－‐ー―][\d０-９]{4}|所在地|住所)\s*[:：]?\s*(.+)$/u;

/** 〒259-1188 神奈川県伊勢原市田中348: only with its prefecture, which an address of the city's own letterhead has. */
function readAddress(line: TextLine, page: number): Found | undefined {
  const known = readKnownMunicipality(address.exec(textOf(line))?.[1] ?? '');
  if (!known || known.prefecture === '' || known.name === known.prefecture || known.rest === '') return undefined;
  const { name, prefecture } = known;
  return { evidence: { source: 'address', name, prefecture, page, text: textOf(line).trim() }, line, alone: false };
}

function readMetadata(texts: readonly string[]): IssuerEvidence[] {
  return texts.flatMap((text) =>
    text
      .split(/\s+/u)
      .map((word) => readKnownMunicipality(word))
      .filter((known) => known !== undefined && known.name !== known.prefecture)
      .slice(0, 1)
      .map((known) => ({
        source: 'metadata' as const,
        name: known?.name ?? '',
        prefecture: known?.prefecture ?? '',
        page: undefined,
        text,
      })),
  );
}

const placed = <T>(layouts: readonly PageLayout[], read: (line: TextLine, page: number) => T | undefined): T[] =>
  layouts
    .flatMap(({ lines, page }) => lines.map((line) => read(line, page.number)))
    .filter((found) => found !== undefined);

/** Every place that names the city, in order of trust; the line that says nothing else is claimed. */
export function readIssuers(
  layouts: readonly PageLayout[],
  titleLines: readonly TextLine[],
  metadata: readonly string[],
  ledger: Ledger,
): readonly IssuerEvidence[] {
  const first = layouts.find(({ page }) => page.glyphs.length > 0);
  if (!first) return readMetadata(metadata);
  const found = [
    ...placed(layouts, readSignature),
    ...readFirstPage(first),
    ...readEdges(layouts),
    ...titleLines.map((line) => readTitleLine(line, first.page.number)).filter((each) => each !== undefined),
    ...placed(layouts, readAddress),
  ];
  const issuer = found.find(({ alone, evidence }) => alone && evidence.source === 'cover');
  if (issuer) ledger.claim([issuer.line], 'issuer');
  return [...found.map(({ evidence }) => evidence), ...readMetadata(metadata)];
}

/** The municipality that the evidence leads to. */
export interface ChosenIssuer {
  readonly name: string;
  /** Those that bear the name, narrowed by the prefecture where one is printed; none for an unknown name. */
  readonly candidates: readonly Municipality[];
}

/** Former municipalities count for documents of their time; a document of no year may be of any. */
const existedIn = ({ former }: Municipality, year: number | undefined): boolean =>
  former === undefined || year === undefined || String(year) <= former.until.slice(0, 4);

/** The most trusted evidence decides the name; the prefecture of any evidence of that name decides between two that bear it. */
export function chooseIssuer(
  evidence: readonly IssuerEvidence[],
  fiscalYear: number | undefined,
): ChosenIssuer | undefined {
  const best = evidence[0];
  if (!best) return undefined;
  const printed = evidence.find(({ name, prefecture }) => name === best.name && prefecture !== '')?.prefecture;
  const known = municipalitiesNamed(best.name);
  const ofTime = known.filter((municipality) => existedIn(municipality, fiscalYear));
  const narrowed = ofTime.filter(({ prefecture }) => printed === undefined || prefecture === printed);
  return { name: best.name, candidates: narrowed.length > 0 ? narrowed : ofTime };
}

/** Could a bare name mean a ward of a designated city as well? */
export const mayBeWard = ({ name, candidates }: ChosenIssuer, evidence: readonly IssuerEvidence[]): boolean =>
  isWardName(name) && candidates.length === 1 && evidence.every(({ prefecture }) => prefecture === '');
