import { PageDrawing } from '../draw-page.js';
import type { Chance } from './chance.js';
import { drawTable, plainSetting, type Setting } from './draw-table.js';
import { anyProducer, Pen } from './pen.js';
import type { SmallTables } from './small-tables.js';
import { type Content, contentOf, type DrawnCell, plainWording, truthOf, type Wording } from './table-content.js';

type Page = Omit<SmallTables, 'name'>;
type Draw = (chance: Chance) => Page;

const penOf = (chance: Chance): Pen => new Pen(new PageDrawing(), anyProducer(chance), chance.pick([9, 10, 10.5]));

interface Wish {
  readonly wording?: Partial<Wording>;
  readonly setting?: Partial<Setting>;
}

/** A table of chance, its wording and its setting as wished for. */
function tableOf(chance: Chance, { wording, setting }: Wish) {
  const content = contentOf(chance, { ...plainWording(chance), ...wording });
  return { content, setting: { ...plainSetting(chance, content[0]?.length ?? 0), ...setting } };
}

/** Far below a table without rules, two words in its columns (問合せ先). */
const farBelow: Draw = (chance) => {
  const pen = penOf(chance);
  const { content, setting } = tableOf(chance, {
    setting: { sides: Array.from({ length: 8 }, () => 'left' as const) },
  });
  const { bottom, right } = drawTable(pen, content, setting, 56, 80);
  const y = bottom + pen.size * (chance.between(3.5, 3.8) + 0.88 - setting.apart / 2 - (setting.leading - 1) / 2);
  const left = 56 + (setting.gap * pen.size) / 2;
  pen.write(left, y, '問合せ先');
  pen.write(right - pen.size * 5, y, '健康課');
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: ['問合せ先', '健康課'] };
};

