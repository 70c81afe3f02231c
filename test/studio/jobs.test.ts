import { expect, test } from 'vitest';
import { type Convert, openJobs } from '../../src/studio/jobs.js';

const desk = { appear: () => Promise.resolve(), reload: () => Promise.resolve() };

/** Something that goes on until it is told to end. */
function open(): { readonly end: () => void; readonly ended: Promise<void> } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end: () => end(), ended };
}

test('other work on the files and runs come one after the other', async () => {
  const done: string[] = [];
  const reading = open();
  const convert: Convert = async ({ paths }) => {
    await reading.ended;
    done.push(`read ${paths.join(' ')}`);
    return { kind: 'done', left: 0 };
  };
  const jobs = openJobs(convert, desk);
  const pushing = open();
  const pushed = jobs.alone(async () => {
    await pushing.ended;
    done.push('pushed');
    return 'told';
  });
  jobs.start(['a.pdf']);
  expect([jobs.job().kind, jobs.job().files.map(({ name }) => name)]).toEqual(['running', ['a.pdf']]);
  expect(jobs.alone(() => Promise.resolve())).toBeUndefined();
  pushing.end();
  expect(await pushed).toBe('told');
  expect(jobs.alone(() => Promise.resolve())).toBeUndefined();
  reading.end();
  await jobs.idle();
  expect([done, jobs.job().kind]).toEqual([['pushed', 'read a.pdf'], 'done']);
});

test('work that fails leaves the way free; who stops it takes back the runs that wait', async () => {
  const runs: string[] = [];
  const jobs = openJobs(({ paths }) => {
    runs.push(...paths);
    return Promise.resolve({ kind: 'done', left: 0 });
  }, desk);
  await expect(jobs.alone(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  await jobs.idle();
  const pushing = open();
  const stopped = jobs.alone(async (stopping) => {
    await pushing.ended;
    return stopping.aborted;
  });
  jobs.start(['a.pdf']);
  jobs.stop();
  expect(jobs.job().kind).toBe('stopping');
  pushing.end();
  expect(await stopped).toBe(true);
  await jobs.idle();
  expect([runs, jobs.job().kind, jobs.isRunning()]).toEqual([[], 'idle', false]);
});
