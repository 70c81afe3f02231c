import type { CatalogueEntry } from './entry.js';

export const tableIssues = {} as const satisfies Record<string, CatalogueEntry>;
