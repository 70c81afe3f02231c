import { describe, expect, test } from 'vitest';
import { catalogue, entryOf, type IssueCode } from '../../src/issues/catalogue.js';
import { renderIssue } from '../../src/issues/render.js';
import { issueSchema } from '../../src/schema/issue.js';

const codes = Object.keys(catalogue) as IssueCode[];

describe.each(codes)('%s', (code) => {
  test('says in both languages what it is and what to do', () => {
    const { message, message_ja, help, help_ja } = entryOf(code);
    for (const text of [message, help]) expect(text).toMatch(/^[^\p{Script=Hiragana}]+$/u);
    for (const text of [message_ja, help_ja])
      expect(text).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
  });

  test('fills every place of its message', () => {
    const row = renderIssue({ code, page: 3, actual: 'A', expected: 'E' }, '0123456789ab');
    expect(issueSchema.parse(row)).toEqual(row);
    expect(row.message + row.message_ja).not.toMatch(/\{(actual|expected|page)\}/);
  });
});

test('braces in a document are no places to fill', () => {
  expect(renderIssue({ code: 'text/unplaced', actual: '{page} {x}' }, '').message).toContain('{page} {x}');
});
