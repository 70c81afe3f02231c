import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from './run-mokuhyo.js';

/** Has the program say, when it ends, which native libraries its threads have loaded. */
const saysWhatItLoaded = `data:text/javascript,import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => process.stdout.write(process.report.getReport().sharedObjects.join('\\n')));`;

test.each(['0', '1'])(
  'a document with text is read without the canvas, which loads all fonts (%s workers)',
  (workers) => {
    const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-cold-'));
    const pdf = join(import.meta.dirname, '../../fixtures/documents/isehara-2020-bunka-torn/document.pdf');
    try {
      const command = ['convert', pdf, '--out', join(folder, 'out'), '--quiet', '--workers', workers];
      const ran = spawnSync(process.execPath, ['--import', saysWhatItLoaded, program, ...command], {
        encoding: 'utf8',
      });
      expect(ran.status).toBe(0);
      expect(ran.stdout).not.toBe('');
      expect(ran.stdout).not.toMatch(/skia|canvas/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
