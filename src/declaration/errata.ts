import type { Issue } from '../issues/issue.js';
import type { PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { textOf } from './line-text.js';
import { type Correction, correctionsIn } from './list-of-corrections.js';
import type { ReadObservation } from './read-observation.js';
import { turn } from './views.js';

/** Does the text say the printed figure, and not as a part of a longer one? */
function says(text: string, figure: string): boolean {
  const [all, part] = [foldForMatching(text), foldForMatching(figure)];
  if (!/\d/u.test(part)) return all === part;
  const at = all.indexOf(part);
  return at >= 0 && !/[\d.,]/u.test(all.charAt(at - 1)) && !/\d/u.test(all.charAt(at + part.length));
}

const names = ({ indicator }: ReadObservation, text: string): boolean =>
  indicator.indicatorName !== '' && foldForMatching(text).includes(foldForMatching(indicator.indicatorName));

const inText =
  /(?:^|[\s　])[（(【「]?(?:誤|訂正前)[)）】」:：\s　]+(\S.*?)[\s　→⇒、,]*[（(【「]?(?:正|訂正後)[)）】」:：\s　]+(.+)$/u;

/** Corrections in running text, on one line or on two: 誤：41,000冊　正：44,100冊. What they are about may stand on the line before. */
function correctionsInText(lines: readonly TextLine[]): { line: TextLine; correction: Correction }[] {
  return lines.flatMap((line, index) => {
    const own = textOf(line);
    const below = lines[index + 1];
    const found = inText.exec(own) ?? (below ? inText.exec(`${own} ${textOf(below)}`) : null);
    const [, wrong = '', right = ''] = found ?? [];
    // A pair on this line and the next is found once: where its first word stands.
    if (!/[誤前]/u.test(own) || !/\d/u.test(foldForMatching(wrong)) || !/\d/u.test(foldForMatching(right))) return [];
    const before = lines[index - 1];
    const text = `${before ? textOf(before) : ''} ${own}`;
    return [{ line, correction: { wrong, right, wasError: true, text } }];
  });
}

/** The values that stand on the wrong side of a correction: of the indicator that it names, or of any where it names none. */
function correctedBy({ wrong, right, wasError, text }: Correction, observations: readonly ReadObservation[]) {
  const named = observations.filter((observation) => names(observation, text));
  const among = named.length > 0 ? named : observations;
  const isFigure = /\d/u.test(foldForMatching(right));
  const isUnread = wasError && isFigure && !among.some(({ valueText }) => says(right, valueText));
  const marked = among
    .filter(({ valueText }) => valueText !== '' && says(wrong, valueText))
    .map(
      ({ id, page, box, valueText }): Issue => ({
        code: 'value/superseded',
        page,
        box,
        observationId: id,
        actual: valueText,
        expected: `${wrong} → ${right}`,
      }),
    );
  return { marked, unread: isUnread ? [right] : [] };
}

/** What corrections (正誤表) say against the values of a document: those that they call wrong are marked; figures that no table holds are told. */
export function errataIssues(
  grids: readonly TableGrid[],
  layouts: readonly PageLayout[],
  observations: readonly ReadObservation[],
): Issue[] {
  const ofGrids = grids.map((grid) => {
    const upright = correctionsIn(grid);
    const corrections = upright.length > 0 ? upright : correctionsIn(turn(grid));
    return { page: grid.page, box: grid.box, corrections };
  });
  const ofTexts = layouts.flatMap(({ page, lines }) =>
    correctionsInText(lines).map(({ line, correction }) => ({
      page: page.number,
      box: line.box,
      corrections: [correction],
    })),
  );
  return [...ofGrids, ...ofTexts].flatMap(({ page, box, corrections }): Issue[] => {
    const found = corrections.map((correction) => correctedBy(correction, observations));
    const unread = found.flatMap((each) => each.unread);
    const told: Issue[] =
      unread.length > 0 ? [{ code: 'table/corrections', page, box, actual: unread.join('、') }] : [];
    return [...found.flatMap(({ marked }) => marked), ...told];
  });
}
