/** Stands in a document for the members that are written one by one. */
const placeholder = '\u0000members\u0000';

/**
 * JSON text of a document with one list too long to be held as text: `build` gives the document with its argument as the members of that
 * list, which stand two levels deep. Indented by one space.
 */
export function* longJson<T>(
  build: (members: readonly unknown[]) => object,
  members: readonly T[],
  format: (member: T) => object,
): Generator<string> {
  const standIn = members.length > 0 ? [placeholder] : [];
  const [before = '', after = ''] = JSON.stringify(build(standIn), undefined, 1).split(JSON.stringify(placeholder));
  const indent = '\n  ';
  yield before;
  let isFirst = true;
  for (const member of members) {
    yield (isFirst ? '' : `,${indent}`) + JSON.stringify(format(member), undefined, 1).replaceAll('\n', indent);
    isFirst = false;
  }
  yield `${after}\n`;
}
