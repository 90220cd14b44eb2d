import { expect, test } from 'vitest';
import { UsageError } from '../../scripts/cli/index.ts';
import { loadObject, parseObject } from '../../scripts/contract/load.ts';

test.each(['a: 1\nb: [2]\n', '{"a": 1, "b": [2]}'])('YAML and JSON are both read', (text) => {
  expect(parseObject(text, 'x.yaml')).toEqual({ a: 1, b: [2] });
});

test('broken YAML is rejected with the file, the line and a hint', () => {
  const read = () => parseObject('paths:\n  /a: {\n  /b: ]\n', 'timeneye.openapi.yaml');
  expect(read).toThrow(UsageError);
  expect(read).toThrow(
    /^timeneye\.openapi\.yaml, line 3, column \d+: .*Fix this line and run the command again\.$/,
  );
});

test('broken JSON is an error that names file and line', () => {
  expect(() => parseObject('{\n  "a": 1,\n  "b": \n', 'spec.json')).toThrow(/^spec\.json, line \d+/);
});

test('a duplicate key is an error', () => {
  expect(() => parseObject('a: 1\na: 2\n', 'x.yaml')).toThrow(/x\.yaml, line 2, .*unique/);
});

test('an alias without its anchor is an error', () => {
  expect(() => parseObject('a: *nowhere\n', 'x.yaml')).toThrow(UsageError);
});

test.each(['', '- a list', '42'])('text that is not an object is rejected', (text) => {
  expect(() => parseObject(text, 'x.yaml')).toThrow(/^x\.yaml is not an object/);
});

test('a missing file is named', () => {
  expect(() => loadObject('/nowhere/spec.yaml')).toThrow(/^\/nowhere\/spec\.yaml does not exist/);
});
