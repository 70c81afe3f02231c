import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Tests that change modules, look at how they are loaded, or load engines of hundreds of megabytes: each file has its own modules. All others
 * share them: loading them takes as long as the tests.
 */
const alone = [
  'test/batch/full-disk.test.ts',
  'test/batch/killed.test.ts',
  'test/pdf/engine/load-pdfjs.test.ts',
  'test/ocr/**/*.test.ts',
];

export default defineConfig({
  test: {
    // The runner's own choice leaves one core to itself, which has little to do.
    maxWorkers: availableParallelism(),
    globalSetup: './test/fast-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
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
      thresholds: { lines: 95 },
    },
  },
});
