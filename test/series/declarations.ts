import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stages } from '../../src/schema/document.js';
import { valueKinds } from '../../src/schema/value-kinds.js';
import type { PlainDocument, PlainRow, PlainValue } from './history/result.js';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'series');

const declarationsSchema = z.object({
  municipality: z.string(),
  municipality_code: z.string(),
  documents: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      title: z.string(),
      department: z.string(),
      fiscal_year: z.int(),
      stage: z.enum(stages),
      plan: z.tuple([z.string(), z.int(), z.int()]),
      rows: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.record(z.string(), z.string())])),
    }),
  ),
});

const expectedSchema = z.object({
  series: z.array(z.array(z.string())),
  rules: z.record(z.string(), z.string()),
  proposals: z.array(z.tuple([z.string(), z.string()])),
  changes: z.array(z.string()),
  issues: z.record(z.string(), z.int()),
  accepted_changes: z.array(z.string()),
  series_rows: z.array(z.string()),
});

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** `actual 2019`, `actual 2019-04-01~2019-09-30` → the kind and period of a value. */
function readValue(key: string, text: string): PlainValue {
  const [kindText = '', period = ''] = key.split(' ');
  const kind = valueKinds.find((known) => known === kindText);
  if (!kind) throw new Error(`no kind ${key}`);
  const [start, end] = period.split('~');
  const fiscalYear = Number(period.slice(0, 4));
  return start && end ? { kind, fiscalYear, text, days: [start, end] } : { kind, fiscalYear, text };
}

/** The declarations of the fixture, in the order of time. */
export function readDeclarations(): PlainDocument[] {
  const { municipality, municipality_code, documents } = declarationsSchema.parse(readJson('declarations.json'));
  return documents.map(({ id, file, title, department, fiscal_year, stage, plan, rows }) => ({
    id,
    municipality,
    municipalityCode: municipality_code,
    department,
    fiscalYear: fiscal_year,
    stage,
    title,
    sourceFile: file,
    plan,
    rows: rows.map(
      ([code, project, indicator, division, values]): PlainRow => ({
        code,
        project,
        indicator,
        division,
        values: Object.entries(values).map(([key, text]) => readValue(key, text)),
      }),
    ),
  }));
}

export const readExpected = () => expectedSchema.parse(readJson('expected.json'));
