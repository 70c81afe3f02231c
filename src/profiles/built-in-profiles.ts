import { type Profile, profileSchema } from '../schema/profile.js';
import { generalProfile } from './general-profile.js';
import { iseharaProfile } from './isehara-profile.js';

/** The profiles that come with the program, most special first; the last one fits any document. */
export const builtInProfiles: readonly Profile[] = [iseharaProfile, generalProfile].map((profile) =>
  profileSchema.parse(profile),
);
