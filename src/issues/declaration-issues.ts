import type { CatalogueEntry } from './entry.js';

export const declarationIssues = {} as const satisfies Record<string, CatalogueEntry>;
