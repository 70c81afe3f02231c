// The documents of one city in the order of time, editions of one declaration told apart.

import { groupBy } from '../groups/group-by.js';
import type { Stage } from '../schema/document.js';
import { normaliseName } from './names.js';
import type { SeriesProjection } from './projection.js';

/** A document with its place in time among the declarations of its city. */
export interface Vintage {
  readonly document: SeriesProjection;
  /** 0 for a first edition, 1 and up for later documents of the same department, year and stage. */
  readonly edition: number;
  /** The 訂正版 that takes this document's place; nothing of this one is deleted. */
  readonly supersededBy: string | undefined;
  /** True where title or file name say 訂正版 or the like. */
  readonly reissue: boolean;
  /** One row of a series per slot: rows of one slot are different indicators. */
  readonly slot: string;
}

/** Words that make a declaration a re-issue (訂正版); in the file's name also in Latin letters. */
const reissueWords = /訂正|改訂版|改定版|修正版|修正後|正誤|差替|差し替え|再掲|改版|第[2-9二三四五]版/u;
const reissueTitleOnly = /[（(【〔［[]\s*(改訂|改定|修正)/u;
const reissueFileWords = /訂正|改訂|改定|修正|差替|差し替え|正誤|teisei|kaitei|kaitei|sh?uu?sei|sashikae/iu;

const stageRanks: Readonly<Record<Stage, number>> = { '': 0, declared: 0, interim: 1, result: 2 };

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How often a declaration was re-issued, as far as its title and file name say: 0 none, 1 訂正版, 2 再訂正版 or 第3版. */
export function reissueRank(document: Pick<SeriesProjection, 'title' | 'sourceFile'>): number {
  const title = document.title.normalize('NFKC');
  const file = fileName(document.sourceFile).normalize('NFKC');
  const said = reissueWords.test(title) || reissueTitleOnly.test(title) || reissueFileWords.test(file);
  if (!said) return 0;
  const text = `${title} ${file}`;
  const counted = /(?:訂正|改訂|修正)版?\s*[-_(（]?(?:その)?([2-9])(?!\d)/u.exec(text)?.[1];
  const version = /第([2-9])版/u.exec(text)?.[1];
  if (version !== undefined) return Number(version) - 1;
  if (counted !== undefined) return Number(counted);
  return /再(訂正|改訂|修正)/u.test(text) ? 2 : 1;
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Documents of one department, year and stage are editions of one declaration, or parts of it. */
function declarationOf(document: SeriesProjection): string {
  if (document.fiscalYear === null) return document.documentId;
  return `${document.fiscalYear}/${document.stage}/${normaliseName(document.department)}`;
}

function buildEditions(documents: readonly SeriesProjection[]): Vintage[] {
  const ordered = documents
    .map((document) => ({ document, rank: reissueRank(document) }))
    .sort(
      (left, right) =>
        left.rank - right.rank ||
        compareTexts(left.document.published, right.document.published) ||
        compareTexts(left.document.documentId, right.document.documentId),
    );
  const reissues = ordered.filter(({ rank }) => rank > 0);
  return ordered.map(({ document, rank }, edition) => {
    // The next re-issue takes its place, so that a chain (訂正版, 再訂正版) can be walked.
    const next = reissues.find((other) => other.rank > rank);
    const year = document.fiscalYear === null ? `?${document.documentId}` : String(document.fiscalYear);
    return {
      document,
      edition,
      supersededBy: next?.document.documentId,
      reissue: rank > 0,
      slot: `${year}/${document.stage}/${edition}`,
    };
  });
}

/** Which of two declarations was made later: by year, then stage, then edition. A document without a year comes first, its age being unknown. */
export function compareVintages(left: Vintage, right: Vintage): number {
  const a = left.document;
  const b = right.document;
  return (
    (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0) ||
    stageRanks[a.stage] - stageRanks[b.stage] ||
    left.edition - right.edition ||
    compareTexts(a.department, b.department) ||
    compareTexts(a.documentId, b.documentId)
  );
}

/** The documents of one city in the order of time, editions of one declaration told apart. */
export function buildVintages(documents: readonly SeriesProjection[]): Vintage[] {
  return [...groupBy(documents, declarationOf).values()].flatMap(buildEditions).sort(compareVintages);
}
