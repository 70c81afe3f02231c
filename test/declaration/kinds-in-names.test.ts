import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const head = ['指標', '単位', 'R4', 'R5'];

describe('kinds in the names of rows', () => {
  test.each([
    ['（目標値）', '（実績値）', '（達成率）'],
    ['【計画】', '【実績】', '【進捗率】'],
    ['　目標', '　実績', '　達成率'],
  ])('tell what the figures beside them are: %s', async (wish, done, rate) => {
    const rows = [
      head,
      [`見学者${wish}`, '人', '50', '60'],
      [`見学者${done}`, '人', '41', '62'],
      [`見学者${rate}`, '%', '82.0', '103.3'],
      [`苗の配布${wish}`, '本', '7', '8'],
      [`苗の配布${done}`, '本', '6', '－'],
    ];
    const kind = wish === '【計画】' ? 'plan' : 'target';
    const read = await readForm({ rows, style: { columnWidths: [110, 40, 60, 60] } });
    expect(saidOf(read)).toEqual([
      `見学者 ${kind} 2022 50人`,
      `見学者 ${kind} 2023 60人`,
      '見学者 actual 2022 41人',
      '見学者 actual 2023 62人',
      `苗の配布 ${kind} 2022 7本`,
      `苗の配布 ${kind} 2023 8本`,
      '苗の配布 actual 2022 6本',
      '苗の配布 actual 2023 missing',
    ]);
    expect(codesOf(read)).not.toContain('table/unread-figures');
  });

  test('contradict the columns where those say another kind', async () => {
    const rows = [
      ['指標', '単位', 'R4実績', 'R5目標'],
      ['見学者（目標）', '人', '50', '60'],
      ['見学者（実績）', '人', '41', '62'],
    ];
    const read = await readForm({ rows, style: { columnWidth: 90 } });
    expect(saidOf(read)).toEqual([
      '見学者 actual 2022 50人 ⚠value/kinds-contradict',
      '見学者 target 2023 60人',
      '見学者 actual 2022 41人',
      '見学者 target 2023 62人 ⚠value/kinds-contradict',
    ]);
  });

  test('are parts of the name where it stands with one kind only', async () => {
    const rows = [
      ['指標', '単位', 'R4実績', 'R5目標'],
      ['貸出の冊数（計画）', '冊', '50', '60'],
      ['返却の冊数', '冊', '41', '62'],
    ];
    const read = await readForm({ rows, style: { columnWidth: 90 } });
    expect(read.observations.map(({ indicator, valueKind }) => `${indicator.indicatorName} ${valueKind}`)).toEqual([
      '貸出の冊数（計画） actual',
      '貸出の冊数（計画） target',
      '返却の冊数 actual',
      '返却の冊数 target',
    ]);
  });
});
