import { kindMeta } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import { cardSections, isValuePair } from './cards.js';
import { type Column, type Header, hasRole, headerKey, isCalledIndicator, valueColumns } from './columns.js';
import { listsCosts } from './cost-tables.js';
import { type Facts, factsOf, mergeFacts, noFacts, type Pair } from './form-facts.js';
import { isLabelCell } from './header-rows.js';
import { kindsOfNames } from './kinds-in-names.js';
import { readLabel } from './labels.js';
import type { Legend } from './legends.js';
import { cellText, isBlank } from './line-text.js';
import { bandsNameRows } from './name-bands.js';
import { splitPanels } from './panels.js';
import type { Setting } from './setting.js';
import { type Around, isTakenOtherwise, kindsOf, type SettledColumns, settleColumns } from './settle.js';
import { bandsOf } from './speaking-bands.js';
import { type Section, tellRows, turn } from './views.js';
import { addWeights, compareWeights, noWeight, type Weight } from './weight.js';

/** A table of indicators in a grid: all of it, a part of it, or its labels and values put into a row. */
export interface View {
  /** The grid as it is read: turned where years stand in rows, cut where it holds several tables. */
  readonly grid: TableGrid;
  /** The grid as it stands on the page. */
  readonly source: TableGrid;
  readonly header: Header;
  readonly facts: Facts;
  readonly legend: Legend;
  /** What its columns may be for: as they are read, and the next best. */
  readonly settled: readonly SettledColumns[];
}

/** How a grid may be read. */
export type ReadingForm = 'upright' | 'turned' | 'form';

/** One hypothesis of a grid: the tables in it, what they leave unexplained, and how it was read. */
export interface Hypothesis {
  readonly form: ReadingForm;
  readonly views: readonly View[];
  /** Labels and values beside each other, outside of the tables. */
  readonly pairs: readonly Pair[];
  readonly weight: Weight;
}

/** What a grid turned out to be. */
export interface GridReading {
  readonly kind: 'kpi' | 'puzzling' | 'other';
  readonly views: readonly View[];
  /** What the form in it says, where it is one. */
  readonly facts: Facts;
  /** Best first: the winner and those that it won over. */
  readonly hypotheses: readonly Hypothesis[];
  /** A header of it that no hypothesis makes sense of. */
  readonly header: Header | undefined;
}

/** What stands around a grid. */
export interface Surroundings {
  readonly caption: string;
  readonly legend: Legend;
  /** What a form above it says. */
  readonly facts: Facts;
  /** Header of the KPI table before it, as one text. */
  readonly headerBefore: string;
}

const strongWord = /指標|KPI|目標|目安/iu;

/** Words around a table that say it holds none (料金, 定員): not over goals beside actuals, where they name what is measured; a budget has both. */
export function namesNoIndicators(columns: readonly Column[], caption: string, { vocabulary }: Setting): boolean {
  const header = foldForMatching(columns.map((column) => column.header).join(''));
  const text = foldForMatching(caption) + header;
  const claims = new Set(columns.flatMap(({ valueKind }) => (valueKind ? [kindMeta(valueKind).claims] : [])));
  const measures = claims.has('wish') && claims.size > 1 && !/予算|決算|歳[入出]/u.test(text);
  return !strongWord.test(text) && vocabulary.notIndicators.some((word) => (measures ? header : text).includes(word));
}

