import type { Correction } from '../corrections/correction-schema.js';
import { groupBy } from '../groups/group-by.js';
import { type ValueKind, valueKinds } from '../schema/value-kinds.js';
import { buildIssue } from './build-issues.js';
import { openRunIssues } from './open-run-issues.js';
import { saidOf } from './proposal-said.js';
import { readLinks, readRows, readRunIssues, type StoredLink } from './read-output.js';
import type { Proposal, SeriesOfYears, YearRow, Years, YearValue } from './review-data.js';

type Cells = Readonly<Record<string, string>>;

const orNull = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

/** What the latest declaration says of one kind in one year, and the row that it stands in. */
function yearValue(row: Cells, kind: ValueKind, rowIn: (document: string) => string): YearValue | undefined {
  const document = row[`${kind}_document`] ?? '';
  if (document === '') return undefined;
  const { [kind]: number = '', [`${kind}_text`]: text = '' } = row;
  const part = Number(row['part'] ?? 1);
  return { number, text, document, page: Number(row[`${kind}_page`]), row: rowIn(document), part };
}

function yearRow(row: Cells, rowIn: (document: string) => string): YearRow {
  const values: Partial<Record<ValueKind, YearValue>> = {};
  for (const kind of valueKinds) {
    const value = yearValue(row, kind, rowIn);
    if (value) values[kind] = value;
  }
  const { fiscal_year: year = '', period_start: start = '', period_end: end = '' } = row;
  const isWhole = year !== '' && start === `${year}-04-01` && end === `${Number(year) + 1}-03-31`;
  return {
    fiscal_year: orNull(year),
    period: isWhole || (start === '' && end === '') ? '' : `${start}～${end}`,
    period_end: end,
    part_label: row['part_label'] ?? '',
    unit: row['unit'] ?? '',
    settled: row['settled'] === 'true',
    revisions: Number(row['revisions'] ?? 0),
    values,
  };
}

const sayTheSame = (one: YearRow, other: YearRow): boolean =>
  one.fiscal_year === other.fiscal_year &&
  one.period === other.period &&
  one.part_label === other.part_label &&
  one.unit === other.unit;

const isApart = (one: YearRow, other: YearRow): boolean =>
  valueKinds.every((kind) => !one.values[kind] || !other.values[kind]);

/** Parts of cells that print several kinds are one row: the target stands beside the actual. */
function uniteKinds(rows: readonly YearRow[]): readonly YearRow[] {
  const united: YearRow[] = [];
  for (const row of rows) {
    const at = united.findIndex((other) => sayTheSame(other, row) && isApart(other, row));
    const other = united[at];
    if (!other) united.push(row);
    else
      united[at] = {
        ...other,
        settled: other.settled || row.settled,
        revisions: other.revisions + row.revisions,
        values: { ...other.values, ...row.values },
      };
  }
  return united;
}

/** The series of series.csv, each with its years in the file's order. */
function seriesOf(rows: readonly Cells[], links: readonly StoredLink[]): readonly SeriesOfYears[] {
  const rowOf = new Map(links.map((link) => [`${link.series_id} ${link.document_id}`, `${link.table}/${link.row}`]));
  return [...groupBy(rows, ({ series_id }) => series_id ?? '')].map(([series_id, own]) => {
    const last = own.at(-1) ?? {};
    const text = (name: string): string => last[name] ?? '';
    return {
      series_id,
      indicator_name: text('indicator_name'),
      project_code: text('project_code'),
      project_name: text('project_name'),
      plan_name: text('plan_name'),
      municipality: text('municipality'),
      department: [text('department'), text('division')].filter((part) => part !== '').join(' '),
      rows: uniteKinds(own.map((row) => yearRow(row, (document) => rowOf.get(`${series_id} ${document}`) ?? ''))),
    };
  });
}

const describeRow = ({ document_fiscal_year, project_code, project_name, indicator_name }: StoredLink): string =>
  [document_fiscal_year, project_code, project_name, indicator_name].filter((word) => word !== '').join(' ');

/** Links that wait for a person, with what the corrections file says of them already. */
function proposalsOf(links: readonly StoredLink[], lines: readonly Correction[]): readonly Proposal[] {
  const rows = new Map(links.map((link) => [`${link.document_id}/${link.table}/${link.row}`, link]));
  return links
    .filter(({ certainty }) => certainty === 'proposed')
    .map((link): Proposal => {
      const other = rows.get(link.linked_to);
      const place = `${link.table}/${link.row}`;
      const proposal = {
        series_id: link.series_id,
        document: link.document_id,
        place,
        linked_to: link.linked_to,
        indicator_name: link.indicator_name,
        row: describeRow(link),
        other: other ? describeRow(other) : link.linked_to,
        evidence: link.evidence,
      };
      return { ...proposal, said: saidOf(proposal, lines) };
    });
}

/** Indicators through the years as the last run joined them (年度の推移), the links that it proposes, and what it warns of. */
export async function readYears(folder: string, lines: readonly Correction[]): Promise<Years> {
  const links = await readLinks(folder);
  const issues = openRunIssues(await readRunIssues(folder), lines).map(buildIssue);
  return {
    series: seriesOf(await readRows(folder, 'series.csv'), links),
    proposals: proposalsOf(links, lines),
    issues: issues.filter(({ level }) => level !== 'info'),
  };
}
