// The hypotheses of what a header's columns are for, weighed by how badly each explains the table.

import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import type { TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { type Content, contentOf, holdsGrades, mostly } from './column-content.js';
import { asRole, type Column, type Header, hasRole, roleBy, valueColumns } from './columns.js';
import { withKindsOfYears } from './kinds-of-years.js';
import { type Claim, readLabel } from './labels.js';
import type { Legend } from './legends.js';
import {
  namesRows,
  settleNameColumns,
  withFinerName,
  withGroups,
  withPartsBehind,
  withTellingApart,
} from './name-columns.js';
import { saidOfKind } from './said-years.js';
import type { Setting } from './setting.js';
import type { BandSaid } from './speaking-bands.js';

/** How badly a hypothesis explains a table; compared from the first number to the last. */
export interface Weight {
  /** Cells with a figure that it gives no meaning. */
  readonly unexplained: number;
  /** Cells that say something else than it makes of them. */
  readonly contradictions: number;
  /** What it takes for granted without evidence in the table. */
  readonly assumptions: number;
}

export const noWeight: Weight = { unexplained: 0, contradictions: 0, assumptions: 0 };

export const addWeights = (a: Weight, b: Weight): Weight => ({
  unexplained: a.unexplained + b.unexplained,
  contradictions: a.contradictions + b.contradictions,
  assumptions: a.assumptions + b.assumptions,
});

/** Negative where `a` explains more than `b`. */
export const compareWeights = (a: Weight, b: Weight): number =>
  a.unexplained - b.unexplained || a.contradictions - b.contradictions || a.assumptions - b.assumptions;

/** Where a column stands beside the others: left of all columns that name a year, it may name what is measured. */
interface Place {
  readonly leftOfDated: boolean;
  /** Left of the column of indicators: what stands there names what they belong to. */
  readonly leftOfName: boolean;
  /** The first column but for those of codes. */
  readonly first: boolean;
  /** Figures stand in other columns of values. */
  readonly besideFigures: boolean;
  /** Another column is called 単位: words that could be units (小学校) are none here. */
  readonly besideUnits: boolean;
  /** A column before it tells the kind of every row (計画値, 実績値): words beside that (量の見込み, 確保方策) name what is measured. */
  readonly behindKinds: boolean;
}

/** One way to take a column, and how well it fits its cells. */
interface Alternative {
  readonly column: Column;
  readonly weight: Weight;
}

/** A target, a plan or the like of a year that its label prints. */
const isDatedWish = ({ period, valueKind, claims }: Column): boolean =>
  period !== undefined &&
  claims[0]?.kind === 'value' &&
  valueKind !== undefined &&
  kindMeta(valueKind).claims === 'wish';

/** A column of values: no years, no names, no prose. Words alone are milestones, or the names of what is aimed at. */
function weighValues(column: Column, content: Content, place: Place): Weight {
  const { count } = content;
  const figures = count('figure') + count('mixed') + count('bare-year');
  const mayDate = column.claims.some(({ kind }) => kind === 'dates');
  const allYears = mayDate ? mostly(content, 'year', 'bare-year') : mostly(content, 'year');
  const years = allYears && column.members === undefined ? count('year') + count('bare-year') : 0;
  const units = mostly(content, 'unit') ? count('unit') : 0;
  // 令和6年度目標 says what its cells are, whatever they look like: 収納率を99%以上にします。
  const saysSo = isDatedWish(column);
  const prose = mostly(content, 'prose') && !saysSo ? content.texts.length : 0;
  const wordsOnly = content.texts.length > 0 && figures + count('year') + count('dash') === 0;
  const mayName = column.claims.some((claim) => claim.kind === 'role' && claim.role === 'indicator_name');
  const left = mayName && column.period === undefined ? 2 * Number(place.leftOfDated || place.leftOfName) : 0;
  return {
    unexplained: years,
    contradictions: count('kind') + count('rate') + count('mark') + count('label') + units + prose,
    assumptions: wordsOnly && !saysSo ? 1 + left : 0,
  };
}

/** How well a column taken in its role fits its cells. */
function weighFit(column: Column, content: Content, place: Place): Weight {
  const { count } = content;
  const filled = content.texts.length;
  const figures = count('figure');
  switch (column.role) {
    case 'value':
      return weighValues(column, content, place);
    case 'indicator_name':
    case 'project_name': {
      const sentences = content.texts.filter((text) => /。\s*$/u.test(text)).length;
      const labels = count('kind') + count('year') + count('mark') + count('label');
      const contradictions = labels + (column.role === 'project_name' ? sentences : 0);
      return { unexplained: figures + count('bare-year'), contradictions, assumptions: 0 };
    }
    case 'dates':
    case 'year': {
      const years = count('year') + count('bare-year') + count('dash');
      return { unexplained: figures, contradictions: filled - years - figures, assumptions: 0 };
    }
    case 'kind': {
      const told = count('kind') + count('rate') + count('kindish') + count('year');
      const contradictions = filled - told - figures;
      return { unexplained: figures, contradictions, assumptions: Number(column.fillsOnly) };
    }
    case 'remarks':
    case 'group':
    case 'unit':
    case 'division':
      return { ...noWeight, unexplained: figures };
    case 'unknown':
      return {
        unexplained: figures + count('mixed') + count('bare-year'),
        contradictions: 0,
        assumptions: Number(filled > 0),
      };
    default:
      return noWeight;
  }
}

/** `rank`: how many likelier claims its labels have. */
const weighAs = (column: Column, content: Content, place: Place, rank: number): Weight =>
  addWeights(weighFit(column, content, place), { ...noWeight, assumptions: rank });

const withClaim = (column: Column, claim: Claim | undefined): Column => ({
  ...column,
  ...roleBy(claim, column.period, column.members),
});

/** Columns without a word of their own that may be anything: what the cells look like decides. */
function alternativesByContent(column: Column, content: Content, { besideUnits }: Place): Column[] {
  if (mostly(content, 'kind', 'rate') && content.count('kind') > 0)
    return [asRole(column, 'kind'), asRole(column, 'kind', true)];
  const kinds = new Set(content.texts.filter((_, index) => content.looks[index] === 'kind'));
  const someKinds =
    kinds.size > 1 &&
    (content.count('kind') + content.count('rate')) * 2 > content.texts.length &&
    column.role === 'unknown';
  if (someKinds) return [asRole(column, 'kind'), column];
  if (mostly(content, 'mark')) return [asRole(column, 'project_code')];
  // 基準値(R1), R3, R4, 目標値(R7): kinds and years in one column.
  if (mostly(content, 'kind', 'rate', 'year') && content.count('kind') > 0) return [asRole(column, 'kind')];
  if (!besideUnits && mostly(content, 'unit') && content.texts.length > 1) return [asRole(column, 'unit')];
  if (mostly(content, 'year', 'bare-year') && content.texts.length > 1) return [asRole(column, 'year')];
  if (column.role === 'kind')
    return content.count('kind') > 0 ? [column, asRole(column, 'group')] : [asRole(column, 'group')];
  const words = mostly(content, 'words', 'kindish', 'prose', 'mixed') && content.count('figure') === 0;
  return column.role === 'unknown' && column.header === '' && words
    ? [asRole(column, 'group'), asRole(column, 'indicator_name')]
    : column.role === 'unknown' && words
      ? [column, asRole(column, 'indicator_name')]
      : [column];
}

const cornerRoles: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'dates',
  'kind',
  'group',
  'unknown',
  'remarks',
]);

