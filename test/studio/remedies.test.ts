import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/issues/catalogue.js';
import { remedyInStudio, studioRemedies } from '../../src/studio/page/remedies.js';

/** What a person before the studio is told to do; of what is no doubt the studio tells no remedy. */
const told = Object.entries(catalogue)
  .filter(([, { level }]) => level !== 'info')
  .map(([code, { help, help_ja }]) => ({ code, ...remedyInStudio({ code, help, help_ja }) }));
const command = /--\w|\bmokuhyo \w|\bconvert\b/;

describe('what to do about a doubt, in the studio', () => {
  test('names a command only where the studio has no button, and says so', () => {
    const named = told.filter(({ message, message_ja }) => command.test(message + message_ja));
    for (const { message, message_ja } of named) {
      expect(message).toContain('The studio has no button for this: close it');
      expect(message_ja).toContain('作業画面を閉じてから');
    }
    expect(named.map(({ code }) => code).sort()).toEqual([
      'batch/not-mirrored',
      'batch/not-read-again',
      'batch/part-missing',
      'batch/timeout',
      'series/declared-twice',
      'series/too-many-rows',
    ]);
  });

  test('asks for no edited corrections file or profile where the studio has the button', () => {
    const files = told.filter(({ message, message_ja }) =>
      /corrections file|to a profile|訂正ファイル|プロファイル/.test(message + message_ja),
    );
    // Rows of series are joined and split by lines of the file alone.
    expect(files.map(({ code }) => code).sort()).toEqual([
      'series/code-reused',
      'series/same-name-twice',
      'series/unit-changed',
    ]);
  });

  test('is said in both languages, and of codes that are', () => {
    for (const [code, { message, message_ja }] of Object.entries(studioRemedies)) {
      expect(Object.keys(catalogue)).toContain(code);
      expect(message).not.toMatch(/[ぁ-ん]/);
      expect(message_ja).toMatch(/[ぁ-ん]/);
    }
  });
});
