import type { CatalogueEntry } from './entry.js';

/** Issues of finding grids (tables/): none today; what a grid means has its codes in declaration-issues.ts. */
export const tableIssues = {} as const satisfies Record<string, CatalogueEntry>;
