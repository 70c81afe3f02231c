// Words that a person pointed at in a header, added to a profile.

import type { ColumnRole } from '../schema/document-result.js';
import { type Profile, profileSchema } from '../schema/profile.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { readHeader } from '../values/headers.js';

/** A header and what a person says that its column is for. */
export interface PointedHeader {
  readonly header: string;
  readonly role: ColumnRole | undefined;
  readonly valueKind: ValueKind | undefined;
}

const namedRoles = Object.keys(profileSchema.shape.headers.unwrap().shape);
const isNamed = (role: string): role is keyof Profile['headers'] => namedRoles.includes(role);

/** The word of a header that a profile would hold: without its period and without brackets. */
export function wordOf(header: string): string {
  const { rest } = readHeader(header, {});
  const outside = rest.replace(/[([【〔「『（［][^)\]】〕」』）］]*[)\]】〕」』）］]/g, '');
  return outside === '' ? rest : outside;
}

/**
 * A profile that also knows the headers that a person pointed at (指し示した見出し): a kind of values where one is named, else a role that profiles know.
 * What is in the profile already is not touched.
 */
export function withPointedWords(profile: Profile, pointed: readonly PointedHeader[]): Profile {
  const headers: Record<string, readonly string[] | undefined> = { ...profile.headers };
  const kinds: Record<string, readonly string[] | undefined> = { ...profile.kinds };
  for (const { header, role, valueKind } of pointed) {
    const word = wordOf(header);
    if (word === '') continue;
    if (valueKind !== undefined) kinds[valueKind] = [...(kinds[valueKind] ?? []), word];
    else if (role !== undefined && isNamed(role)) headers[role] = [...(headers[role] ?? []), word];
    // A column that is to be passed over: remarks are.
    else if (role === 'unknown') headers['remarks'] = [...(headers['remarks'] ?? []), word];
  }
  return profileSchema.parse({ ...profile, headers, kinds });
}
