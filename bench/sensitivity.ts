import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultLimits } from '../src/pdf/limits.js';
import type { PageContent } from '../src/pdf/page-content.js';
import { readPdf } from '../src/pdf/read-pdf.js';
import { findLayout } from '../src/tables/find-layout.js';
import { type Tolerance, toleranceRecord, tolerances } from '../src/tables/tolerances.js';

/**
 * Moves each tolerance of src/tables up and down and looks which pages of the fixtures are then laid out in another way: a tolerance
 * that no page holds on both sides either needs one or is not needed. Ends with status 1 where one is not held and says not why.
 */
const { values } = parseArgs({
  options: {
    /** Moves the tolerances of one step only (`findRows`). */
    step: { type: 'string' },
    /** Further PDFs to look at. */
    corpus: { type: 'string' },
  },
});

interface Case {
  readonly name: string;
  readonly page: PageContent;
}

async function casesBelow(folder: string): Promise<Case[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
  const cases: Case[] = [];
  for (const name of names.sort()) {
    const pdf = await readPdf(readFileSync(join(folder, name)), defaultLimits);
    if (pdf.kind === 'failed') continue;
    cases.push(...pdf.pages.map((page) => ({ name: `${name.replace('/document.pdf', '')}#${page.number}`, page })));
  }
  return cases;
}

/** The cells of a page's grids and its lines, as text. */
function layoutOf(page: PageContent): string {
  const { grids, lines } = findLayout(page);
  const textsOf = (written: readonly { readonly text: string }[]): string[] => written.map(({ text }) => text);
  const cells = grids.map((grid) =>
    grid.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, textsOf(cell.lines)]),
  );
  return JSON.stringify([cells, textsOf(lines)]);
}

/** By a third, a count by one; a weight may also have no say at all. */
function movesOf({ value, unit }: Tolerance): Readonly<Record<string, number>> {
  if (unit === 'count') return { below: value - 1, above: value + 1 };
  if (unit === 'weight') return { below: 0, above: value * 2 };
  return { below: (value * 2) / 3, above: (value * 4) / 3 };
}

const folders = [join(import.meta.dirname, '../fixtures'), ...(values.corpus === undefined ? [] : [values.corpus])];
const cases = (await Promise.all(folders.map(casesBelow))).flat();
const layouts = cases.map(({ page }) => layoutOf(page));
const settable = tolerances as unknown as Record<string, Record<string, number>>;

/** The first page that is laid out otherwise with this tolerance at `value`. */
function heldBy(step: string, name: string, value: number): string | undefined {
  const record = settable[step] ?? {};
  const usual = record[name] ?? Number.NaN;
  record[name] = value;
  const changed = cases.find(({ page }, index) => layoutOf(page) !== layouts[index]);
  record[name] = usual;
  return changed?.name;
}

let unheld = 0;
for (const [step, record] of Object.entries<Record<string, Tolerance>>(toleranceRecord)) {
  if (values.step !== undefined && values.step !== step) continue;
  for (const [name, tolerance] of Object.entries(record)) {
    const sides = Object.entries(movesOf(tolerance)).map(([side, value]) => ({
      side,
      value,
      by: heldBy(step, name, value),
    }));
    const open = sides.filter(({ by }) => by === undefined);
    if (open.length > 0 && tolerance.unheld === undefined) unheld += 1;
    const words = sides.map(({ side, value, by }) => `${side} ${Number(value.toFixed(3))}: ${by ?? 'nothing'}`);
    const reason = open.length > 0 && tolerance.unheld !== undefined ? ` (${tolerance.unheld})` : '';
    process.stdout.write(
      `${open.length > 0 ? '-' : '+'} ${step}.${name} = ${tolerance.value} ${tolerance.unit}; ${words.join('; ')}${reason}\n`,
    );
  }
}
process.stdout.write(`${cases.length} pages, ${unheld} tolerances that nothing holds on both sides\n`);
process.exitCode = unheld > 0 ? 1 : 0;
