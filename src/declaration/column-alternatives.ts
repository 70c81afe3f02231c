// All ways to take one column of a header for something, each weighed by how well it fits the column's cells.

import { kindMeta } from '../schema/value-kinds.js';
import { type Content, holdsGrades, mostly } from './column-content.js';
import { asRole, type Column, roleBy } from './columns.js';
import type { Claim } from './labels.js';
import { addWeights, noWeight, type Weight } from './weight.js';

/** Where a column stands beside the others: left of all columns that name a year, it may name what is measured. */
export interface Place {
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
export interface Alternative {
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
export function alternativesOf(column: Column, content: Content, place: Place): Alternative[] {
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
