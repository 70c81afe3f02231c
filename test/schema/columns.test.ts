import { describe, expect, test } from 'vitest';
import { columnsOf, readColumn, tableNames, writtenColumns } from '../../src/schema/tables.js';

describe('columns that the build puts in are those of the schemas', () => {
  const built = JSON.parse(JSON.stringify(writtenColumns())) as ReturnType<typeof writtenColumns>;
  test.each(tableNames)('%s', (table) => {
    expect(built[table].length).toBeGreaterThan(3);
    expect(built[table].map(readColumn)).toEqual(columnsOf(table));
  });

  test('codes keep their order and their Japanese names', () => {
    const kind = built.observations.map(readColumn).find(({ name }) => name === 'missing_reason');
    expect([...(kind?.labels ?? [])][0]).toEqual(
      [...(columnsOf('observations').find(({ name }) => name === 'missing_reason')?.labels ?? [])][0],
    );
    expect(kind?.labels.size).toBeGreaterThan(1);
  });
});
