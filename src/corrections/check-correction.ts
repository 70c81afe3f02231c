import { documentKinds, stages } from '../schema/document.js';
import { columnRoles } from '../schema/document-result.js';
import { missingReasons, modifiers, statuses } from '../schema/observation.js';
import { bbox, day, decimal, pageNumber } from '../schema/scalars.js';
import { valueKinds } from '../schema/value-kinds.js';
import {
  type Correction,
  type CorrectionField,
  declarationFields,
  documentFields,
  indicatorFields,
  observationFields,
  type SeriesField,
} from './correction-schema.js';
import { type PlaceKind, readPlace } from './place.js';

/** Why a cell of the file is refused, in both languages. */
export interface CellProblem {
  readonly column: keyof Correction;
  readonly message: string;
  readonly message_ja: string;
}

const problem = (column: keyof Correction, message: string, message_ja: string): CellProblem => ({
  column,
  message,
  message_ja,
});

const oneOf = (words: readonly string[]): string => words.join(', ');

function numberProblem(field: string, value: string): CellProblem | undefined {
  if (value === '' || decimal.safeParse(value).success) return undefined;
  if (/^[^,，、]*[,，、]/.test(value)) {
    return problem(
      'value',
      `${field}: the number "${value}" has a comma; write it without separators (1200)`,
      `${field}: 数値「${value}」にカンマがあります。区切りなしで書いてください（1200）`,
    );
  }
  return problem(
    'value',
    `${field}: "${value}" is no number; write half-width digits, with a point for decimals (12.5), or leave it empty`,
    `${field}: 「${value}」は数値ではありません。半角数字で書いてください（小数点は「.」、例: 12.5）。消すときは空にします`,
  );
}

function fiscalYearProblem(field: string, value: string): CellProblem | undefined {
  const year = Number(value);
  if (value === '' || (/^\d{4}$/.test(value) && year >= 1868 && year <= 2200)) return undefined;
  return problem(
    'value',
    `${field}: "${value}" is no possible fiscal year; write the western year in which its April lies (令和元年度 is 2019)`,
    `${field}: 「${value}」は年度としてあり得ません。4月が属する西暦で書いてください（令和元年度は2019）`,
  );
}

/** A day that exists: 2019-02-30 has the right form and is none. */
function dayProblem(field: string, value: string): CellProblem | undefined {
  const date = new Date(`${value}T00:00:00Z`);
  const exists = day.safeParse(value).success && !Number.isNaN(date.getTime());
  if (value === '' || (exists && date.toISOString().startsWith(value))) return undefined;
  return problem(
    'value',
    `${field}: "${value}" is no day; write it as 2019-04-01`,
    `${field}: 「${value}」は日付ではありません。2019-04-01 の形で書いてください`,
  );
}

function wordProblem(field: string, value: string, words: readonly string[], mayBeEmpty: boolean) {
  if (words.includes(value) || (mayBeEmpty && value === '')) return undefined;
  return problem(
    'value',
    `${field}: "${value}" is unknown; known are ${oneOf(words)}`,
    `${field}: 「${value}」は使えません。使えるのは ${oneOf(words)} です`,
  );
}