/** Does the header make the table one of indicators: something measured, and values of a known kind? */
function isKpiHeader(
  columns: readonly Column[],
  around: Surroundings & Pick<Around, 'bands' | 'nameKinds'>,
  named: boolean,
  setting: Setting,
): boolean {
  const values = valueColumns(columns);
  const kinds = kindsOf(columns, around.legend, around);
  if (values.length === 0 || namesNoIndicators(columns, around.caption, setting)) return false;
  const announced =
    around.legend.members !== undefined || around.legend.brackets.some(({ member }) => member?.valueKind);
  if (kinds.size === 0 && !hasRole(columns, 'kind') && !announced) return false;
  const said = foldForMatching(around.caption + columns.map(({ header }) => header).join(''));
  const dated =
    values.some((column) => column.period !== undefined || column.ofDocumentYear || column.members) ||
    around.bands.some(({ period }) => period !== undefined) ||
    hasRole(columns, 'year') ||
    hasRole(columns, 'dates') ||
    values.length > 1 ||
    strongWord.test(said);
  if (!dated) return false;
  const onlyBaseline = kinds.size === 1 && kinds.has('baseline');
  if (onlyBaseline && !strongWord.test(said)) return false;
  // 評価 | 基準 under 評価基準（抜粋）: a caption alone makes no indicator of what is measured against.
  if (onlyBaseline && !hasRole(columns, 'indicator_name') && around.legend.indicatorName !== '') return false;
  const names = columns.filter(({ role }) => role === 'indicator_name');
  if (names.some(isCalledIndicator) || named) return true;
  // Names that only their place shows need goals beside them: a table of actuals may be statistics.
  if (around.headerBefore !== '' && around.headerBefore === headerKey(columns)) return names.length > 0;
  if (names.length > 0) return hasRole(columns, 'kind') || announced || kinds.has('target') || kinds.has('plan');
  return (
    hasRole(columns, 'project_name') &&
    (hasRole(columns, 'kind') || kinds.has('target') || kinds.has('actual') || kinds.has('baseline'))
  );
}

/** Kinds of values among the columns; 基準 without an indicator is a criterion. */
const holdsKinds = (columns: readonly Column[]): boolean =>
  columns.some(
    ({ valueKind }) => valueKind !== undefined && (valueKind !== 'baseline' || hasRole(columns, 'indicator_name')),
  );

/** 指標 beside years: figures of indicators, though no word says of which kind. */
const datesIndicators = (columns: readonly Column[]): boolean =>
  columns.some(({ role, header }) => role === 'indicator_name' && strongWord.test(header)) &&
  columns.some(({ role, period }) => role === 'value' && period !== undefined);

/**
 * What is to be done in two years or more (内容 | 令和5年度 | 令和6年度), measured in some of its cells (2.4km, 3公園): goals of projects, though no
 * word says so. Money is a budget, and words alone are a schedule.
 */
function measuresYears(columns: readonly Column[], grid: TableGrid, { context }: Setting): boolean {
  const years = columns.filter(({ role, period }) => role === 'value' && period !== undefined);
  const first = Math.min(...years.map(({ column }) => column));
  const named = columns.some(
    ({ column, claims }) =>
      column < first && claims.some((claim) => claim.kind === 'role' && claim.role === 'project_name'),
  );
  const isMeasured = (cell: GridCell): boolean =>
    readCell(cellText(cell), context).values.some(
      ({ status, unit }) => status === 'number' && unit !== '' && unit !== '円',
    );
  const below = grid.cells.filter((cell) =>
    years.some(({ column, cells }) => column === cell.column && !cells.includes(cell)),
  );
  return named && years.length > 1 && below.filter(isMeasured).length > 1;
}

/** 指標 and 目標 as labels of one row, over figures: a table of indicators, even where its other labels are not understood. */
function namesGoals(grid: TableGrid, setting: Setting): boolean {
  const claimsIn = (row: number) =>
    grid.cells
      .filter((cell) => cell.row === row && !isBlank(cell.lines))
      .map((cell) => readLabel(cellText(cell), setting))
      .filter(({ whole }) => whole);
  return Array.from({ length: grid.rows }, (_, index) => claimsIn(index + 1)).some(
    (labels) =>
      labels.some(
        ({ text, claims: [claim] }) =>
          claim?.kind === 'role' && claim.role === 'indicator_name' && strongWord.test(text),
      ) && labels.some(({ claims: [claim] }) => claim?.kind === 'value'),
  );
}

