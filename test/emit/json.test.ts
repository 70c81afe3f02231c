import { describe, expect, test } from 'vitest';
import { emitDocument, stringifyExact } from '../../src/emit/json.js';
import { documentResultSchema } from '../../src/schema/document-result.js';
import { exampleResult } from './example-result.js';

describe('stringifyExact', () => {
  test.each([
    [{ value_number: '12.50' }, '{"value_number":12.50}'],
    [{ value_min: '-0.5', value_max: null }, '{"value_min":-0.5,"value_max":null}'],
    [{ value_number: '007' }, '{"value_number":7}'],
    [{ value_number: '12345678901234567890.123456789' }, '{"value_number":12345678901234567890.123456789}'],
    [{ value_number: '' }, '{"value_number":""}'],
    [{ unit_text: '12' }, '{"unit_text":"12"}'],
    [{ text: '"value_number":"12"' }, '{"text":"\\"value_number\\":\\"12\\""}'],
    [{ text: '\\"value_number":"12"' }, '{"text":"\\\\\\"value_number\\":\\"12\\""}'],
    [['value_number', '12'], '["value_number","12"]'],
  ])('%j', (value, json) => {
    expect(stringifyExact(value)).toBe(json);
  });

  test('indents', () => {
    expect(stringifyExact({ value_number: '1.0' }, 2)).toBe('{\n  "value_number": 1.0\n}');
  });
});

describe('emitDocument', () => {
  test('writes the printed decimals', () => {
    const json = emitDocument(documentResultSchema.parse(exampleResult()));
    expect(json.startsWith('{\n "document": {\n  "document_id"')).toBe(true);
    expect(json).toContain('"value_number": 12.50,');
    expect(json.endsWith('}\n')).toBe(true);
    expect(JSON.parse(json).observations[1].value_number).toBe(12.5);
  });
});