/** Figures whose baseline is another one than the words’, as with two fonts in a row. */
const offLevel: Draw = (chance) => {
  const pen = penOf(chance);
  const { content, setting } = tableOf(chance, { wording: { office: true }, setting: { apart: 0.6, height: 'top' } });
  drawTable(pen, content, setting, 56, 80);
  const { glyphs } = pen.drawing;
  const drawn = [...glyphs];
  const off = chance.between(0.22, 0.28) * pen.size;
  const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
  let isWord = false;
  for (const [at, glyph] of drawn.entries()) {
    const before = drawn[at - 1];
    const goesOn = before?.baseline === glyph.baseline && Math.abs(glyph.box.left - before.box.right) < pen.size / 4;
    if (!goesOn) isWord = words.test(glyph.text);
    if (isWord) continue;
    const { top, bottom, left, right } = glyph.box;
    glyphs[at] = {
      ...glyph,
      baseline: glyph.baseline + off,
      box: { left, right, top: top + off, bottom: bottom + off },
    };
  }
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** Two columns of running text, a few ems apart (段組). */
const textColumns: Draw = (chance) => {
  const pen = penOf(chance);
  const lines = [
    '本市では、次の指標によ',
    '計画の進み具合を毎年度',
    '確かめて、見直しに生か',
    '市民の皆さんとともに、',
    '安心して暮らせるまちづ',
  ];
  const gap = chance.between(2.6, 2.9) * pen.size;
  const width = Math.max(...lines.map((line) => pen.widthOf(line)));
  const around: string[] = [];
  for (const [at, line] of lines.entries()) {
    const other = lines[(at + 2) % lines.length] ?? '';
    pen.write(56, 80 + at * 1.7 * pen.size, line);
    pen.write(56 + width + gap + width - pen.widthOf(other), 80 + at * 1.7 * pen.size, other);
    around.push(line, other);
  }
  return { page: pen.drawing.page(), tables: [], around };
};

/** Long cells between horizontal rules: rows almost as high as a section of a page. */
const tallRows: Draw = (chance) => {
  const pen = penOf(chance);
  const wish = {
    wording: { columns: 3, rows: 3, office: false },
    setting: { rules: 'horizontal' as const, height: 'top' as const },
  };
  const { content, setting } = tableOf(chance, wish);
  drawTable(pen, content, { ...setting, apart: chance.between(9.5, 11.5) }, 56, 60);
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** Sections of a page between rules over its whole width, each with a table without rules. */
const sections: Draw = (chance) => {
  const pen = penOf(chance);
  const rise = chance.between(15.5, 17.5) * pen.size;
  const tables = Array.from({ length: 3 }, (_, at) => {
    const { content, setting } = tableOf(chance, {
      wording: { columns: 4, rows: 4, office: false },
      setting: { apart: 1, leading: 1.3, gap: 2 },
    });
    pen.across(60 + at * rise, [50, 540]);
    drawTable(pen, content, setting, 56, 60 + at * rise + 2 * pen.size);
    return truthOf(content);
  });
  pen.across(60 + 3 * rise, [50, 540]);
  return { page: pen.drawing.page(), tables, around: [] };
};

/** A rule that goes on further than the table’s, below a note: no rule of the table. */
const footRule =
  (below: number): Draw =>
  (chance) => {
    const pen = penOf(chance);
    const { content, setting } = tableOf(chance, { setting: { rules: 'horizontal', gap: 1.5, apart: 0.6 } });
    const { left, right, bottom } = drawTable(pen, content, setting, 56, 80);
    const note = '合計が合わない';
    pen.write(left, bottom + below * pen.size, note);
    pen.write(right - pen.widthOf('健康課'), bottom + below * pen.size, '健康課');
    pen.across(bottom + 5 * pen.size, [left, left + (right - left) / chance.between(0.66, 0.85)]);
    return { page: pen.drawing.page(), tables: [truthOf(content)], around: [note, '健康課'] };
  };

/** A second table under a caption that only white sets apart. */
const farCaption: Draw = (chance) => {
  const pen = penOf(chance);
  const setting: Partial<Setting> = {
    apart: 0.8,
    leading: 1.3,
    gap: 2,
    height: 'top',
    sides: ['left', 'right', 'right', 'right'],
  };
  const wording = { columns: 4, office: false };
  const [first, second] = [tableOf(chance, { wording, setting }), tableOf(chance, { wording, setting })];
  const { bottom } = drawTable(pen, first.content, first.setting, 56, 80);
  // Rows leave 1.1 em of white between them; half of the last row’s stands above `bottom`.
  const top = bottom + pen.size * (1.1 * chance.between(2.15, 2.55) - 0.55);
  pen.write(56 + pen.size, top + 0.88 * pen.size, '主な事業');
  drawTable(pen, second.content, second.setting, 56, top + 1.4 * pen.size);
  return { page: pen.drawing.page(), tables: [truthOf(first.content), truthOf(second.content)], around: ['主な事業'] };
};

/** A lattice of cells as wide as asked for, with left edges and row tops. */
function lattice(pen: Pen, widths: readonly number[], rows: number): { xs: number[]; ys: number[] } {
  const xs = [56];
  for (const width of widths) xs.push((xs.at(-1) ?? 56) + width);
  const ys = Array.from({ length: rows + 1 }, (_, row) => 80 + row * 2.2 * pen.size);
  for (const y of ys) pen.across(y, xs);
  for (const x of xs) pen.down(x, ys);
  return { xs, ys };
}

const firstRows = ['指標', '現状値', '目標値'];

/** A text over a rule (はみ出し), `size` times as large, which ends `off` ems before the edge at which the others of the last column end. */
const overflowing =
  (size: (chance: Chance) => number, off: (chance: Chance) => number, owner: 0 | 1): Draw =>
  (chance) => {
    const pen = penOf(chance);
    const em = pen.size;
    const { xs, ys } = lattice(pen, [8 * em, 8 * em, 8 * em], 4);
    const baseline = (row: number): number => (ys[row] ?? 0) + 1.5 * em;
    const ends = [1, 2].map((column) => (xs[column + 1] ?? 0) - em / 2);
    for (const [column, text] of firstRows.entries())
      pen.write(column === 0 ? 56 + em / 2 : (ends[column - 1] ?? 0) - pen.widthOf(text), baseline(0), text);
    const body = [
      ['受診率', '12.5%', '30%'],
      ['相談件数', '120件', '200件'],
    ];
    for (const [row, cells] of body.entries())
      for (const [column, text] of cells.entries())
        pen.write(column === 0 ? 56 + em / 2 : (ends[column - 1] ?? 0) - pen.widthOf(text), baseline(row + 1), text);
    const text = '公園の年間利用者数の合計';
    const large = size(chance) * em;
    const right = (ends[0] ?? 0) - off(chance) * large;
    const left = owner === 0 && large > em ? 56 + em / 2 : right - pen.widthOf(text, large);
    pen.write(left, baseline(3), text, large);
    const last = owner === 0 ? [text, '', ''] : ['', text, ''];
    return { page: pen.drawing.page(), tables: [[firstRows, ...body, last]], around: [] };
  };

/** A table written with bars (|), the line under its header with so few dashes; a row that only holds dashes is no line. */
const bars: Draw = (chance) => {
  const drawing = new PageDrawing();
  const rows = [
    '|指標　　|現状|目標|',
    '|--|--|-|',
    `|受診率　|${chance.whole(10, 50)}％|60％|`,
    '|相談件数|－－|－－|',
    `|講座の数|${chance.whole(10, 50)}件|70件|`,
  ];
  const widths = [1, 8, 1, 4, 1, 4, 1];
  const tables: string[][] = [];
  for (const [at, row] of rows.entries()) {
    const cells = row.split('|').slice(1, -1);
    if (at !== 1) tables.push(cells.map((text) => text.trim()));
    let x = 56;
    for (const [column, text] of ['|', ...cells.flatMap((one) => [one, '|'])].entries()) {
      drawing.text(x, 80 + at * 14, text, { size: 10 });
      x += (widths[column] ?? 1) * 5 + 5;
    }
  }
  return { page: drawing.page(), tables: [tables], around: [] };
};

/** Words of Latin letters with narrow spaces between them: shown, or left open alone. */
const latinWords: Draw = (chance) => {
  const pen = new Pen(
    new PageDrawing(),
    { ...anyProducer(chance), spacing: 0, grid: 0.001, runs: 'lines', padded: false },
    10,
  );
  const around: string[] = [];
  for (const [at, [before, after]] of [
    ['Smart', 'City'],
    ['Total', 'Score'],
    ['Child', 'Care'],
  ].entries()) {
    const y = 80 + at * 30;
    const isShown = at % 2 === 0;
    pen.write(56, y, before ?? '');
    const first = pen.drawing.glyphs.length;
    pen.write(
      56 + pen.widthOf(before ?? '') + pen.size * (isShown ? chance.between(0.14, 0.15) : chance.between(0.23, 0.25)),
      y,
      after ?? '',
    );
    const glyph = pen.drawing.glyphs[first];
    if (glyph && isShown) pen.drawing.glyphs[first] = { ...glyph, spaceBefore: true };
    around.push(`${before} ${after}`);
  }
  return { page: pen.drawing.page(), tables: [], around };
};

/** Units and digits of one text on baselines that differ a little, as with two fonts. */
const unevenLine: Draw = (chance) => {
  const pen = penOf(chance);
  const { content, setting } = tableOf(chance, { wording: { wrapped: 0 }, setting: { rules: 'lattice', apart: 1 } });
  drawTable(pen, content, setting, 56, 80);
  const { glyphs } = pen.drawing;
  const off = chance.between(0.15, 0.18) * pen.size;
  for (const [at, glyph] of glyphs.entries()) {
    if (glyph.text.charCodeAt(0) > 0xff) continue;
    const { top, bottom, left, right } = glyph.box;
    glyphs[at] = {
      ...glyph,
      baseline: glyph.baseline - off,
      box: { left, right, top: top - off, bottom: bottom - off },
    };
  }
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** A note close under the last row, which no rule closes. */
const nearNote: Draw = (chance) => {
  const pen = penOf(chance);
  const wish = {
    wording: { labelWidth: 14 },
    setting: { rules: 'between' as const, leading: 1.2, apart: 0.6, sides: [] },
  };
  const { content, setting } = tableOf(chance, wish);
  const { bottom } = drawTable(pen, content, setting, 56, 80);
  const last = bottom - (0.3 + 0.6 - 0.38) * pen.size;
  pen.write(56 + (setting.gap * pen.size) / 2, last + chance.between(1.42, 1.65) * pen.size, '（注）速報値です。');
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: ['（注）速報値です。'] };
};

const cellOf = (...lines: readonly string[]): DrawnCell => ({ lines, across: 1, down: 1 });

/** A long table in which the lines of one cell are closer than those of all others. */
const oneTight: Draw = (chance) => {
  const pen = penOf(chance);
  const label = ['道路の補修を', '進める延長'];
  const rows = Array.from({ length: 6 }, () => [
    cellOf(...label),
    cellOf(`${chance.whole(10, 99)}km`),
    cellOf(`${chance.whole(10, 99)}km`),
  ]);
  const content: Content = [[cellOf('指標'), cellOf('現状値'), cellOf('目標値')], ...rows];
  const setting: Setting = {
    ...plainSetting(chance, 3),
    leading: 1.5,
    apart: 0.9,
    gap: 2,
    height: 'top',
    sides: ['left', 'right', 'right'],
  };
  drawTable(pen, content, setting, 56, 80);
  const { glyphs } = pen.drawing;
  const second = glyphs.find(({ text }) => text === '進');
  const off = chance.between(0.38, 0.45) * pen.size;
  for (const [at, glyph] of glyphs.entries()) {
    if (glyph.baseline !== second?.baseline) continue;
    const { top, bottom, left, right } = glyph.box;
    glyphs[at] = {
      ...glyph,
      baseline: glyph.baseline - off,
      box: { left, right, top: top - off, bottom: bottom - off },
    };
  }
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** Labels that fill their lines but for a character, as one hangs over (ぶら下げ). */
const hanging: Draw = (chance) => {
  const pen = penOf(chance);
  const labels = [
    ['健康づくりに、', '取り組む人の割合'],
    ['見守りに参加す', 'る協力員の人数'],
    ['農業の体験に参', '加した世帯の数'],
  ];
  const rows = labels.map((lines) => [
    cellOf(...lines),
    cellOf(`${chance.whole(10, 99)}`),
    cellOf(`${chance.whole(10, 99)}`),
  ]);
  const content: Content = [[cellOf('指標'), cellOf('現状値'), cellOf('目標値')], ...rows];
  const setting: Setting = {
    ...plainSetting(chance, 3),
    leading: 1.3,
    apart: 0.3,
    gap: 2,
    height: 'top',
    sides: ['left', 'right', 'right'],
  };
  drawTable(pen, content, setting, 56, 80);
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** A column that holds one entry. */
const rareColumn: Draw = (chance) => {
  const pen = penOf(chance);
  const at = chance.whole(0, 4);
  const rows = Array.from({ length: 5 }, (_, row) => [
    cellOf(['受診率', '相談件数', '施設の数', '貸出冊数', '講座の数'][row] ?? ''),
    cellOf(`${chance.whole(10, 99)}`),
    row === at ? cellOf('新規') : cellOf(),
    cellOf(`${chance.whole(10, 99)}`),
  ]);
  const content: Content = [['指標', '現状値', '備考', '目標値'].map((text) => cellOf(text)), ...rows];
  drawTable(pen, content, { ...plainSetting(chance, 4), gap: 2, sides: ['left', 'right', 'left', 'right'] }, 56, 80);
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** Rows with one text over two columns in a long table. */
const across: Draw = (chance) => {
  const pen = penOf(chance);
  const rows = Array.from({ length: 9 }, (_, row): (DrawnCell | null)[] => {
    const label = cellOf(['受診率', '相談件数', '施設の数'][row % 3] ?? '');
    if (row === 3 || row === 6)
      return [label, { lines: ['令和５年度に見直し'], across: 2, down: 1 }, null, cellOf('道路課')];
    return [label, cellOf(`${chance.whole(1000, 9999)}件`), cellOf(`${chance.whole(1000, 9999)}件`), cellOf('健康課')];
  });
  const content: Content = [['指標', '現状値', '目標値', '担当課'].map((text) => cellOf(text)), ...rows];
  drawTable(pen, content, { ...plainSetting(chance, 4), gap: 2, sides: ['left', 'right', 'right', 'left'] }, 56, 80);
  return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
};

/** Characters set a little apart that run over a rule. */
const overflowSpaced: Draw = (chance) => {
  const producer = {
    ...anyProducer(chance),
    spacing: chance.between(0.09, 0.11),
    padded: false,
    grid: 0.001,
    font: 'even' as const,
  };
  const pen = new Pen(new PageDrawing(), producer, 10);
  const { ys } = lattice(pen, [90, 90, 60], 3);
  const body = [firstRows, ['受診率', '12%', '30%']];
  for (const [row, cells] of body.entries())
    for (const [column, text] of cells.entries()) pen.write(61 + column * 90, (ys[row] ?? 0) + 15, text);
  const text = '公園の年間利用者数の合計';
  pen.write(61, (ys[2] ?? 0) + 15, text);
  return { page: pen.drawing.page(), tables: [[...body, [text, '', '']]], around: [] };
};

/** Is no label over a heading the longest, which a heading may go on? */
function standsApart(content: Content): boolean {
  const labels = content.map(([label]) => label?.lines[0] ?? '');
  const most = Math.max(...labels.map((label) => label.length));
  return content.every(
    ([, ...others], row) =>
      others.some((cell) => cell?.lines.length) || row === 1 || (labels[row - 1]?.length ?? 0) < most - 1,
  );
}

/** Rows of one text that head the rows below them, without rules. */
const groupRows =
  (numberedHeadings: boolean): Draw =>
  (chance) => {
    const pen = penOf(chance);
    const draw = () => tableOf(chance, { wording: { groupRows: true, loneHeadings: true, numberedHeadings } });
    let { content, setting } = draw();
    while (!numberedHeadings && !standsApart(content)) ({ content, setting } = draw());
    drawTable(pen, content, setting, 56, 80);
    return { page: pen.drawing.page(), tables: [truthOf(content)], around: [] };
  };

/** A heading over four columns, set with a wide space: its words begin where the entries of the first two columns do. */
const wideHeading: Draw = (chance) => {
  const pen = penOf(chance);
  const em = pen.size;
  const left = chance.between(0.4, 0.6) * em;
  const xs = [56];
  for (const width of [6, 14, 8, 8]) xs.push((xs.at(-1) ?? 56) + width * em);
  const rows = [
    ['番号', '指標', '現状値', '目標値'],
    ['方針２', '市民サービスの向上'],
    ['2-1', '窓口の満足度', '62%', '70%'],
    ['2-2', '相談件数', '120件', '150件'],
  ];
  const ys = [...rows, []].map((_, row) => 80 + row * 2.2 * em);
  for (const y of ys) pen.across(y, xs);
  for (const [column, x] of xs.entries()) {
    const isSide = column === 0 || column === rows[0]?.length;
    for (const stops of isSide ? [ys] : [ys.slice(0, 2), ys.slice(2)]) pen.down(x, stops);
  }
  for (const [row, cells] of rows.entries())
    for (const [column, text] of cells.entries()) pen.write((xs[column] ?? 0) + left, (ys[row] ?? 0) + 1.5 * em, text);
  const table = rows.map((cells) => (cells.length > 2 ? cells : [cells.join(' '), null, null, null]));
  return { page: pen.drawing.page(), tables: [table], around: [] };
};

const same = (value: number) => (): number => value;

/** Pages on which a measure is near the limit that a tolerance sets for it, on the side where a person has no doubt yet. */
export const edgeClasses: Readonly<Record<string, Draw>> = {
  'far-below': farBelow,
  'off-level': offLevel,
  'text-columns': textColumns,
  'tall-rows': tallRows,
  sections,
  'foot-rule': footRule(3),
  'far-caption': farCaption,
  'overflow-large': overflowing((chance) => chance.between(1.5, 1.8), same(1), 0),
  'overflow-left': overflowing(same(1), (chance) => chance.between(0.036, 0.045), 1),
  'overflow-right': overflowing(same(1), (chance) => chance.between(0.055, 0.062), 0),
  bars,
  'latin-words': latinWords,
  'uneven-line': unevenLine,
  'near-note': nearNote,
  'one-tight': oneTight,
  hanging,
  'rare-column': rareColumn,
  across,
  'overflow-spaced': overflowSpaced,
  'group-rows': groupRows(true),
  'foot-rule-near': footRule(2.85),
  'plain-headings': groupRows(false),
  'wide-heading': wideHeading,
};