/** What stands first and is words may be the names, whatever its corner says (期間, 区分, サービス種別). */
function namesByPlace(column: Column, content: Content, place: Place): boolean {
  const words = content.count('words') + content.count('kindish') + content.count('mixed') + content.count('prose');
  return place.first && cornerRoles.has(column.role) && words * 2 > content.texts.length;
}

/** A second column of labels, some of which could be kinds: 量の見込み, 確保方策, 利用児童数 behind 計画値 and 実績値. */
const namesBehindKinds = ({ role }: Column, { count, texts }: Content, { behindKinds }: Place): boolean =>
  behindKinds && (role === 'kind' || role === 'indicator_name') && count('kind') > 0 && count('kind') < texts.length;

/** All ways to take a column. A header that says nothing, or only 区分, leaves it to the cells. */
function alternativesOf(column: Column, content: Content, place: Place): Alternative[] {
  if (namesBehindKinds(column, content, place)) return [{ column: asRole(column, 'group'), weight: noWeight }];
  if (column.members) {
    const plain = { ...column, members: undefined };
    const taken = mostly(content, 'kind') ? [asRole(plain, 'kind')] : [column];
    return taken.map((each) => ({ column: each, weight: weighAs(each, content, place, 0) }));
  }
  const byContent = column.role === 'unknown' || column.role === 'kind' || column.role === 'group';
  if (byContent) {
    const shown = alternativesByContent(column, content, place);
    const all = namesByPlace(column, content, place) ? [...shown, asRole(column, 'indicator_name')] : shown;
    return all.map((each, rank) => ({
      column: each,
      weight: weighAs(each, content, place, column.role === each.role ? 0 : rank),
    }));
  }
  // 見込 over ○, △, × grades the figures beside it.
  const inWords = column.period === undefined && (column.valueKind === 'actual' || column.valueKind === 'estimate');
  if (column.role === 'value' && place.besideFigures && holdsGrades(content, inWords))
    return [{ column: asRole(column, 'rating'), weight: noWeight }];
  const claims: (Claim | undefined)[] = column.claims.length > 0 ? [...column.claims] : [undefined];
  const told = claims.map((claim, rank) => {
    const taken = claims.length > 1 ? withClaim(column, claim) : column;
    // 年度 over years is what it says; only beside a kind of the same word (基準年度) is it the weaker reading.
    const free = taken.role === 'dates' || (rank === 1 && taken.role === 'value' && column.role === 'indicator_name');
    return { column: taken, weight: weighAs(taken, content, place, free ? 0 : rank) };
  });
  // 取組内容 over sentences tells what is done, and names no project.
  if (column.role === 'project_name' && column.claims.length === 1) {
    const prose = asRole(column, 'remarks');
    told.push({ column: prose, weight: weighAs(prose, content, place, 1) });
  }
  // An indicator column filled with kinds or years tells those: 指標 over 目標値 / 実績値.
  const stub = column.role === 'indicator_name' || column.role === 'dates' || column.role === 'remarks';
  const marked = mostly(content, 'mark') || mostly(content, 'unit');
  const shown = stub || marked ? alternativesByContent({ ...column, role: 'unknown' }, content, place) : [];
  const ofRow = column.role === 'dates' && column.datesOf === undefined;
  const turned = shown.filter(({ role }) => role !== 'unknown' && role !== 'group' && role !== 'indicator_name');
  const byPlace = namesByPlace(column, content, place) ? [asRole(column, 'indicator_name')] : [];
  return [
    ...byPlace.map((each) => ({ column: each, weight: weighAs(each, content, place, 1) })),
    ...told.filter(({ weight }, rank) => rank === 0 || weight.unexplained * 2 <= content.texts.length),
    ...turned.map((each) => ({ column: each, weight: weighAs(each, content, place, ofRow || marked ? 0 : 1) })),
  ];
}

