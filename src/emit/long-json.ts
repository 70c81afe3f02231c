/** Stands in a document for the members that are written one by one. */
const placeholder = '\u0000members\u0000';

/**
 * JSON text of a document with one list too long to be held as text: `build` gives the document with its argument as that list's only
 * member, and the true members are written in its place. Indented by one space, the list's members as deep as `depth`.
 */
export function* longJson<T>(
  build: (standIn: string) => object,
  members: Iterable<T>,
  format: (member: T) => object,
  depth: number,
): Generator<string> {
  const [before = '', after = ''] = JSON.stringify(build(placeholder), undefined, 1).split(JSON.stringify(placeholder));
  const indent = `\n${' '.repeat(depth)}`;
  yield before;
  let isFirst = true;
  for (const member of members) {
    yield (isFirst ? '' : `,${indent}`) + JSON.stringify(format(member), undefined, 1).replaceAll('\n', indent);
    isFirst = false;
  }
  yield `${after}\n`;
}
