import type { Issue } from '../issues/issue.js';
import { type DeclarationRow, declarationSchema } from '../schema/declaration.js';
import { type DocumentRow, documentSchema } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Observation } from '../schema/observation.js';
import { type Correction, type DeclarationField, declarationFields, documentFields } from './correction-schema.js';
import { linesAt, readPlace } from './place.js';
import { describeAuthor } from './replay-observation.js';

type Changes = Readonly<Record<string, string | number | null>>;

/** A document and its declarations with what lines set of them. */
export interface CorrectedDocument {
  readonly document: DocumentRow;
  readonly declarations: readonly DeclarationRow[];
  /** What the values of a declaration repeat of it and of its document, as far as it was set; 0: of what belongs to none. */
  readonly changesOf: (declaration: number) => Partial<Observation>;
  readonly issues: readonly Issue[];
}

const isDeclared = (field: string): field is DeclarationField => declarationFields.some((known) => known === field);

function changesIn(lines: readonly Correction[]): Changes {
  const changes: Record<string, string | number | null> = {};
  for (const { field, value } of lines) {
    if (!documentFields.some((known) => known === field)) continue;
    changes[field] = field === 'document_fiscal_year' ? (value === '' ? null : Number(value)) : value;
  }
  return changes;
}

/** An issue for a line that changed something: what was read, and what a person set. */
export function saidOf(line: Correction, was: unknown, page?: number): readonly Issue[] {
  if (String(was ?? '') === line.value) return [];
  return [
    {
      code: 'correction/applied',
      ...(page === undefined ? {} : { page }),
      actual: `${line.place} ${line.field}=${was ?? ''}`,
      expected: `${line.field}=${line.value} (${describeAuthor(line)})`,
    },
  ];
}

const pickChanges = (changes: Changes, fields: readonly string[]): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([field]) => fields.includes(field)));

/** What values repeat of their declaration, and what of their document. */
const ofDeclaration = ['department', 'document_fiscal_year', 'plan_name'];
const ofDocument = ['municipality', 'municipality_code'];

/**
 * The document with what lines set of it. Of several declarations each has its title, year and office: there a line about the document can
 * set the city only, and what it says of the others is told and left alone.
 */
export function correctDocument(
  { document, declarations }: Pick<DocumentResult, 'document' | 'declarations'>,
  lines: readonly Correction[],
): CorrectedDocument {
  const isSingle = declarations.length <= 1;
  const about = linesAt(lines, 'document').filter(({ field }) => documentFields.some((known) => known === field));
  const blurred = isSingle ? [] : about.filter(({ field }) => isDeclared(field));
  const whole = about.filter((line) => !blurred.includes(line));
  const linesOf = (number: number): readonly Correction[] =>
    linesAt(lines, 'declaration').filter(({ place }) => {
      const at = readPlace(place);
      return at?.kind === 'declaration' && at.declaration === number;
    });
  const changesOfDocument = changesIn(isSingle ? [...whole, ...linesOf(1)] : whole);
  const changesOfDeclaration = (number: number): Changes =>
    isSingle ? pickChanges(changesOfDocument, declarationFields) : changesIn(linesOf(number));
  const isEmpty = Object.keys(changesOfDocument).length === 0;
  return {
    document: isEmpty ? document : documentSchema.parse({ ...document, ...changesOfDocument }),
    declarations: declarations.map((row) => {
      const changes = changesOfDeclaration(row.declaration);
      return Object.keys(changes).length === 0 ? row : declarationSchema.parse({ ...row, ...changes });
    }),
    changesOf: (number) => ({
      ...pickChanges(changesOfDocument, ofDocument),
      // What belongs to no declaration repeats none: save where the document has none at all.
      ...(number === 0 && declarations.length > 0 ? {} : pickChanges(changesOfDeclaration(number), ofDeclaration)),
    }),
    issues: [
      ...blurred.map(
        ({ field, value }): Issue => ({
          code: 'correction/inconsistent',
          actual: `document ${field}=${value}`,
          expected: 'declaration/<declaration>',
        }),
      ),
      ...whole.flatMap((line) => saidOf(line, document[line.field as keyof DocumentRow])),
      ...declarations.flatMap((row) =>
        linesOf(row.declaration).flatMap((line) =>
          isDeclared(line.field) ? saidOf(line, row[line.field], row.first_page) : [],
        ),
      ),
    ],
  };
}
