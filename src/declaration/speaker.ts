import type { PageLayout, TextLine } from '../tables/table-grid.js';
import type { Ledger } from './ledger.js';
import { textOf } from './line-text.js';
import { municipalityIn } from './municipality-name.js';

/** The person who declares (宣言者): 子ども部長 齋藤 浩人. */
export interface Speaker {
  readonly title: string;
  readonly name: string;
}

/** Titles of office (職名) end so: 部長, 事務局長, 消防長, 会計管理者, 危機管理監, 理事. */
const office = /^\S{0,15}(?:長|管理者|監|理事|参事)$/u;
/** What may stand behind a title of office and is nobody's name. */
const notNames = /メッセージ|あいさつ|挨拶|抱負|所信|目標|宣言|方針|コメント|評価|課題|役割|約束|会議|決裁|印$/u;
const personName =
  /^(?=.*[\p{Script=Han}\p{Script=Katakana}])[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]+(?: [\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]+){0,3}$/u;

/** 「子ども部長 齋藤 浩人」: a title of office, white space, a name; the city may stand before them. */
export function readSpeaker(text: string): Speaker | undefined {
  const words = text.replace(/^[\s　（(]+|[\s　）)]+$/gu, '').split(/[\s　:：]+/u);
  if (!words.slice(0, 2).some((word) => office.test(word))) return undefined;
  const [title = '', ...rest] = municipalityIn(words[0] ?? '') === undefined ? words : words.slice(1);
  const name = rest.join(' ');
  return office.test(title) && name.length >= 2 && personName.test(name) && !notNames.test(name)
    ? { title, name }
    : undefined;
}

/** The head of a city signs for it, and is no speaker of one of its offices. */
const mayorTitle = /(?:^|[都道府県市区町村])(?:市長|町長|村長|区長|知事)$|[市町村区]長$/u;

export const isMayor = ({ title }: Speaker): boolean => mayorTitle.test(title);

/** Lines of a page that stand by themselves: outside of tables, or in the first rows of one (a sheet's head). */
function linesAlone(layout: PageLayout): TextLine[] {
  const head = layout.grids.flatMap((grid) =>
    grid.cells.filter(({ row, columnSpan }) => row === 1 || columnSpan === grid.columns),
  );
  return [...layout.lines, ...head.flatMap(({ lines }) => [...lines])];
}

interface FoundSpeaker {
  readonly speaker: Speaker;
  readonly lines: readonly TextLine[];
}

/** A label and the name in the cell to its right: | 部長名 | 佐伯 仁 |, | 健康福祉部長 | 佐伯 仁 |. */
function speakerInCells({ cells }: PageLayout['grids'][number]): FoundSpeaker[] {
  return cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    if (next?.row !== cell.row) return [];
    const title = cell.lines
      .map(textOf)
      .join('')
      .replace(/\s/gu, '')
      .replace(/(?:氏名|名)$/u, '');
    const speaker = readSpeaker(`${title} ${next.lines.map(textOf).join(' ').trim()}`);
    return speaker ? [{ speaker, lines: [...cell.lines, ...next.lines] }] : [];
  });
}

function speakersOn(layout: PageLayout): FoundSpeaker[] {
  const alone = linesAlone(layout)
    .filter((line) => !line.vertical)
    .flatMap((line) => {
      const speaker = readSpeaker(textOf(line));
      return speaker ? [{ speaker, lines: [line] }] : [];
    });
  return [...alone, ...layout.grids.flatMap(speakerInCells)];
}

/** The speaker's line: 「健康福祉部長 佐伯 仁」, on the first page, or as a signature on the last. */
export function readSpeakerLine(layouts: readonly PageLayout[], ledger: Ledger): Speaker | undefined {
  const pages = new Set([layouts[0], layouts.at(-1)].filter((layout) => layout !== undefined));
  const found = [...pages]
    .flatMap(speakersOn)
    .filter(({ speaker, lines }) => !isMayor(speaker) && lines.every((line) => ledger.isFree(line)));
  const [best] = found;
  if (best) ledger.claim(best.lines, 'speaker');
  return best?.speaker;
}
