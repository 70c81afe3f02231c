import type { Vocabulary } from '../profiles/vocabulary.js';
import type { Stage } from '../schema/document.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readPeriods } from '../values/periods.js';
import type { Ledger } from './ledger.js';
import { linesOf } from './ledger.js';
import { charWidthOf, medianSize, textOf } from './line-text.js';

/** What the head of the first page says of the whole document. */
export interface TitleFacts {
  readonly title: string;
  readonly lines: readonly TextLine[];
  readonly fiscalYear: number | undefined;
  readonly stage: Stage;
  /** Unit named by the title; empty where the title names none. */
  readonly department: string;
}

/** The title stands in this upper share of the first page. */
const titleShare = 0.5;
/** Lines of one title have the same size, within this share. */
const sameSize = 0.1;

const sizeOf = (line: TextLine): number => Math.round(charWidthOf(line) * 2) / 2;

const fiscalYearOf = (text: string): number | undefined =>
  readPeriods(text, { header: true }).find((period) => period.fiscal_year !== null && period.text.includes('年度'))
    ?.fiscal_year ?? undefined;

function holdsTitleWord(text: string, vocabulary: Vocabulary): boolean {
  const folded = foldForMatching(text);
  return vocabulary.titleWords.some((word) => folded.includes(word));
}

/** Lines of the page's upper half that could be its title, largest first. */
function findCandidates(layout: PageLayout): TextLine[] {
  return linesOf(layout)
    .filter((line) => !line.vertical && line.box.bottom <= layout.page.height * titleShare)
    .filter((line) => line.glyphs.length > 3 && line.glyphs.every((glyph) => glyph.angle === 0))
    .map((line) => ({ line, size: sizeOf(line) }))
    .sort((a, b) => b.size - a.size || a.line.box.top - b.line.box.top)
    .map(({ line }) => line);
}

/** Lines right above and below that are set as large as the title and go on with it. */
function wholeTitle(first: TextLine, layout: PageLayout): TextLine[] {
  const alike = layout.lines
    .filter((line) => !line.vertical && Math.abs(charWidthOf(line) / charWidthOf(first) - 1) <= sameSize)
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  const at = alike.indexOf(first);
  if (at < 0) return [first];
  const near = (a: TextLine, b: TextLine): boolean => b.box.top - a.box.bottom <= charWidthOf(first);
  const isLarge = sizeOf(first) > medianSize(layout.page.glyphs) * (1 + sameSize);
  if (!isLarge) return [first];
  let [start, end] = [at, at];
  for (
    let above = alike[start - 1], line = alike[start];
    above && line && near(above, line);
    above = alike[start - 1], line = alike[start]
  )
    start -= 1;
  for (
    let below = alike[end + 1], line = alike[end];
    below && line && near(line, below);
    below = alike[end + 1], line = alike[end]
  )
    end += 1;
  return alike.slice(start, end + 1);
}

function stageOf(title: string, vocabulary: Vocabulary): Stage {
  const folded = foldForMatching(title);
  for (const stage of ['interim', 'result'] as const) {
    if (vocabulary.stages.some((word) => word.meaning === stage && folded.includes(word.folded))) return stage;
  }
  return 'declared';
}

const unitName = /^(.*?(?:部会|本部|事務局|委員会|部|局|室|課|センター|区役所|支所|病院|署))(?:長)?(?=の|$)/u;
const notUnits = /^(部局?|各部局?|局|課|室|部局長|部課)$/u;

/** 「子ども部長の目標宣言」 → 子ども部; a speaker without a unit in the title (消防長) is looked up in the profile's `heads`. */
function departmentOf(title: string, vocabulary: Vocabulary): string {
  const withoutPeriods = readPeriods(title, { header: true }).reduce(
    (text, period) => text.replace(period.text, ' '),
    title,
  );
  const words = withoutPeriods.split(/[\s　（）()「」『』【】]+/u).filter((word) => word !== '');
  for (const word of words) {
    const speaker = /^(.+?)の/u.exec(word)?.[1] ?? word;
    const unit = vocabulary.heads.get(speaker);
    if (unit !== undefined) return unit;
    const found = unitName.exec(word)?.[1];
    if (found !== undefined && !notUnits.test(found)) return found;
  }
  // Units are called otherwise too (卸売市場, 動物園): the word before the name of the document.
  const named = words.findIndex((word) => holdsTitleWord(word, vocabulary));
  return named > 0 ? (words[named - 1] ?? '') : '';
}

/** Lines outside of tables first; of these the largest that names kind and year, then year, then kind. */
function chooseTitle(layout: PageLayout, vocabulary: Vocabulary): TextLine | undefined {
  const candidates = findCandidates(layout);
  const outside = candidates.filter((line) => layout.lines.includes(line));
  const largeSize = medianSize(layout.page.glyphs) * (1 + sameSize);
  const dated = (line: TextLine): boolean => fiscalYearOf(textOf(line)) !== undefined;
  const named = (line: TextLine): boolean => holdsTitleWord(textOf(line), vocabulary);
  for (const lines of [outside, candidates]) {
    const large = lines.filter((line) => sizeOf(line) > largeSize);
    const found = lines.find((line) => named(line) && dated(line)) ?? large.find(dated) ?? large.find(named);
    if (found) return found;
  }
  return outside[0] ?? candidates[0];
}

export function readTitle(layouts: readonly PageLayout[], vocabulary: Vocabulary, ledger: Ledger): TitleFacts {
  const layout = layouts.find((each) => each.page.glyphs.length > 0);
  const first = layout && chooseTitle(layout, vocabulary);
  if (!layout || !first) return { title: '', lines: [], fiscalYear: undefined, stage: 'declared', department: '' };
  const lines = wholeTitle(first, layout);
  const title = lines.map((line) => textOf(line).trim()).join(' ');
  ledger.claim(lines, 'title');
  return {
    title,
    lines,
    fiscalYear: fiscalYearOf(title),
    stage: stageOf(title, vocabulary),
    department: departmentOf(title, vocabulary),
  };
}
