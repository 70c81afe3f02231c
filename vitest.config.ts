import { defineConfig } from 'vitest/config';

/** Tests of what only takes values and gives values share their modules: loading them anew for each file takes as long as the tests. */
const pure = [
  'corrections',
  'dataset',
  'declaration',
  'emit',
  'geometry',
  'issues',
  'lint',
  'municipalities',
  'profiles',
  'schema',
  'series',
  'tables',
  'text',
  'values',
].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/counts-reporter.ts'],
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: [...pure, '**/node_modules/**'] },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // What runs in a browser, and the studio, whose tests drive the built program from one: their lines are run where nobody counts them.
      exclude: ['src/review/assets/**', 'src/review/parts/**', 'src/studio/**'],
      thresholds: { lines: 95 },
    },
  },
});
