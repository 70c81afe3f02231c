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

/** More copies of one declaration than this are counted, not named. */
const namedDocuments = 5;

function listed(documents: ReadonlySet<Vintage>): string {
  const names = [...documents].slice(0, namedDocuments).map(documentInWords);
  const rest = documents.size - names.length;
  return rest > 0 ? `${names.join(' / ')} ほか${rest}件` : names.join(' / ');
}

/** Declarations of which several documents share a series though none says that it corrects another: one issue for each. */
function findDeclaredTwice(series: readonly (readonly Entry[])[]): Issue[] {
  const declarations = new Map<string, Set<Vintage>>();
  for (const rows of series) {
    for (const [index, later] of rows.entries()) {
      const earlier = rows[index - 1];
      if (!earlier || !sameDeclaration(earlier, later)) continue;
      const { fiscalYear, stage } = later.vintage.document;
      const key = `${fiscalYear}|${stage}|${later.department}|${later.vintage.reissue}`;
      const known = declarations.get(key) ?? new Set();
      declarations.set(key, known.add(earlier.vintage).add(later.vintage));
    }
  }
  return [...declarations.values()].map(
    (documents): Issue => ({ code: 'series/declared-twice', actual: listed(documents) }),
  );
}

/** What there is to say about documents that are editions of one declaration. */
export function findEditionIssues(vintages: readonly Vintage[], series: readonly (readonly Entry[])[]): Issue[] {
  return [...findSuperseded(vintages), ...findDeclaredTwice(series)];
}
