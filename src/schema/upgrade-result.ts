import * as z from 'zod';
import { type DocumentResult, documentResultSchema } from './document-result.js';

/** What a member that a former version did not know may be: nothing, in the form that its schema takes. */
const nothings = [undefined, '', null, 0, false, [], {}] as const;

/** Members that a former version did not write, as nothing; those that no nothing fits stay away, and the schema says so. */
function withNothings(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item: unknown) => withNothings(schema.element, item));
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  const known: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(schema.shape)) {
    if (name in known) known[name] = withNothings(member, known[name]);
    else {
      const nothing = nothings.find((candidate) => member instanceof z.ZodType && member.safeParse(candidate).success);
      if (nothing !== undefined) known[name] = nothing;
    }
  }
  return known;
}

type Content = Readonly<Record<string, unknown>>;

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Content[] => (Array.isArray(value) ? value.filter(isContent) : []);

/** The one declaration that a document of version 0.1 was: it knew no others. Nothing was declared where nothing was read. */
function onlyDeclaration(content: Content): readonly Content[] {
  const { document, indicators, observations, tables } = content;
  if (!isContent(document) || document['status'] === 'failed') return [];
  const { pages } = document;
  return [
    {
      ...document,
      declaration: 1,
      first_page: 1,
      last_page: pages,
      tables: listOf(tables).filter(({ kind }) => kind === 'kpi').length,
      indicators: listOf(indicators).length,
      observations: listOf(observations).length,
    },
  ];
}

/** A result of version 0.1: all of it belongs to one declaration, and text that nobody sees was still given. */
function fromVersion01(content: Content): Content {
  if ('declarations' in content) return content;
  const declarations = onlyDeclaration(content);
  const rows = ['indicators', 'observations', 'policies', 'divisions', 'roles', 'notes'] as const;
  const inIt = (name: (typeof rows)[number]) =>
    listOf(content[name]).map((row) => ({ ...row, declaration: declarations.length }));
  return {
    ...content,
    document: isContent(content['document'])
      ? { ...content['document'], declarations: declarations.length }
      : content['document'],
    declarations,
    ...Object.fromEntries(rows.map((name) => [name, inIt(name)])),
    hidden: listOf(content['hidden']).map(({ text, ...rest }) => ({
      ...rest,
      characters: [...String(text ?? '')].length,
    })),
  };
}

/** A decimal among the members of a document's JSON, where it is a number. Inside a string every quote has a backslash before it. */
const decimalMember = /"(value_number|value_min|value_max)":( ?)(-?\d+(?:\.\d+)?)/g;

/** A result of any former version, in the form of this one; undefined where it is none. */
export const upgradeResult = (content: unknown): DocumentResult | undefined =>
  documentResultSchema.safeParse(
    withNothings(documentResultSchema, isContent(content) ? fromVersion01(content) : content),
  ).data;

/** documents/<document_id>.json → what it was made of, decimals as printed (12.50 stays 12.50); undefined where it is no such file. */
export function readDocumentJson(text: string): DocumentResult | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(decimalMember, '"$1":$2"$3"'));
  } catch {
    // Not JSON: somebody else's file, or one that was cut off; the caller says which.
    return undefined;
  }
  return upgradeResult(json);
}
