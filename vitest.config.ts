import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongFirst from './test/long-first.js';

/**
 * Tests that change modules, or look at how they are loaded: each file has its own modules. All others share them: loading them takes as long
 * as the tests, and starting the engines that read scans as long as reading a page.
 */
const alone = ['test/batch/full-disk.test.ts', 'test/batch/killed.test.ts', 'test/pdf/engine/load-pdfjs.test.ts'];

export default defineConfig({
  test: {
    // One more than there are cores: a fifth of the time tests wait for processes of their own, for a browser, or until a time is over.
    maxWorkers: availableParallelism() + 1,
    globalSetup: './test/fast-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongFirst },
    reporters: ['default', './test/counts-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'sharing',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, '**/node_modules/**'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // What runs in a browser, and the studio, whose tests drive the built program from one: their lines are run where nobody counts them.
      exclude: ['src/review/page/**', 'src/review/parts/**', 'src/studio/**'],
      reporter: ['text'],
      thresholds: { lines: 95 },
    },
  },
});
