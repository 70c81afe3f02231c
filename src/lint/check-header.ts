import type { Tell } from './finding.js';
import type { RuleName } from './rules.js';

/** Databases cut a column's name here (PostgreSQL), and CKAN's loader with them. */
const longestName = 63;

/** Which names a file's header may hold: those of loaders, or Japanese ones for people. */
export type HeaderStyle = 'ascii' | 'japanese';

function faultsOf(name: string, style: HeaderStyle): readonly RuleName[] {
  if (name.trim() === '') return ['header/blank'];
  const faults: RuleName[] = [];
  if (name.startsWith('_')) faults.push('header/underscore');
  else if (style === 'ascii' && !/^[a-z][a-z0-9_]*$/.test(name)) faults.push('header/ascii');
  if (Buffer.byteLength(name, 'utf8') > longestName) faults.push('header/length');
  return faults;
}

/** The names of the columns, as CKAN's and BODIK's loaders need them; `expected`: those of the data dictionary. */
export function checkHeader(
  file: string,
  names: readonly string[],
  style: HeaderStyle,
  expected: readonly string[] | undefined,
  tell: Tell,
): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    const place = { level: 'fail', file, line: 1, actual: name || `#${index + 1}` } as const;
    for (const rule of faultsOf(name, style)) tell({ rule, ...place });
    // Loaders compare names without regard to case.
    const key = name.trim().toLowerCase();
    if (key !== '' && seen.has(key)) tell({ rule: 'header/duplicate', ...place });
    seen.add(key);
  }
  if (expected && expected.join('\0') !== names.join('\0')) {
    const missing = expected.filter((name) => !names.includes(name));
    const extra = names.filter((name) => !expected.includes(name));
    const actual =
      [...missing.map((name) => `-${name}`), ...extra.map((name) => `+${name}`)].join(' ') || names.join(',');
    tell({ rule: 'header/columns', level: 'fail', file, line: 1, actual });
  }
}
