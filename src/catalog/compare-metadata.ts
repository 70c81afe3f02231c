import type { RemotePackage } from './answers.js';
import { findLicence, type Metadata } from './metadata.js';
import type { PlanNotes } from './plan-notes.js';
import type { Change } from './plan-schema.js';

/** CKAN's own word for no licence. */
const NO_LICENCE = 'notspecified';

/** What the dataset says of itself against what the catalogue has. Tags and extras that others set are kept. */
export function compareMetadata(
  metadata: Metadata,
  remote: RemotePackage | undefined,
  licences: readonly { readonly id: string; readonly url: string }[],
  said: PlanNotes,
): Change[] {
  const fields = { ...metadata.fields, ...licenceOf(metadata, remote, licences, said) };
  const simple = Object.entries(fields).flatMap(([field, after]): Change[] => {
    const before = remote ? textOf(remote[field]) : '';
    return before === after ? [] : [{ field, before, after }];
  });
  return [...simple, ...compareTags(metadata, remote), ...compareExtras(metadata, remote)];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function licenceOf(
  { licence }: Metadata,
  remote: RemotePackage | undefined,
  licences: readonly { readonly id: string; readonly url: string }[],
  said: PlanNotes,
): Record<string, string> {
  const id = licence && findLicence(licence, licences);
  if (id !== undefined) return { license_id: id };
  const there = remote?.license_id ?? '';
  if (licence) said.refuse('no-licence', licence.name, licences.map((known) => known.id).join(' '));
  else if (there === '' || there === NO_LICENCE) said.refuse('no-licence', '', '');
  return {};
}

function compareTags({ tags }: Metadata, remote: RemotePackage | undefined): Change[] {
  const before = (remote?.tags ?? []).map(({ name }) => name);
  const missing = tags.filter((tag) => !before.includes(tag));
  return missing.length === 0 ? [] : [{ field: 'tags', before, after: [...before, ...missing] }];
}

function compareExtras({ extras }: Metadata, remote: RemotePackage | undefined): Change[] {
  const before = Object.fromEntries(
    (remote?.extras ?? []).map(({ key, value }) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  const isSame = Object.entries(extras).every(([key, value]) => before[key] === value);
  return isSame ? [] : [{ field: 'extras', before, after: { ...before, ...extras } }];
}
