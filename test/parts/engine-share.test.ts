import { describe, expect, test } from 'vitest';
import { readShardFlag } from '../../src/cli/read-shard-flag.js';
import { readEngineShare } from '../../src/parts/engine-share.js';
import { InputIdentity, isInShare, readShare } from '../../src/parts/share.js';
import { hashOfText } from '../batch/fake-document.js';

const slurm = (id: number, min: number, max: number, count: number) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_MIN: String(min),
  SLURM_ARRAY_TASK_MAX: String(max),
  SLURM_ARRAY_TASK_COUNT: String(count),
});

test.each([
  ['Kubernetes counts from 0', { JOB_COMPLETION_INDEX: '0' }, 16, '1/16'],
  ['Kubernetes, the last', { JOB_COMPLETION_INDEX: '15' }, 16, '16/16'],
  ['Slurm --array=0-15', slurm(0, 0, 15, 16), undefined, '1/16'],
  ['Slurm --array=1-16', slurm(16, 1, 16, 16), undefined, '16/16'],
  ['Slurm --array=5-20:5', slurm(15, 5, 20, 4), 4, '3/4'],
  ['Slurm --array=7', slurm(7, 7, 7, 1), undefined, '1/1'],
  ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '3', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, undefined, '4/8'],
  ['AWS Batch of before it said the size', { AWS_BATCH_JOB_ARRAY_INDEX: '3' }, 8, '4/8'],
  ['Cloud Run jobs', { CLOUD_RUN_TASK_INDEX: '0', CLOUD_RUN_TASK_COUNT: '3' }, undefined, '1/3'],
  ['Google Cloud Batch', { BATCH_TASK_INDEX: '2', BATCH_TASK_COUNT: '3' }, undefined, '3/3'],
  ['GNU parallel counts from 1', { PARALLEL_SEQ: '1' }, 4, '1/4'],
  ['GNU parallel, the last', { PARALLEL_SEQ: '4', JOB_COMPLETION_INDEX: '' }, 4, '4/4'],
])('%s', (_, environment, count, expected) => {
  const found = readEngineShare(environment, count);
  expect(found.kind === 'share' && `${found.share.index}/${found.share.count}`).toBe(expected);
});

test.each([
  ['nobody says it', {}, undefined, 'none'],
  ['two say it', { PARALLEL_SEQ: '1', ...slurm(1, 1, 2, 2) }, 2, 'several'],
  ['the number of shares is not said', { JOB_COMPLETION_INDEX: '0' }, undefined, 'no-count'],
  ['the engine says another number', { CLOUD_RUN_TASK_INDEX: '0', CLOUD_RUN_TASK_COUNT: '3' }, 4, 'other-count'],
  ['one task of an array, run again alone', slurm(7, 7, 7, 1), 16, 'other-count'],
  ['a list that is not evenly spaced', slurm(2, 1, 9, 3), undefined, 'senseless'],
  ['a number beyond the last', { JOB_COMPLETION_INDEX: '16' }, 16, 'senseless'],
  ['0 where the first is 1', { PARALLEL_SEQ: '0' }, 4, 'senseless'],
  ['no number', { AWS_BATCH_JOB_ARRAY_INDEX: 'x', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, undefined, 'senseless'],
])('no share is guessed where %s', (_, environment, count, kind) => {
  expect(readEngineShare(environment, count).kind).toBe(kind);
});

describe('--shard', () => {
  test.each([
    ['3/16', {}, { index: 3, count: 16 }],
    ['auto', { CLOUD_RUN_TASK_INDEX: '1', CLOUD_RUN_TASK_COUNT: '2' }, { index: 2, count: 2 }],
    ['auto/4', { PARALLEL_SEQ: '2' }, { index: 2, count: 4 }],
  ])('%s', (text, environment, share) => {
    expect(readShardFlag(text, environment, 'en')).toMatchObject({ kind: 'share', share });
  });

  test.each([
    ['0/16', 'Give --shard as 3/16'],
    ['17/16', 'Give --shard as 3/16'],
    ['3', 'Give --shard as 3/16'],
    ['auto/0', 'Give --shard as 3/16'],
    ['auto', 'No variable says'],
  ])('%s is refused in words', (text, words) => {
    expect(readShardFlag(text, {}, 'en')).toMatchObject({ kind: 'refused', message: expect.stringContaining(words) });
  });
});

test('every document is in one share of each division, and shares are of about one size', () => {
  for (const count of [1, 2, 3, 16]) {
    const sizes = new Array<number>(count).fill(0);
    for (let document = 0; document < 3_000; document++) {
      const sha256 = hashOfText(String(document));
      const mine = sizes.map((_, at) => isInShare({ index: at + 1, count }, sha256));
      expect(mine.filter(Boolean)).toHaveLength(1);
      const at = mine.indexOf(true);
      sizes[at] = (sizes[at] ?? 0) + 1;
    }
    for (const size of sizes) expect(Math.abs(size * count - 3_000)).toBeLessThan(0.3 * 3_000);
  }
  expect(readShare('3/16')).toEqual({ index: 3, count: 16 });
});

describe('what tells inputs apart', () => {
  const digest = (roots: readonly string[], ...files: readonly (readonly [string, string, string])[]): string => {
    const identity = new InputIdentity(roots);
    for (const [root, sourceFile, content] of files) identity.add({ root, sourceFile }, content);
    return identity.digest();
  };

  test('is neither the order of files nor where the folders lie', () => {
    const here = digest(['/a', '/b'], ['/a', 'x.pdf', '1'], ['/b', 'x.pdf', '2']);
    expect(digest(['/c', '/d'], ['/d', 'x.pdf', '2'], ['/c', 'x.pdf', '1'])).toBe(here);
  });

  test.each([
    ['a name', ['/a', 'y.pdf', '1'] as const],
    ['the bytes', ['/a', 'x.pdf', '2'] as const],
    ['that it could not be read', ['/a', 'x.pdf', 'unread'] as const],
    ['the folder', ['/b', 'x.pdf', '1'] as const],
  ])('is %s of a file', (_, file) => {
    expect(digest(['/a', '/b'], file)).not.toBe(digest(['/a', '/b'], ['/a', 'x.pdf', '1']));
  });

  test('is a file that is there twice', () => {
    const one = ['/a', 'x.pdf', '1'] as const;
    expect(digest(['/a'], one, one)).not.toBe(digest(['/a'], one));
  });
});
