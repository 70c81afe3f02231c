import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** Folders of the packages that whoever installs this one gets, below the project; those of other systems are not here. */
export function installedPackages(): readonly string[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const isOfThisSystem = (path: string): boolean =>
    !/canvas-/.test(path) || path.includes(`canvas-${process.platform}-${process.arch}`);
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true && isOfThisSystem(path))
    .map(([path]) => path);
}

export interface InstalledPackage {
  /** A folder with nothing in it but the installed package. */
  readonly folder: string;
  readonly remove: () => void;
}

/** Packs the built package and puts it into an empty folder as npm would, without a network: what is for development only is not there. */
export function installPackage(): InstalledPackage {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-installed-'));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [packed] = z
    .array(z.object({ filename: z.string() }))
    .parse(JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
  const place = join(folder, 'node_modules/mokuhyo');
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed?.filename ?? ''), '--strip-components', '1', '-C', place]);
  for (const path of installedPackages()) {
    const link = join(folder, path);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, path), link);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
