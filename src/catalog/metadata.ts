// What the dataset says of itself, as the fields of a CKAN dataset.

import * as z from 'zod';

/** As much of datapackage.json as a catalogue has a place for. */
export const descriptorSchema = z.looseObject({
  title: z.string(),
  description: z.string().optional(),
  homepage: z.string().optional(),
  version: z.string().optional(),
  keywords: z.array(z.string()).default([]),
  licenses: z.array(z.looseObject({ name: z.string(), path: z.string().optional() })).default([]),
  contributors: z
    .array(
      z.looseObject({
        title: z.string(),
        path: z.string().optional(),
        email: z.string().optional(),
        roles: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  spatial: z.string().optional(),
  temporal: z.looseObject({ start: z.string(), end: z.string() }).optional(),
});
type Descriptor = z.infer<typeof descriptorSchema>;

/** What is said about the dataset as a whole. Empty: nothing is known, and nothing is changed there. */
export interface Metadata {
  /** Fields of CKAN by their names, beside licence, tags and extras. */
  readonly fields: Readonly<Record<string, string>>;
  readonly licence: { readonly name: string; readonly path: string } | undefined;
  readonly publisher: string;
  readonly tags: readonly string[];
  /** Keywords that are no tags as they stand: a tag has no brackets or other marks, and two characters at least. */
  readonly changedTags: readonly string[];
  /** Named as ckanext-dcat reads them; `spatial` is left alone, for ckanext-spatial takes it for GeoJSON. */
  readonly extras: Readonly<Record<string, string>>;
}

const LONGEST_VERSION = 100;
const LONGEST_TAG = 100;

/** A keyword as CKAN takes it: letters, digits, spaces, `-`, `_`, `.`. */
const toTag = (keyword: string): string =>
  keyword
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_. -]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST_TAG);

const stated = (members: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );

/** datapackage.json → what a catalogue is told. */
export function metadataOf(descriptor: Descriptor): Metadata {
  const { title, description, homepage, version, keywords, licenses, contributors, spatial, temporal } = descriptor;
  const withRole = (role: string) => contributors.find(({ roles }) => roles.includes(role));
  const [publisher, contact] = [withRole('publisher'), withRole('contact')];
  const [licence] = licenses;
  const tags = keywords.map(toTag).filter((tag) => tag.length > 1);
  return {
    fields: stated({
      title,
      notes: description,
      url: homepage,
      version: version?.slice(0, LONGEST_VERSION),
      author: publisher?.title,
      maintainer: contact?.title,
      maintainer_email: contact?.email,
    }),
    licence: licence && { name: licence.name, path: licence.path ?? '' },
    publisher: publisher?.title ?? '',
    tags: [...new Set(tags)],
    changedTags: keywords.filter((keyword) => toTag(keyword) !== keyword || keyword.length < 2),
    extras: stated({
      publisher_name: publisher?.title,
      publisher_url: publisher?.path,
      contact_name: contact?.title,
      contact_email: contact?.email,
      temporal_start: temporal?.start,
      temporal_end: temporal?.end,
      municipalities: spatial,
    }),
  };
}

/** Licences under the names that CKAN gives them from the start. */
const knownLicences: Readonly<Record<string, string>> = {
  'cc-by-4.0': 'cc-by',
  'cc-by-sa-4.0': 'cc-by-sa',
  'cc0-1.0': 'cc-zero',
  'odc-by-1.0': 'odc-by',
  'odbl-1.0': 'odc-odbl',
  'pddl-1.0': 'odc-pddl',
};

/**
 * The catalogue's own id of a licence; undefined where it has none. CKAN takes any text for a licence and shows it as it stands, so it has
 * to be looked up.
 */
export function findLicence(
  { name, path }: NonNullable<Metadata['licence']>,
  known: readonly { readonly id: string; readonly url: string }[],
): string | undefined {
  const plain = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/(deed\.\w+)?$/, '');
  const names = [name.toLowerCase(), knownLicences[name.toLowerCase()]];
  return (
    known.find(({ id }) => names.includes(id.toLowerCase())) ??
    known.find(({ url }) => path !== '' && url !== '' && plain(url) === plain(path))
  )?.id;
}
