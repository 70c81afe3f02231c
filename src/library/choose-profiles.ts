import { builtInProfiles } from '../profiles/built-in-profiles.js';
import { checkProfile } from '../profiles/load-profiles.js';
import type { Profile as WholeProfile } from '../schema/profile.js';
import type { Profile } from './result-types.js';
import type { ProfileProblem } from './types.js';

export function problemsOfProfile(profile: unknown): readonly ProfileProblem[] {
  const checked = checkProfile(profile);
  return checked.kind === 'refused' ? checked.problems : [];
}

function wholeProfile(profile: Profile): WholeProfile {
  const checked = checkProfile(profile);
  if (checked.kind === 'loaded') return checked.profile;
  const problems = checked.problems.map(({ place, message }) => `${place}: ${message}`);
  throw new TypeError(`The profile is wrong. ${problems.join('; ')}`);
}

/** The profiles that a document's words select among: those given, and where they are several, the built-in ones behind them. */
export function profilesFor(given: readonly Profile[] | undefined): readonly WholeProfile[] {
  if (given === undefined || given.length === 0) return builtInProfiles;
  const whole = given.map(wholeProfile);
  return whole.length === 1 ? whole : [...whole, ...builtInProfiles];
}
