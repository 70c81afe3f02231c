import { describe, expect, test } from 'vitest';
import { type Column, columnsOf, readColumn, tableNames, writtenColumns } from '../../src/schema/tables.js';

describe('columns that the build puts in are those of the schemas', () => {
  const built = JSON.parse(JSON.stringify(writtenColumns())) as ReturnType<typeof writtenColumns>;
  test.each(tableNames)('%s', (table) => {
    expect(built[table]?.length).toBeGreaterThan(3);
    expect(built[table]?.map(readColumn)).toEqual(columnsOf(table));
  });

  test('codes keep their order and their Japanese names', () => {
    const labelsOf = (columns: readonly Column[] = []) => [
      ...(columns.find(({ name }) => name === 'missing_reason')?.labels ?? []),
    ];
    expect(labelsOf(built['observations']?.map(readColumn))).toEqual(labelsOf(columnsOf('observations')));
    expect(labelsOf(columnsOf('observations')).length).toBeGreaterThan(1);
  });
});
