import type { Issue } from '../issues/issue.js';
import type { Entry } from './entry.js';
import type { Vintage } from './vintage.js';
import { declarationInWords } from './words-for-values.js';

const documentInWords = (vintage: Vintage): string => {
  const { department, documentId, sourceFile } = vintage.document;
  return [declarationInWords(vintage), department, sourceFile, `[${documentId}]`]
    .filter((text) => text !== '')
    .join(' ');
};

/** Every document whose place a 訂正版 takes. */
function findSuperseded(vintages: readonly Vintage[]): Issue[] {
  const byId = new Map(vintages.map((vintage) => [vintage.document.documentId, vintage]));
  return vintages.flatMap((vintage): Issue[] => {
    const later = vintage.supersededBy === undefined ? undefined : byId.get(vintage.supersededBy);
    if (!later) return [];
    return [{ code: 'series/superseded', actual: documentInWords(vintage), expected: documentInWords(later) }];
  });
}

const sameDeclaration = (left: Entry, right: Entry): boolean => {
  const [a, b] = [left.vintage, right.vintage];
  return (
    a !== b &&
    a.supersededBy === b.supersededBy &&
    a.reissue === b.reissue &&
    a.document.fiscalYear !== null &&
    a.document.fiscalYear === b.document.fiscalYear &&
    a.document.stage === b.document.stage &&
    left.department === right.department
  );
};

/** Documents that share a series within one declaration though neither says that it corrects the other. */
function findDeclaredTwice(series: readonly (readonly Entry[])[]): Issue[] {
  const pairs = new Map<string, readonly [Vintage, Vintage]>();
  for (const rows of series) {
    for (const [index, later] of rows.entries()) {
      const earlier = rows[index - 1];
      if (!earlier || !sameDeclaration(earlier, later)) continue;
      const key = `${earlier.vintage.document.documentId}|${later.vintage.document.documentId}`;
      pairs.set(key, [earlier.vintage, later.vintage]);
    }
  }
  return [...pairs.values()].map(
    (pair): Issue => ({ code: 'series/declared-twice', actual: pair.map(documentInWords).join(' / ') }),
  );
}

/** What there is to say about documents that are editions of one declaration. */
export function findEditionIssues(vintages: readonly Vintage[], series: readonly (readonly Entry[])[]): Issue[] {
  return [...findSuperseded(vintages), ...findDeclaredTwice(series)];
}