/** Indicators in columns: what the corner cell says is no matter. */
function namedByCorner(header: Header): Header {
  const [corner] = header.columns;
  const speaks = header.columns.some(({ role }) => role === 'indicator_name');
  const free =
    corner &&
    (corner.role === 'unknown' || corner.role === 'dates' || corner.role === 'kind' || corner.role === 'group');
  if (!free || speaks) return header;
  const columns = header.columns.map(
    (column): Column =>
      column === corner
        ? { ...column, role: 'indicator_name', claims: [{ kind: 'role', role: 'indicator_name' }] }
        : column,
  );
  return { ...header, columns };
}

const figure = /\d/;

/** Which cells hold figures, by their lines: the same in every way to read a grid. */
const figuresKnown = new WeakMap<GridCell['lines'], boolean>();

function holdsFigure({ lines }: GridCell): boolean {
  const printed = (): string => lines.map(({ text }) => text).join('');
  const holds = figuresKnown.get(lines) ?? figure.test(printed().normalize('NFKC'));
  figuresKnown.set(lines, holds);
  return holds;
}

const cellFigures = (grid: TableGrid): number => grid.cells.filter(holdsFigure).length;

/** Turned, every row begins with a label; where one does not, the grid stands upright. */
const beginsWithLabels = ({ grid, header }: Section, setting: Setting): boolean =>
  grid.cells
    .filter((cell) => cell.row <= header.lastRow && cell.column > 1 && !isBlank(cell.lines))
    .every((cell) => isLabelCell(cell, setting, false));

interface SectionReading {
  readonly view: View | undefined;
  readonly weight: Weight;
  readonly header: Header;
}

function readSection(
  section: Section,
  source: TableGrid,
  outer: Facts,
  near: Surroundings,
  setting: Setting,
): SectionReading {
  const facts = mergeFacts(section.facts, outer);
  const legend = { ...near.legend, valueKind: section.valueKind ?? near.legend.valueKind };
  const bands = bandsOf(section.grid, section.header, setting);
  const nameKinds = kindsOfNames(section.grid, section.header.lastRow, setting.vocabulary);
  const around = { ...near, legend, bands, nameKinds };
  const named =
    facts.indicatorName !== '' || legend.indicatorName !== '' || bandsNameRows(section.header, section.grid, setting);
  const surroundings: Around = { legend, named, bands, nameKinds };
  const fitting = settleColumns(section.header, section.grid, surroundings, setting);
  const best = fitting.find(({ columns }) => isKpiHeader(columns, around, named, setting)) ?? fitting[0];
  const header = { ...section.header, columns: best?.columns ?? section.header.columns };
  if (!best || !isKpiHeader(best.columns, around, named, setting) || isAccount(section, header, near.caption)) {
    return { view: undefined, weight: { ...noWeight, unexplained: cellFigures(section.grid) }, header };
  }
  const next = fitting.find(({ columns }) =>
    columns.some((column, index) => isTakenOtherwise(column, best.columns[index])),
  );
  const settled = next ? [best, next] : [best];
  return { view: { grid: section.grid, source, header, facts, legend, settled }, weight: best.weight, header };
}

/** Rows of costs without a word of goals around them. */
function isAccount({ grid }: Section, { lastRow, columns }: Header, caption: string): boolean {
  const names = columns.find(({ role }) => role === 'indicator_name');
  if (!names || strongWord.test(foldForMatching(caption + columns.map(({ header }) => header).join('')))) return false;
  const below = grid.cells.filter(({ row, column }) => row > lastRow && column === names.column);
  return listsCosts(below.map(cellText));
}

interface Tried extends Hypothesis {
  readonly facts: Facts;
  readonly header: Header | undefined;
}

