import { readFileSync } from 'node:fs';

/** The program's version, from its package.json: one place, whether it runs from src/ or dist/. */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const found: unknown = JSON.parse(text);
  if (typeof found === 'object' && found !== null && 'version' in found && typeof found.version === 'string') {
    return found.version;
  }
  throw new Error('package.json has no version');
}
