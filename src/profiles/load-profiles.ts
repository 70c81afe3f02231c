// Profiles from files: read, checked, with problems told.

import { explainNoJson, explainSchemaError, type JsonProblem } from '../schema/explain-json.js';
import { type Profile, profileSchema } from '../schema/profile.js';
import { builtInProfiles } from './built-in-profiles.js';

export type LoadedProfile =
  | { readonly kind: 'loaded'; readonly profile: Profile }
  | { readonly kind: 'refused'; readonly problems: readonly JsonProblem[] };

/** The text of a profile, with and without a byte order mark; problems name the field and what is wrong with it. */
export function readProfile(text: string): LoadedProfile {
  const bare = text.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return { kind: 'refused', problems: [explainNoJson(bare)] };
  }
  return checkProfile(json);
}

/** The same check for a profile that is in memory already. */
export function checkProfile(json: unknown): LoadedProfile {
  const parsed = profileSchema.safeParse(json);
  if (!parsed.success) return { kind: 'refused', problems: explainSchemaError(parsed.error, profileSchema) };
  const base = parsed.data.extends;
  if (base === undefined || builtInProfiles.some((profile) => profile.name === base)) {
    return { kind: 'loaded', profile: parsed.data };
  }
  const known = builtInProfiles.map((profile) => profile.name).join(', ');
  const problem: JsonProblem = {
    place: 'extends',
    message: `no built-in profile is called "${base}"; known are ${known}`,
    message_ja: `組み込みのプロファイル「${base}」はありません。使えるのは ${known} です`,
  };
  return { kind: 'refused', problems: [problem] };
}
