import type { Profile } from '../schema/profile.js';
import { foldForMatching } from '../text/fold.js';

/** The profiles of forms that a document is one of: all of a form's words stand in its text. */
export function selectForms(text: string, profiles: readonly Profile[]): readonly Profile[] {
  const folded = foldForMatching(text);
  return profiles.filter(({ form }) => form.length > 0 && form.every((word) => folded.includes(foldForMatching(word))));
}

/** Words of its own that a document must hold before a city's profile is taken: one may be borrowed, two are a form. */
const wordsThatSelect = 2;

export interface ProfileChoice {
  readonly profile: Profile;
  /** One English sentence for the document's JSON: by what the profile was chosen. */
  readonly reason: string;
  /** The words of the document that selected it; empty where it is the one that fits any document. */
  readonly words: readonly string[];
}

/**
 * The profile whose own words the document's text holds, most words first; else the general one, which is the last.
 * A document that prints another city as its issuer never gets a city's profile.
 */
export function selectProfile(text: string, issuer: string, profiles: readonly Profile[]): ProfileChoice {
  const folded = foldForMatching(text);
  const general = profiles.at(-1);
  if (!general) throw new Error('no profile was given');
  const choices = profiles
    .filter(({ form }) => form.length === 0)
    .filter(({ municipality }) => issuer === '' || municipality === undefined || municipality.name === issuer)
    .map((profile) => ({
      profile,
      words: profile.selected_by.filter((word) => folded.includes(foldForMatching(word))),
    }))
    .filter(({ words }) => words.length >= wordsThatSelect)
    .sort((a, b) => b.words.length - a.words.length);
  const best = choices[0];
  if (!best)
    return { profile: general, reason: 'no special profile is selected by the words of this document', words: [] };
  return { ...best, reason: `selected by the document's words ${best.words.join(', ')}` };
}
