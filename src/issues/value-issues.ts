import type { CatalogueEntry } from './entry.js';

export const valueIssues = {} as const satisfies Record<string, CatalogueEntry>;
