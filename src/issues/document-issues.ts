import type { CatalogueEntry } from './entry.js';

export const documentIssues = {} as const satisfies Record<string, CatalogueEntry>;
