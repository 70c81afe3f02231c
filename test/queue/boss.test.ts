import { describe, expect, test } from 'vitest';
import { openBoss } from '../../src/queue/boss.js';

type Constructor = Parameters<typeof openBoss>[0];

/** A queue whose making fails so often with a code; what was called on it is noted. */
function failing(times: number, code: string): { readonly Boss: Constructor; readonly calls: string[] } {
  const calls: string[] = [];
  let left = times;
  const make = async (): Promise<void> => {
    calls.push('make');
    if (left > 0) {
      left -= 1;
      throw Object.assign(new Error('no queue'), { code });
    }
  };
  const nothing = async (): Promise<never[]> => [];
  class Boss {
    on(): void {
      calls.push('on');
    }
    start = nothing;
    stop = async (): Promise<void> => {
      calls.push('stop');
    };
    createQueue = make;
    updateQueue = make;
    insert = nothing;
    fetch = nothing;
    complete = nothing;
    fail = nothing;
    getQueueSize = async (): Promise<number> => 0;
  }
  return { Boss, calls };
}

const settings = { url: 'postgres://x/y', queue: 'q', leaseSeconds: 4, onError: () => undefined };

describe('a queue that is made while others make theirs', () => {
  test('is tried again where two wait for each other', async () => {
    const { Boss, calls } = failing(2, '40P01');
    await openBoss(Boss, settings);
    expect(calls).toEqual(['on', 'make', 'make', 'make', 'make', 'make']);
  });

  test.each([
    ['at once, for another reason', 1, '42501', 1],
    ['after some attempts', 100, '40P01', 8],
  ])(
    'is given up %s, and what was opened is closed',
    async (_, times, code, attempts) => {
      const { Boss, calls } = failing(times, code);
      await expect(openBoss(Boss, settings)).rejects.toThrow('no queue');
      expect(calls.filter((call) => call === 'make')).toHaveLength(attempts);
      expect(calls.at(-1)).toBe('stop');
    },
    30_000,
  );
});
