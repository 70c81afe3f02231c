import { knownLicences } from './config-template.js';

/** What the command line says, or a person at the terminal. */
export interface Said {
  title?: string;
  publisher?: string;
  publisherUrl?: string;
  contact?: string;
  email?: string;
  licence?: string;
  licenceUrl?: string;
  frequency?: string;
  homepage?: string;
}

/** A licence by its name; of one that is not known here the address has to be given, which the configuration's schema says. */
function licenceOf({ licence, licenceUrl }: Said): object | undefined {
  if (licence === undefined) return undefined;
  const known = knownLicences.find(({ name }) => name.toLowerCase() === licence.toLowerCase());
  return known ?? { name: licence, title: licence, path: licenceUrl ?? '' };
}

const withoutOpen = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What was said as members of the configuration; not checked yet. */
export function membersOf(said: Said): object {
  const { title, publisher, publisherUrl, contact, email, frequency, homepage } = said;
  return withoutOpen({
    title,
    homepage,
    publisher: publisher === undefined ? undefined : withoutOpen({ name: publisher, url: publisherUrl }),
    contact: contact === undefined ? undefined : withoutOpen({ name: contact, email }),
    licence: licenceOf(said),
    update_frequency: frequency,
  });
}