function tryReading(grid: TableGrid, form: ReadingForm, around: Surroundings, setting: Setting): Tried {
  const read = form === 'turned' ? turn(grid) : grid;
  const rows = tellRows(read, setting);
  const own = factsOf(rows.pairs, setting);
  const facts = mergeFacts(own, around.facts);
  const cards = form === 'form' ? cardSections(rows.pairs, grid, setting) : [];
  const fitting =
    form === 'turned' ? rows.sections.filter((section) => beginsWithLabels(section, setting)) : rows.sections;
  const upright = fitting.flatMap((section) => splitPanels(section, setting));
  const sections = form === 'form' ? [...upright, ...cards] : upright;
  const turned =
    form === 'turned' ? sections.map((section) => ({ ...section, header: namedByCorner(section.header) })) : sections;
  const readings = turned.map((section) => readSection(section, grid, facts, around, setting));
  const views = readings.flatMap(({ view }) => (view ? [view] : []));
  const read_ = readings.reduce((sum, { weight }) => addWeights(sum, weight), noWeight);
  // What no table was made of was weighed as a section.
  const covered = new Set(turned.flatMap((section) => section.grid.cells.flatMap(({ lines }) => lines)));
  const told = form === 'form' ? rows.pairs : rows.pairs.filter((pair) => !isValuePair(pair, setting));
  const ofForm = new Set(told.flatMap(({ labels, value }) => [...labels, value].flatMap(({ lines }) => lines)));
  const left = read.cells.filter(
    (cell) => holdsFigure(cell) && !cell.lines.some((line) => covered.has(line) || ofForm.has(line)),
  ).length;
  const orientation = form === 'turned' ? 1 : 0;
  const weight =
    views.length === 0
      ? { ...noWeight, unexplained: cellFigures(grid) + 1 }
      : addWeights(read_, { unexplained: left, contradictions: 0, assumptions: orientation });
  return {
    form,
    views,
    pairs: rows.pairs,
    weight,
    facts: own,
    header: readings.find(({ view }) => !view)?.header ?? rows.sections[0]?.header,
  };
}

const isPerfect = ({ weight, views }: Hypothesis): boolean =>
  views.length > 0 && weight.unexplained + weight.contradictions === 0;

/** Letters of which every word for a kind of value has some; a grid without any holds no values of indicators. */
const kindLetters = /[標績込画準状況初予現値末算]|水準|直近|最新|中間|期首|策定|従前|到達|達成/u;

const mayHoldKinds = (grid: TableGrid, { legend, headerBefore }: Surroundings): boolean =>
  legend.members !== undefined ||
  legend.valueKind !== undefined ||
  legend.brackets.length > 0 ||
  headerBefore !== '' ||
  grid.cells.some(({ lines }) => lines.some(({ text }) => kindLetters.test(text)));

/** A grid without a word for values: nothing of it is read but what it says as a form; goals of projects are told. */
function readAsForm(grid: TableGrid, setting: Setting): GridReading {
  const { pairs, sections } = tellRows(grid, setting);
  const header = sections[0]?.header;
  const isPuzzling = header !== undefined && measuresYears(header.columns, grid, setting);
  const facts = factsOf(pairs, setting);
  return { kind: isPuzzling ? 'puzzling' : 'other', views: [], facts, hypotheses: [], header };
}

/** Reads a grid in every way that makes sense, and takes the one that explains most of it. */
export function readGrid(grid: TableGrid, around: Surroundings, setting: Setting): GridReading {
  if (!mayHoldKinds(grid, around)) return readAsForm(grid, setting);
  const tried: Tried[] = [];
  for (const form of ['upright', 'form', 'turned'] as const) {
    tried.push(tryReading(grid, form, around, setting));
    if (tried.some(isPerfect)) break;
  }
  const ranked = [...tried].sort((a, b) => compareWeights(a.weight, b.weight));
  const [winner] = ranked;
  const upright = tried[0];
  const facts = upright?.facts ?? noFacts;
  const views = winner?.views ?? [];
  const columns = upright?.header?.columns ?? [];
  const puzzles =
    views.length === 0 &&
    (holdsKinds(columns) ||
      datesIndicators(columns) ||
      measuresYears(columns, grid, setting) ||
      (!upright?.header && cellFigures(grid) > 1 && namesGoals(grid, setting))) &&
    !namesNoIndicators(columns, around.caption, setting);
  return {
    kind: views.length > 0 ? 'kpi' : puzzles ? 'puzzling' : 'other',
    views,
    facts,
    hypotheses: ranked,
    header: upright?.header,
  };
}
