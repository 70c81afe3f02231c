import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { program, runMokuhyo } from './run-mokuhyo.js';

/** Runs `mokuhyo read --jsonl` over what stands on standard input. */
function readLines(
  input: string | Buffer,
  parameters: readonly string[] = [],
): Promise<{ status: number | null; out: string }> {
  const child = spawn(process.execPath, [program, 'read', '--jsonl', ...parameters]);
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out }));
  });
}

const lines = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('mokuhyo read', () => {
  test('answers each text with one line of JSON', async () => {
    const { status, stdout, stderr } = await runMokuhyo(['read', '平成30年度', '80.0%以上']);
    expect([status, stderr]).toEqual([0, '']);
    expect(lines(stdout)).toMatchObject([
      { text: '平成30年度', periods: [{ kind: 'fiscal_year', fiscal_year: 2018 }] },
      { text: '80.0%以上', periods: [], values: [{ status: 'range', unit: '%' }] },
    ]);
  });

  test('prints decimals as they stand on the page', async () => {
    const { stdout } = await runMokuhyo(['read', '80.0%以上', '1,200千円']);
    expect(stdout).toContain('"value_min":80.0,"value_max":null');
    expect(stdout).toContain('"value_number":1200000,');
  });

  test('takes the context of a table from its options', async () => {
    const { stdout } = await runMokuhyo(['read', '--header', '--previous-header', '平成30年度', '元年度']);
    expect(lines(stdout)).toMatchObject([{ periods: [{ fiscal_year: 2019 }] }]);
    const relative = await runMokuhyo(['read', '--document-fiscal-year', '2020', '前年度']);
    expect(lines(relative.stdout)).toMatchObject([{ periods: [{ kind: 'relative', offset: -1, fiscal_year: 2019 }] }]);
    const era = await runMokuhyo(['read', '--era', '平成', '20年度']);
    expect(lines(era.stdout)).toMatchObject([{ periods: [{ fiscal_year: 2008 }] }]);
  });

  test.each([
    [['read']],
    [['read', '--jsonl', '平成30年度']],
    [['read', '--era', '平安', 'x']],
    [['read', '--document-fiscal-year', '20', 'x']],
    [['read', '--unknown', 'x']],
  ])('%j is a wrong command line', async (parameters) => {
    const { status, stdout, stderr } = await runMokuhyo(parameters);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });
});

describe('mokuhyo read --jsonl', () => {
  test('answers one line with one line, bad ones too, in order', async () => {
    const { status, out } = await readLines(
      [
        '{"text":"H29","header":true}',
        '',
        'not json',
        '[1]',
        '{"text":5}',
        '{"text":"30","header":true,"previous_header":"平成29年度"}\r',
        '{"text":"20年度","era":"平安"}',
        '{"text":"前年度","document_fiscal_year":2020,"era":null}',
        '{"text":"a\u2028b"}',
      ].join('\n'),
    );
    expect(status).toBe(1);
    expect(lines(out)).toMatchObject([
      { periods: [{ fiscal_year: 2017 }] },
      { error: expect.stringContaining('JSON') },
      { error: expect.stringContaining('JSON') },
      { error: 'not a JSON object' },
      { error: '"text" must be a string' },
      { periods: [{ fiscal_year: 2018 }] },
      { error: expect.stringContaining('"era"') },
      { periods: [{ offset: -1, fiscal_year: 2019 }] },
      { text: 'a\u2028b' },
    ]);
  });

  test('options hold for lines that say nothing else', async () => {
    const { status, out } = await readLines('{"text":"H29"}\n{"text":"H29","header":false}\n', ['--header']);
    expect(status).toBe(0);
    expect(lines(out)).toMatchObject([{ periods: [{ fiscal_year: 2017 }] }, { periods: [{ fiscal_year: null }] }]);
  });

  test('reads many lines, and nothing from nothing', async () => {
    const { out } = await readLines(Array.from({ length: 3000 }, (_, n) => `{"text":"${n}人"}\n`).join(''));
    expect(lines(out).map((line) => (line as { values: { value_number: number }[] }).values[0]?.value_number)).toEqual(
      Array.from({ length: 3000 }, (_, n) => n),
    );
    expect(await readLines('')).toEqual({ status: 0, out: '' });
  });
});
