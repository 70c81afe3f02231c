// Marks that point to another cell: 同上, 〃, 同左.

/** Marks that stand for what another cell says (〃, 同左, 同上), as folded (NFKC), by where that cell is: to the left, above, or either. */
const marks = {
  left: ['同左', '左に同じ', '左記に同じ'],
  above: ['同上', '上に同じ'],
  either: ['〃', '〃〃', '"', '”', "''", '′′', '々', '仝'],
} as const;

type Direction = keyof typeof marks;

const directions: ReadonlyMap<string, Direction> = new Map(
  (['left', 'above', 'either'] as const).flatMap((direction) => marks[direction].map((mark) => [mark, direction])),
);

/** Where the cell is that a text in brackets or without points to; undefined where it is no such mark. */
export const dittoDirection = (chars: string): Direction | undefined =>
  directions.get(chars.replace(/^[(]([^()]*)[)]$/, '$1'));

/** A mark that repeats the value to the left or above. */
export const isDitto = (chars: string): boolean => dittoDirection(chars) !== undefined;
