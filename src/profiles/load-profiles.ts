import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Profile, profileSchema } from '../schema/profile.js';
import { builtInProfiles } from './built-in-profiles.js';

export type LoadedProfile =
  | { readonly kind: 'loaded'; readonly profile: Profile }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** A profile from a JSON file, checked by the schema; problems name the field and what is wrong with it. */
export function loadProfile(file: string): LoadedProfile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { kind: 'refused', problems: [error instanceof Error ? error.message : String(error)] };
  }
  return checkProfile(json);
}

/** The same check for a profile that is in memory already. */
export function checkProfile(json: unknown): LoadedProfile {
  const parsed = profileSchema.safeParse(json);
  if (!parsed.success)
    return {
      kind: 'refused',
      problems: z
        .prettifyError(parsed.error)
        .split('\n✖ ')
        .map((line) => line.replace(/^✖ /, '').replace(/\s*\n\s*/g, ' ')),
    };
  const base = parsed.data.extends;
  if (base !== undefined && !builtInProfiles.some((profile) => profile.name === base))
    return {
      kind: 'refused',
      problems: [
        `extends: no built-in profile is called "${base}" (there are ${builtInProfiles.map((p) => p.name).join(', ')})`,
      ],
    };
  return { kind: 'loaded', profile: parsed.data };
}
