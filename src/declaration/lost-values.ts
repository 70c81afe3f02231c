import { acrossOf, type Box, downOf, heightOf } from '../geometry/box.js';
import { overlapLength } from '../geometry/interval.js';
import type { Issue } from '../issues/issue.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { buildLines } from '../tables/text-lines.js';
import { tolerances } from '../tables/tolerances.js';
import { hasDigit } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import { readLabel } from './labels.js';
import type { Ledger } from './ledger.js';
import { charWidthOf, textOf } from './line-text.js';
import type { Setting } from './setting.js';
import { statesValue } from './text-doubts.js';

/** A label of values (R5実績, 目標値) with the figures that stand below it or beside it. */
export interface LostValues {
  readonly label: TextLine;
  readonly figures: readonly TextLine[];
}

/** Kinds that only goals have. */
const ofGoals: ReadonlySet<ValueKind> = new Set<ValueKind>(['target', 'interim_target', 'plan']);

/** Finds values that a reader sees in lines of which nothing was read: whatever else stands on the page, they have to be told. */
export function findLostValues(lines: readonly TextLine[], setting: Setting): LostValues[] {
  const pieces = lines
    .filter(({ vertical }) => !vertical)
    .flatMap(({ glyphs }) => buildLines(glyphs, { columnGap: tolerances.length.apart }));
  const labels = pieces.filter((piece) => isValueLabel(piece, setting));
  const figures = labels.length > 0 ? pieces.filter((piece) => isFigureOfValue(piece, setting)) : [];
  const found = labels.flatMap((label): LostValues[] => {
    const others = labels.filter((other) => other !== label);
    const own = figures.filter((figure) => isBelow(label, figure, others) || isBeside(label, figure, pieces));
    return own.length > 0 ? [{ label, figures: own }] : [];
  });
  // Without a year, actuals may be statistics, and 基準値 what others have set.
  const speaks = ({ label }: LostValues): boolean => {
    const { period, claims } = readLabel(textOf(label).trim(), setting);
    return period !== undefined || claims.some((claim) => claim.kind === 'value' && ofGoals.has(claim.valueKind));
  };
  return found.some(speaks) ? found : [];
}

function isValueLabel(line: TextLine, setting: Setting): boolean {
  const { whole, claims } = readLabel(textOf(line).trim(), setting);
  return whole && claims[0]?.kind === 'value';
}

function isFigureOfValue(line: TextLine, setting: Setting): boolean {
  const text = textOf(line).trim();
  if (!hasDigit(text) || readLabel(text, setting).period !== undefined) return false;
  const [value, ...more] = readCell(text).values;
  return more.length === 0 && (value?.status === 'number' || value?.status === 'range') && value.text_value === '';
}

/** Under the label, with no other label between. */
function isBelow({ box }: TextLine, figure: TextLine, labels: readonly TextLine[]): boolean {
  const isUnder = (other: Box): boolean =>
    other.top >= box.bottom - heightOf(box) / 2 && overlapLength(acrossOf(box), acrossOf(other)) > 0;
  return (
    isUnder(figure.box) &&
    figure.box.top - box.bottom <= tolerances.length.row * charWidthOf(figure) &&
    !labels.some((other) => isUnder(other.box) && other.box.top < figure.box.top)
  );
}

/** The next text to the right of the label. */
function isBeside({ box }: TextLine, figure: TextLine, pieces: readonly TextLine[]): boolean {
  const isRight = (other: Box): boolean =>
    other.left >= box.right - 0.1 && overlapLength(downOf(box), downOf(other)) > 0;
  return (
    isRight(figure.box) &&
    figure.box.left - box.right <= tolerances.length.row * charWidthOf(figure) &&
    !pieces.some((other) => isRight(other.box) && other.box.left < figure.box.left)
  );
}

/** Such values among the lines outside of all grids, as issues. What says its value by itself is told elsewhere. */
export const lostValueIssues = (layouts: readonly PageLayout[], ledger: Ledger, setting: Setting): Issue[] =>
  layouts.flatMap(({ page, lines, grids }) => {
    const free = lines.filter((line) => ledger.placeOf(line) === 'text' && !statesValue(textOf(line)));
    const found = findLostValues(free, setting).map(({ label, figures }) => [label, ...figures]);
    return [...found, ...partsBelow(free, grids).map((line) => [line])].map(
      ([first, ...others]): Issue => ({
        code: 'text/states-value',
        page: page.number,
        ...(first ? { box: first.box } : {}),
        actual: [first, ...others].map((line) => (line ? textOf(line).trim() : '')).join(' '),
      }),
    );
  });

/** A figure behind words of any kind: 男性：10人, うち市外：4人. */
const partSaid = /^[^:]{1,15}:\s*約?\d[\d,.]*\s?\D{0,8}$/u;

/** Such lines right below values that stand without rules: they may be parts of them. */
function partsBelow(lines: readonly TextLine[], grids: PageLayout['grids']): TextLine[] {
  const above: Box[] = grids.filter(({ evidence }) => evidence === 'alignment').map(({ box }) => box);
  const parts: TextLine[] = [];
  for (const line of [...lines].sort((a, b) => a.box.top - b.box.top)) {
    const { box } = line;
    const follows = above.some(
      (other) =>
        box.top - other.bottom <= tolerances.length.step * charWidthOf(line) &&
        box.top >= other.bottom - heightOf(box) / 2 &&
        overlapLength(acrossOf(box), acrossOf(other)) > 0,
    );
    if (!follows || !partSaid.test(textOf(line).trim().normalize('NFKC'))) continue;
    parts.push(line);
    above.push(box);
  }
  return parts;
}