/** At most so many hypotheses of one header are compared. */
const mostHypotheses = 256;

function combine(lists: readonly Alternative[][]): Alternative[][] {
  let combined: Alternative[][] = [[]];
  for (const list of lists) {
    const room = combined.length * list.length <= mostHypotheses ? list : list.slice(0, 1);
    combined = combined.flatMap((before) => room.map((next) => [...before, next]));
  }
  return combined;
}

/** What stands around a table that its columns may lack: a name for its rows, kinds for its values. */
export interface Around {
  readonly legend: Legend;
  /** Is the indicator named outside of the columns (caption, form)? */
  readonly named: boolean;
  /** What bands over its rows say of them. */
  readonly bands: readonly BandSaid[];
  /** Kinds that names tell for their rows. */
  readonly nameKinds: readonly ValueKind[];
}

/** Kinds of the words in the columns of kinds. */
function stubKinds(columns: readonly Column[], contents: readonly Content[], setting: Setting): Set<string> {
  const words = columns.flatMap((column, index) => (column.role === 'kind' ? (contents[index]?.texts ?? []) : []));
  return new Set(words.map((word) => foldForMatching(readLabel(word, setting).rest)));
}

/** What a set of columns lacks to make sense together. */
function weighTogether(
  columns: readonly Column[],
  contents: readonly Content[],
  around: Around,
  setting: Setting,
): Weight {
  const values = valueColumns(columns);
  const figuresOf = (column: Column): number => {
    const content = contents[columns.indexOf(column)];
    return content ? content.texts.length - content.count('dash') : 0;
  };
  const kindStub = columns.find(({ role }) => role === 'kind');
  const kindsInRows = stubKinds(columns, contents, setting);
  const kindless = values.filter(
    ({ valueKind, members }) =>
      valueKind === undefined &&
      !members &&
      !kindStub &&
      around.nameKinds.length === 0 &&
      !around.bands.some((band) => band.valueKind !== undefined) &&
      around.legend.valueKind === undefined &&
      !around.legend.members,
  );
  const nameless =
    !hasRole(columns, 'indicator_name') && !hasRole(columns, 'project_name') && !around.named ? values : [];
  // One word over all rows says nothing against a header: 区分 filled with 当初.
  const overruled =
    kindStub && !kindStub.fillsOnly && kindsInRows.size === 1 ? values.filter(({ valueKind }) => valueKind) : [];
  const undecided = kindStub?.fillsOnly && kindsInRows.size > 1 ? values : [];
  const sum = (list: readonly Column[]): number => list.reduce((total, column) => total + figuresOf(column), 0);
  // One 年度 in rows of targets and actuals is the year of the row; several, or one beside a baseline, are of their neighbours.
  const ofRows = columns.filter(({ role }) => role === 'year').length;
  const ofAny = columns.filter(({ role, datesOf }) => role === 'dates' && datesOf === undefined).length;
  const single = ofRows + ofAny === 1 && values.every(({ valueKind }) => valueKind !== 'baseline');
  const misplaced = single ? ofAny : ofRows > 0 && ofRows + ofAny > 1 ? ofRows : 0;
  // What a caption names is weaker than words that name each row.
  const hasNamesOfRows = columns.some((column, index) => namesRows(column, contents[index], columns));
  const lacksName = !hasRole(columns, 'indicator_name') && (hasNamesOfRows || !around.named);
  const noIndicator = lacksName ? 1 + Number(hasNamesOfRows) : 0;
  const twoNames = columns.filter(({ role }) => role === 'indicator_name').length > 1 ? 2 : 0;
  return {
    unexplained: sum(kindless) + sum(nameless),
    contradictions: sum(overruled) + sum(undecided),
    assumptions: noIndicator + twoNames + misplaced,
  };
}

