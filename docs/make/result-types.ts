import * as z from 'zod';
import { datasetConfigSchema } from '../../src/schema/dataset-config.js';
import { documentSchema } from '../../src/schema/document.js';
import {
  declaredTableSchema,
  documentResultSchema,
  placementSchema,
  tableCellSchema,
} from '../../src/schema/document-result.js';
import { indicatorSchema } from '../../src/schema/indicator.js';
import { issueSchema } from '../../src/schema/issue.js';
import { observationSchema } from '../../src/schema/observation.js';
import { profileSchema } from '../../src/schema/profile.js';
import { periodSchema, valueSchema } from '../../src/schema/reading.js';
import { divisionSchema, noteSchema, policySchema, roleSchema } from '../../src/schema/sections.js';
import { seriesSchema } from '../../src/schema/series.js';
import { seriesChangeSchema } from '../../src/schema/series-change.js';
import { seriesLinkSchema } from '../../src/schema/series-link.js';

/** The types of the library, by their names, in the order of the file. What stands in another is named before it. */
const named: readonly (readonly [name: string, schema: z.ZodType, about: string])[] = [
  ['Period', periodSchema, 'A period (期間) read from a text. Both days inclusive; an open end is null.'],
  ['Value', valueSchema, 'A value (値) read from a cell.'],
  ['DocumentRow', documentSchema, 'A PDF, with its status: a row of documents.csv.'],
  ['Division', divisionSchema, 'A division (課): a row of divisions.csv.'],
  ['Role', roleSchema, 'A role (役割) of the department: a row of roles.csv.'],
  ['Policy', policySchema, 'A numbered policy (取組方針): a row of policies.csv.'],
  ['Note', noteSchema, 'A footnote: a row of notes.csv.'],
  ['Indicator', indicatorSchema, 'A row of a KPI table, as printed: a row of indicators.csv.'],
  [
    'Observation',
    observationSchema,
    'A value of a KPI table: one indicator × one period × one kind. A row of observations.csv.',
  ],
  ['Issue', issueSchema, 'A thing that a person should look at: a row of issues.csv.'],
  ['TableCell', tableCellSchema, 'A cell of a table with its place.'],
  ['DeclaredTable', declaredTableSchema, 'A table, its parts joined, header rows apart.'],
  ['Placement', placementSchema, 'Where a stretch of printed characters ended.'],
  ['ConvertedDocument', documentResultSchema, 'Everything that was read from one PDF: documents/<document_id>.json.'],
  ['SeriesRow', seriesSchema, 'One period of one indicator through all declarations: a row of series.csv.'],
  ['SeriesLink', seriesLinkSchema, 'Which indicator row belongs to which series: a row of series_links.csv.'],
  ['SeriesChange', seriesChangeSchema, 'What a later declaration says differently: a row of changes.csv.'],
  ['DatasetConfig', datasetConfigSchema, 'What the documents do not say of a dataset (mokuhyo.config.json).'],
  ['Profile', profileSchema, 'What a city calls its columns and sections (プロファイル).'],
];

/** Types whose numbers are decimals: they have the printed ones, too. */
const withExact: ReadonlySet<string> = new Set(['Observation', 'Value']);

const nodeSchema = z.looseObject({
  type: z.string().optional(),
  fieldType: z.string().optional(),
  meaning: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  required: z.array(z.string()).optional(),
});
type Node = z.infer<typeof nodeSchema>;

const jsonOf = (schema: z.ZodType): unknown => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};
const quote = (text: string): string => `'${text}'`;
const names = new Map<string, string>();

function objectType({ properties = {}, required = [] }: Node, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, member]) => {
    const { meaning } = nodeSchema.parse(member);
    const about = meaning === undefined ? '' : `${inner}/** ${meaning} */\n`;
    const optional = required.includes(name) ? '' : '?';
    const undef = optional === '' ? '' : ' | undefined';
    return `${about}${inner}readonly ${name}${optional}: ${typeOf(member, inner)}${undef};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

/** A part of a JSON Schema as TypeScript. */
function typeOf(schema: unknown, indent: string): string {
  const name = names.get(JSON.stringify(schema));
  if (name !== undefined) return name;
  const node = nodeSchema.parse(schema);
  if (node.anyOf) return [...new Set(node.anyOf.map((branch) => typeOf(branch, indent)))].join(' | ');
  if (node.enum) return node.enum.map(quote).join(' | ');
  if (typeof node.const === 'string') return quote(node.const);
  switch (node.type) {
    case 'array': {
      const item = typeOf(node.items, indent);
      return item.includes(' | ') ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    case 'object': {
      if (node.properties) return objectType(node, indent);
      const keys = node.propertyNames?.enum?.map(quote).join(' | ');
      const value = typeOf(node.additionalProperties, indent);
      return keys ? `{ readonly [key in ${keys}]?: ${value} | undefined }` : `Readonly<Record<string, ${value}>>`;
    }
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return node.fieldType === 'number' ? 'number' : 'string';
    case 'boolean':
    case 'null':
      return node.type;
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

const exactMember = '  /** The numbers as decimals with the decimals that are printed. */\n  readonly exact: Exact;\n';

/** src/library/result-types.ts: the types of all that the library answers with, from the schemas. */
export function resultTypesFile(): string {
  names.clear();
  const types = named.map(([name, schema, about]) => {
    const json = jsonOf(schema);
    const body = typeOf(json, '');
    names.set(JSON.stringify(json), name);
    const whole = withExact.has(name) ? body.replace(/\}$/, `${exactMember}}`) : body;
    return `/** ${about} */\nexport interface ${name} ${whole}\n`;
  });
  const exact =
    '/** Numbers of a value as decimals: as many decimals as are printed, nothing rounded; null where there is no number. */\n' +
    'export interface Exact {\n  readonly value_number: string | null;\n  readonly value_min: string | null;\n  readonly value_max: string | null;\n}\n';
  return ['// Generated from the schemas by `npm run docs`. Do not edit.\n', exact, ...types].join('\n');
}
