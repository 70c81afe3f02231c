import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { doubtfulPdf } from './doubtful-pdf.js';
import { syntheticResult, writeOutput } from './synthetic-output.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));
const header = 'document,place,printed_text,field,value,reason,by,at';

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('mokuhyo corrections profile', () => {
  const pointed = (field: string, header: string, value: string): string =>
    `abcdef012345,column/1/1,${header},${field},${value},,,`;

  test('makes a profile of the columns that a person pointed at, without their years and brackets', async () => {
    const lines = [
      header,
      pointed('role', 'うけもち', 'division'),
      pointed('value_kind', '令和2年度のすがた（人）', 'target'),
    ];
    const file = write('pointed.csv', `${lines.join('\n')}\n`);
    const ran = await runMokuhyo(['corrections', 'profile', file, '--name', 'hanagawa']);
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toEqual({
      name: 'hanagawa',
      title: 'hanagawa',
      extends: 'general',
      headers: { division: ['うけもち'] },
      kinds: { target: ['すがた'] },
    });
    const profile = write('hanagawa.json', ran.stdout);
    expect(await runMokuhyo(['profiles', 'check', profile])).toMatchObject({ status: 0 });
    expect((await runMokuhyo(['corrections', 'profile', file, '--name', '花川'])).status).toBe(2);
    const none = write('none-pointed.csv', `${header}\n`);
    expect((await runMokuhyo(['corrections', 'profile', none, '--name', 'x'])).status).toBe(1);
  });
});

describe('mokuhyo corrections check', () => {
  test('says nothing is wrong, and how many there are', async () => {
    const file = write('right.csv', `${header}\r\nabcdef012345,1/1/3/1,12人,value_number,13,,,\r\n`);
    expect(await runMokuhyo(['corrections', 'check', file])).toMatchObject({ status: 0, stdout: '' });
  });

  test.each([
    ['ja_JP.UTF-8', /wrong\.csv:2: .*カンマ/],
    ['C', /wrong\.csv:2: .*comma/],
  ])('names the line of a mistake in the language of %s', async (locale, message) => {
    const file = write('wrong.csv', `${header}\nabcdef012345,1/1/3/1,12人,value_number,"1,3",,,\n`);
    const ran = await runMokuhyo(['corrections', 'check', file], { env: { LC_ALL: locale } });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(message);
  });

  test('reads what a spreadsheet saved in Windows-31J', async () => {
    const text = `${header}\r\nabcdef012345,1/1/3/1,12人,value_number,13,割合,係,2020/5/1\r\n`;
    const ran = await runMokuhyo(['corrections', 'check', write('saved.csv', iconv.encode(text, 'cp932'))]);
    expect(ran).toMatchObject({ status: 0, stderr: '1 corrections, 0 mistakes\n' });
  });

  test('refuses what is no text', async () => {
    const ran = await runMokuhyo(['corrections', 'check', write('book.csv', 'PK\u0003\u0004\0')]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('neither UTF-8 nor Windows-31J');
  });

  test('calls a file that is not there a wrong command line', async () => {
    expect((await runMokuhyo(['corrections', 'check', join(folder, 'none.csv')])).status).toBe(2);
  });
});

describe('mokuhyo review', () => {
  const output = join(folder, 'output');
  writeOutput(output, [syntheticResult('a', 1)]);

  test('refuses a folder that convert did not write', async () => {
    const ran = await runMokuhyo(['review', folder]);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain(folder);
  });

  test('refuses a corrections file with mistakes, and writes nothing', async () => {
    const ran = await runMokuhyo(['review', output, '--corrections', write('bad.csv', `${header}\nx,,,,,,,\n`)]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('bad.csv:2:');
  });

  test('goes on from corrections.csv in the output folder, and names what lacks a picture', async () => {
    writeFileSync(join(output, 'corrections.csv'), `${header}\nabcdef012345,1/1/3/1,12人,unit,名,,,\n`);
    const ran = await runMokuhyo(['review', output], { cwd: folder });
    expect([ran.status, ran.stdout]).toEqual([0, '']);
    expect(ran.stderr).toContain('a.pdf');
    expect(readFileSync(join(output, 'review/data/corrections.js'), 'utf8')).toContain('名');
  });
});

describe('mokuhyo inspect', () => {
  test('writes the stages and the picture of a wanted page', async () => {
    const pdf = write('doubtful.pdf', doubtfulPdf());
    const out = join(folder, 'inspected');
    const ran = await runMokuhyo(['inspect', pdf, '--out', out, '--pages', '1']);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toBe(
      `Written to ${out}: page-content.json, layout.json, tables.json, readings.json, declaration.json, values.json, page-0001.png\n`,
    );
    expect(readFileSync(join(out, 'page-0001.png')).toString('latin1', 1, 4)).toBe('PNG');
    expect(JSON.parse(readFileSync(join(out, 'tables.json'), 'utf8'))).toHaveLength(1);
  });

  test('refuses pages that are not there, and writes nothing', async () => {
    const out = join(folder, 'no-page');
    const pdf = write('doubtful.pdf', doubtfulPdf());
    const ran = await runMokuhyo(['inspect', pdf, '--out', out, '--pages', '1,7-8']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(/There is no page 7, 8: the document has \d\. Nothing was written/);
    expect(existsSync(out)).toBe(false);
  });

  test('says in words where it cannot write', async () => {
    const pdf = write('doubtful.pdf', doubtfulPdf());
    const ran = await runMokuhyo(['inspect', pdf, '--out', pdf, '--pages', '1']);
    expect([ran.status, ran.stderr]).toEqual([2, `${pdf} is no folder. Give another place.\n`]);
  });

  test('tells a file that cannot be read from one that is not there', async () => {
    const broken = write('broken.pdf', 'no pdf');
    expect((await runMokuhyo(['inspect', broken, '--out', join(folder, 'broken')])).status).toBe(1);
    expect((await runMokuhyo(['inspect', join(folder, 'none.pdf')])).status).toBe(2);
  });
});