function codeProblem(value: string): CellProblem | undefined {
  if (/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return undefined;
  return problem(
    'value',
    `accept: "${value}" is no code of an issue; write the code as issues.csv has it (table/unknown-header)`,
    `accept: 「${value}」は指摘のコードではありません。issues.csv のコードを書いてください（例: table/unknown-header）`,
  );
}

function municipalityCodeProblem(value: string): CellProblem | undefined {
  if (value === '' || /^\d{6}$/.test(value)) return undefined;
  return problem(
    'value',
    `municipality_code: "${value}" is no code of a municipality: six digits, check digit included (142140)`,
    `municipality_code: 「${value}」は全国地方公共団体コードではありません。検査数字を含む6桁で書いてください（例: 142140）`,
  );
}

/** Days as a spreadsheet writes them. */
const spreadsheetDay = /^(\d{1,2}月\d{1,2}日|[A-Z][a-z]{2}-\d\d|\d{1,2}-[A-Z][a-z]{2}|\d{4}\/\d{1,2}\/\d{1,2})$/;

/** A code that a spreadsheet took for a day (2-01 → 2月1日): nobody can tell any more what it was. */
function rewrittenProblem(value: string): CellProblem | undefined {
  if (!spreadsheetDay.test(value.trim())) return undefined;
  return problem(
    'value',
    `project_code: "${value}" is a day that a spreadsheet made of the code; format the column as text and write it again`,
    `project_code: 「${value}」は、表計算ソフトが番号を日付に変えたものです。列の表示形式を「文字列」にして、書き直してください`,
  );
}

/** What the `value` cell of a line may hold, by its field. */
function valueProblem({ field, value }: Correction): CellProblem | undefined {
  switch (field) {
    case 'value_number':
    case 'value_min':
    case 'value_max':
      return numberProblem(field, value);
    case 'fiscal_year':
    case 'document_fiscal_year':
      return fiscalYearProblem(field, value);
    case 'stage':
      return wordProblem(field, value, stages, false);
    case 'document_kind':
      return wordProblem(field, value, documentKinds, false);
    case 'role':
      return wordProblem(field, value, columnRoles, false);
    case 'municipality_code':
      return municipalityCodeProblem(value);
    case 'period_start':
    case 'period_end':
      return dayProblem(field, value);
    case 'status':
      return wordProblem(field, value, statuses, false);
    case 'value_kind':
      return wordProblem(field, value, valueKinds, false);
    case 'missing_reason':
      return wordProblem(field, value, missingReasons, true);
    case 'modifiers': {
      const unknown = value.split(' ').find((word) => word !== '' && !modifiers.some((known) => known === word));
      return unknown === undefined ? undefined : wordProblem(field, unknown, modifiers, false);
    }
    case 'accept':
      return codeProblem(value);
    case 'not_an_observation':
    case 'not_a_kpi_table':
    case 'add':
      return wordProblem(field, value, ['true'], true);
    case 'project_code':
      return rewrittenProblem(value);
    case 'unit':
    case 'text_value':
    case 'project_name':
    case 'indicator_name':
    case 'division':
    case 'title':
    case 'department':
    case 'municipality':
    case 'plan_name':
    case 'speaker_title':
    case 'speaker_name':
    case 'series:accept':
    case 'series:reject':
    case 'series:join':
    case 'series:split':
      return undefined;
    default:
      throw new Error(`no rule for ${field satisfies never}`);
  }
}

const isSeriesField = (field: CorrectionField): field is SeriesField => field.startsWith('series:');

function documentProblem({ document, field }: Correction): CellProblem | undefined {
  if (/^([0-9a-f]{12}|[0-9a-f]{64})$/.test(document) || (document === '' && isSeriesField(field))) return undefined;
  return problem(
    'document',
    `"${document}" is no document: write its document_id (12 hex digits) or its SHA-256 (64)`,
    `「${document}」は文書を示しません。document_id（16進12桁）またはSHA-256（64桁）を書いてください`,
  );
}

function placeProblem({ place, field }: Correction): CellProblem | undefined {
  if (isSeriesField(field)) {
    return place === ''
      ? problem('place', `${field} needs the series or the row that it is about`, `${field} には系列または行が必要です`)
      : undefined;
  }
  const kinds = placesOf(field);
  const kind = readPlace(place)?.kind;
  if (kind && kinds.includes(kind)) return undefined;
  const examples = kinds.map((known) => placeExamples[known]).join(', ');
  return problem(
    'place',
    `"${place}" is no place of ${field}: write ${examples}`,
    `「${place}」は ${field} の位置ではありません。次の形で書いてください: ${examples}`,
  );
}

const placeExamples = {
  value: 'table/row/column/part (1/3/4/1)',
  row: 'row/1/3',
  column: 'column/1/4',
  table: 'table/1',
  page: 'page/2',
  declaration: 'declaration/2',
  document: 'document',
} as const satisfies Record<PlaceKind, string>;

/** Fields that can be set for all values of a row, or of a column. */
const rowFields: readonly CorrectionField[] = [...indicatorFields, 'unit', 'add'];
const columnFields: readonly CorrectionField[] = ['role', 'value_kind', 'fiscal_year', 'unit'];
const valueOnly: readonly CorrectionField[] = [...observationFields, 'not_an_observation', 'add', 'accept'];

/** The kinds of places that a field has. */
function placesOf(field: CorrectionField): readonly PlaceKind[] {
  const isOf = (fields: readonly CorrectionField[]): boolean => fields.includes(field);
  return [
    ...(isOf(valueOnly) ? (['value'] as const) : []),
    ...(isOf(rowFields) ? (['row'] as const) : []),
    ...(isOf(columnFields) ? (['column'] as const) : []),
    ...(field === 'not_a_kpi_table' ? (['table'] as const) : []),
    ...(isOf(declarationFields) ? (['declaration'] as const) : []),
    ...(isOf([...documentFields, 'accept']) ? (['document'] as const) : []),
    ...(field === 'accept' ? (['page'] as const) : []),
  ];
}

/** What is added must say where it stands: a page and a box. */
function addedProblem({ field, page, bbox: box }: Correction): CellProblem | undefined {
  if (field !== 'add' || (page !== '' && box !== '')) return undefined;
  return problem(
    page === '' ? 'page' : 'bbox',
    'add needs page and bbox: where on the page the value stands',
    'add には page と bbox（ページ上の位置）が必要です',
  );
}

function guardProblem({ page, bbox: box }: Correction): CellProblem | undefined {
  if (page !== '' && !pageNumber.safeParse(Number(page)).success) {
    return problem('page', `"${page}" is no page`, `「${page}」はページ番号ではありません`);
  }
  if (box !== '' && !bbox.safeParse(box).success) {
    return problem(
      'bbox',
      `"${box}" is no box: left top right bottom in points, two decimals`,
      `「${box}」は位置ではありません（左 上 右 下、ポイント、小数2桁）`,
    );
  }
  return undefined;
}

/** All that is wrong with one line, whose `field` is already known to be one of ours. */
export function findCorrectionProblems(correction: Correction): readonly CellProblem[] {
  const rules = [documentProblem, placeProblem, guardProblem, addedProblem, valueProblem];
  return rules.map((rule) => rule(correction)).filter((found) => found !== undefined);
}
