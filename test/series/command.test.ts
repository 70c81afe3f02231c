import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-series-command-'));
const out = join(folder, 'out');
afterAll(() => rmSync(folder, { recursive: true }));

describe('mokuhyo series', () => {
  beforeAll(async () => {
    const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'series');
    for (const name of ['r1-kodomo.pdf', 'r2-kodomo.pdf', 'r2-kodomo-teisei.pdf']) {
      cpSync(join(fixtures, name), join(folder, 'declarations', name));
    }
    await runMokuhyo(['convert', join(folder, 'declarations'), '--out', out, '--workers', '0', '--quiet']);
    // A busy machine takes its time to start the program.
  }, 120_000);

  test('shows the series that hold the words: table, chart, document and page', async () => {
    const { status, stdout } = await runMokuhyo(['series', out, '--indicator', 'フォロー教室', '--lang', 'ja']);
    expect(status).toBe(0);
    expect(stdout.match(/■/g)).toHaveLength(1);
    expect(stdout).toMatch(/令和2年度 +│ +│ +│ +│ 178人 \[\d:p1\]/u);
    expect(stdout).toContain('r2-kodomo-teisei.pdf');
    expect(stdout).toContain('* 実績値');
  });

  test('lists all series where no words are given', async () => {
    const { status, stdout, stderr } = await runMokuhyo(['series', out]);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(6);
    expect(stderr).toContain('--indicator');
  });

  test('says that nothing was found', async () => {
    const { status, stdout, stderr } = await runMokuhyo(['series', out, '--indicator', '図書館']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('No such series');
  });

  test('says that the folder has no series', async () => {
    const { status, stderr } = await runMokuhyo(['series', join(folder, 'nowhere'), '--indicator', 'フォロー']);
    expect(status).toBe(2);
    expect(stderr).toContain('series.csv. Check the path');
  });

  test('convert wrote the three tables, described in the data package', () => {
    const dataPackage = readFileSync(join(out, 'datapackage.json'), 'utf8');
    for (const name of ['series', 'series_links', 'changes']) {
      expect(readFileSync(join(out, `${name}.csv`), 'utf8').split('\r\n').length).toBeGreaterThan(2);
      expect(dataPackage).toContain(`"path": "${name}.csv"`);
    }
  });
});