/** A hypothesis of what the columns of a header are for. */
export interface SettledColumns {
  readonly columns: readonly Column[];
  readonly weight: Weight;
}

/** Is a column taken for something else by another hypothesis? */
export const isTakenOtherwise = (column: Column, other: Column | undefined): boolean =>
  other !== undefined &&
  (column.role !== other.role ||
    column.valueKind !== other.valueKind ||
    column.datesOf !== other.datesOf ||
    column.fillsOnly !== other.fillsOnly);

function datedByLegend(columns: readonly Column[], legend: Legend): Column[] {
  return columns.map((column) => {
    const said = saidOfKind(column, column.valueKind, legend.dated, columns);
    return column.role === 'value' ? { ...column, period: column.period ?? said } : column;
  });
}

const firstValue = /基準|当初|策定|従前|初期|スタート/u;
const latestValue = /現況|現在|現状|最新|直近/u;

/** 現況値, 現在値, 最新値 beside 基準値 or 策定時 is the newest actual; alone it is the baseline. */
function settleLatest(columns: readonly Column[]): Column[] {
  const hasFirst = columns.some(
    ({ valueKind, header }) => valueKind === 'baseline' && firstValue.test(header) && !latestValue.test(header),
  );
  return columns.map((column) => {
    if (!hasFirst || !latestValue.test(column.header) || firstValue.test(column.header)) return column;
    if (column.valueKind === 'baseline') return { ...column, valueKind: 'actual' };
    return column.datesOf === 'baseline' ? { ...column, datesOf: 'actual' } : column;
  });
}

