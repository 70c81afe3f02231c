import { fork } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultLimits } from '../src/pdf/limits.js';
import { readPdf } from '../src/pdf/read-pdf.js';
import { toleranceCases } from '../src/tables/tolerance-cases.js';
import { corpus, misread } from '../test/tables/recipe/small-tables.js';
import {
  type Case,
  layoutText,
  layoutWithUses,
  movesOf,
  type Side,
  toleranceNames,
  toleranceOf,
  withTolerance,
} from '../test/tables/recipe/tolerance-moves.js';

/**
 * Moves each tolerance of src/tables up and down and looks which page is then laid out in another way: one of the small tables of
 * test/tables/recipe, else of the fixtures. A tolerance that no page holds on both sides needs one, or a reason, or is not needed.
 * Ends with status 1 where one is not held and says not why.
 */
const { values } = parseArgs({
  options: {
    /** Moves only those whose name (`length.near`) holds this pattern. */
    only: { type: 'string', default: '' },
    /** In so many processes. */
    jobs: { type: 'string', default: '1' },
    /** The small tables alone, not the fixtures. */
    small: { type: 'boolean', default: false },
    /** Writes the cases into src/tables/tolerance-cases.ts; `npm run docs` then shows them. */
    write: { type: 'boolean', default: false },
    /** Further PDFs to look at. */
    corpus: { type: 'string' },
    /** Of the names, each `jobs`th from this one on: what a process of many does. */
    part: { type: 'string' },
  },
});

/** The cases that hold a tolerance; null where none does. */
type Held = Readonly<Record<Side, string | null>>;

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

async function findHeld(names: readonly string[], report: (name: string, held: Held) => void): Promise<void> {
  const fixtures = join(import.meta.dirname, '../fixtures');
  const folders = [...(values.small ? [] : [fixtures]), ...(values.corpus === undefined ? [] : [values.corpus])];
  const small = corpus.filter(({ name }) => misread[name] === undefined);
  const cases = [...small, ...(await Promise.all(folders.map(casesBelow))).flat()];
  const known = cases.map(({ name, page }) => ({ name, page, ...layoutWithUses(page) }));
  for (const name of names) {
    const moves = movesOf(toleranceOf(name));
    const asking = known.filter(({ uses }) => uses.has(name));
    const heldBy = (side: Side): string | null =>
      withTolerance(
        name,
        moves[side],
        () => asking.find(({ page, layout }) => layoutText(page) !== layout)?.name ?? null,
      );
    report(name, { below: heldBy('below'), above: heldBy('above') });
  }
}

/** Runs this program once for each part, and gathers what they send. */
async function findHeldInParts(jobs: number): Promise<Map<string, Held>> {
  const found = new Map<string, Held>();
  const run = (part: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(import.meta.filename, [...process.argv.slice(2), '--part', String(part)]);
      child.on('message', ([name, held]: [string, Held]) => found.set(name, held));
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`part ${part} ended with ${code}`))));
    });
  await Promise.all(Array.from({ length: jobs }, (_, part) => run(part)));
  return found;
}

const asked = toleranceNames.filter((name) => new RegExp(values.only).test(name));

function describe(name: string, held: Held): string {
  const tolerance = toleranceOf(name);
  const moves = movesOf(tolerance);
  const sides = (['below', 'above'] as const).map(
    (side) => `${side} ${Number(moves[side].toFixed(3))}: ${held[side] ?? 'nothing'}`,
  );
  const isHeld = held.below !== null && held.above !== null;
  const sign = isHeld ? '+' : tolerance.unheld === undefined ? '-' : '~';
  const reason = isHeld || tolerance.unheld === undefined ? '' : ` (${tolerance.unheld})`;
  return `${sign} ${name} = ${tolerance.value} ${tolerance.unit}; ${sides.join('; ')}${reason}\n`;
}

const quoted = (text: string | null): string => (text === null ? 'null' : `'${text}'`);

/** src/tables/tolerance-cases.ts. */
function casesModule(all: Readonly<Record<string, Held>>): string {
  const entries = toleranceNames.map((name) => {
    const { below, above } = all[name] ?? { below: null, above: null };
    return `  '${name}': { below: ${quoted(below)}, above: ${quoted(above)} },`;
  });
  return `/** The page that is laid out otherwise where a tolerance is a third lower or higher. Written by \`npm run sensitivity -- --write\`. */
export const toleranceCases: Readonly<Record<string, { readonly below: string | null; readonly above: string | null }>> = {
${entries.join('\n')}
};
`;
}

async function main(): Promise<void> {
  const found = await findHeldInParts(Number(values.jobs));
  let [held, excused, open] = [0, 0, 0];
  for (const name of asked) {
    const own = found.get(name);
    if (!own) throw new Error(`nothing was found out about ${name}`);
    process.stdout.write(describe(name, own));
    if (own.below !== null && own.above !== null) held += 1;
    else if (toleranceOf(name).unheld !== undefined) excused += 1;
    else open += 1;
  }
  process.stdout.write(
    `${asked.length} tolerances: ${held} held on both sides, ${excused} with a reason, ${open} open\n`,
  );
  if (values.write) {
    const all: Readonly<Record<string, Held>> = { ...toleranceCases, ...Object.fromEntries(found) };
    writeFileSync(join(import.meta.dirname, '../src/tables/tolerance-cases.ts'), casesModule(all));
  }
  process.exitCode = open > 0 ? 1 : 0;
}

if (values.part === undefined) await main();
else {
  const [part, jobs] = [Number(values.part), Number(values.jobs)];
  const own = asked.filter((_, at) => at % jobs === part);
  await findHeld(own, (name, held) => process.send?.([name, held]));
  process.disconnect();
}
