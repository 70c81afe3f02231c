import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberedName, uploadName } from '../../src/studio/upload-name.js';
import { anyCharacter } from '../text/any-character.js';

test.each([
  ['目標宣言.pdf', '目標宣言.pdf'],
  ['R6/健康部.PDF', 'R6_健康部.pdf'],
  ['../../etc/passwd.pdf', 'etc_passwd.pdf'],
  ['C:\\Users\\a.pdf', 'C__Users_a.pdf'],
  ['nul.pdf', '_nul.pdf'],
  ['か\u3099.pdf', 'が.pdf'],
  ['a\u202efdp.pdf', 'a_fdp.pdf'],
])('%j is kept as %s', (given, kept) => {
  expect(uploadName(given)).toBe(kept);
});

test.each(['a.txt', 'pdf', '.pdf', '', '..', '...pdf'])('%j is no PDF by its name', (given) => {
  expect(uploadName(given)).toBeUndefined();
});

test('whatever the name, it leads nowhere else, fits on a disk and is its own name', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 600 }), (text) => {
      const name = uploadName(`${text}.pdf`);
      if (name === undefined) return;
      expect(name).toMatch(/^[^./\\][^/\\:*?"<>|\p{Cc}\p{Cf}]*\.pdf$/u);
      expect(Buffer.byteLength(numberedName(name, 999))).toBeLessThan(255);
      expect(uploadName(name)).toBe(name);
    }),
  );
});