/** Are all its cells kinds, of two at least? */
const tellsKinds = ({ texts, count }: Content): boolean => new Set(texts).size > 1 && count('kind') === texts.length;

/** The hypotheses of what a header's columns are for, the best first. */
export function settleColumns(header: Header, grid: TableGrid, around: Around, setting: Setting): SettledColumns[] {
  const contents = header.columns.map(({ column }) => contentOf(grid, column, header.lastRow, setting));
  const firstDated = header.columns.find(({ role, period }) => role === 'value' && period !== undefined)?.column;
  const firstColumn = header.columns.find(({ role }) => role !== 'project_code')?.column;
  const lastName = header.columns.findLast(
    ({ role, claims }) => role === 'indicator_name' && claims.length === 1,
  )?.column;
  const lists = withPartsBehind(withGroups(header.columns, contents, setting), contents).map((column, index) => {
    const content = contents[index];
    const leftOfDated = firstDated !== undefined && column.column < firstDated;
    const leftOfName = lastName !== undefined && column.column < lastName;
    const besideFigures = header.columns.some(
      ({ role }, at) => role === 'value' && at !== index && (contents[at]?.count('figure') ?? 0) > 0,
    );
    return content
      ? alternativesOf(column, content, {
          leftOfDated,
          leftOfName,
          first: column.column === firstColumn,
          besideFigures,
          besideUnits: header.columns.some(({ role, claims }) => role === 'unit' && claims.length > 0),
          behindKinds: contents.slice(0, index).some(tellsKinds),
        })
      : [{ column, weight: noWeight }];
  });
  const hypotheses = combine(lists).map((taken) => {
    const named = settleNameColumns(taken.map(({ column }) => column));
    const columns = withKindsOfYears(named, around, setting);
    const own = taken.reduce((sum, { weight }) => addWeights(sum, weight), noWeight);
    return {
      columns: withTellingApart(
        withFinerName(settleLatest(datedByLegend(columns, around.legend)), contents),
        contents,
        around.named,
      ),
      weight: addWeights(own, weighTogether(columns, contents, around, setting)),
    };
  });
  return hypotheses
    .filter(({ columns }) => valueColumns(columns).length > 0)
    .sort((a, b) => compareWeights(a.weight, b.weight));
}

/** The kinds that a set of columns and its rows hold. */
export function kindsOf(
  columns: readonly Column[],
  legend: Legend,
  { bands, nameKinds }: Pick<Around, 'bands' | 'nameKinds'>,
): Set<ValueKind> {
  const own = valueColumns(columns).flatMap(({ valueKind, members }) => [
    valueKind,
    ...(members?.members.map((member) => member.valueKind) ?? []),
  ]);
  return new Set(
    [...own, ...bands.map(({ valueKind }) => valueKind), ...nameKinds, legend.valueKind].filter(
      (kind) => kind !== undefined,
    ),
  );
}
