import type { CatalogueEntry } from './entry.js';

export const batchIssues = {} as const satisfies Record<string, CatalogueEntry>;
