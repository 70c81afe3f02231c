/** Characters that no name of ours may have: controls, marks that turn the writing, what Windows forbids, path separators. */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"|?*\\/]/gu;
/** Names that mean devices on Windows. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Bytes of one part: most disks end at 255, and a number may be put behind it. */
const MAX_PART_BYTES = 200;

function cutBytes(text: string, most: number): string {
  let cut = '';
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > most) break;
    cut += character;
  }
  return cut;
}

function safePart(part: string): string {
  const plain = part
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  return devices.test(plain) ? `_${plain}` : plain;
}

/**
 * The name under which a file that somebody hands in is kept: its folders become part of the name (`2020/a.pdf` → `2020_a.pdf`), so that nothing can
 * lead out of the folder. undefined where it is no PDF by its name.
 */
export function uploadName(given: string): string | undefined {
  const parts = given
    .split(/[\\/]/)
    .map(safePart)
    .filter((part) => part !== '');
  const name = parts.join('_');
  if (!/\.pdf$/i.test(name)) return undefined;
  const stem = cutBytes(name.slice(0, -'.pdf'.length), MAX_PART_BYTES).replace(/[. ]+$/, '');
  return stem === '' ? undefined : `${stem}.pdf`;
}

/** The same name with a number, where other bytes have it already: `a.pdf`, `a-2.pdf`, … */
export const numberedName = (name: string, number: number): string =>
  number === 1 ? name : `${name.slice(0, -'.pdf'.length)}-${number}.pdf`;
