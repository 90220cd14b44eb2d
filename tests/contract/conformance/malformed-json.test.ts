import { findResponseSource, rule } from '../../fixtures/check.ts';
import { expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';
import { resolveStatus } from '../../fixtures/rejections.ts';

const utf8 = (text: string): number[] => [...Buffer.from(text)];

const NOT_JSON: [what: string, body: string | Uint8Array][] = [
  ['a body that ends too early', '{"name": "a'],
  ['a body with content after the JSON', '{} {}'],
  ['a body with a trailing comma', '{"name": "a",}'],
  ['a body with single quotes', "{'name': 'a'}"],
  ['a body with an unquoted name', '{name: "a"}'],
  ['a body with a comment', '{"name": "a" /* why */}'],
  ['a body with NaN', '{"name": NaN}'],
  ['a body with an unescaped line break in a string', '{"name": "a\nb"}'],
  ['a form', 'name=a&color=b'],
  ['a body of whitespace', ' \n '],
  ['a body that is not UTF-8', Uint8Array.from([...utf8('{"name": "'), 0xff, 0xfe, ...utf8('"}')])],
  ['a body in UTF-16', Uint8Array.from(Buffer.from('{"name": "a"}', 'utf16le'))],
];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      `rejects a body that is not JSON with ${resolveStatus('malformedJson')}`,
      findResponseSource(operation, resolveStatus('malformedJson')),
      () =>
        expectEachRejected(
          operation,
          'malformedJson',
          NOT_JSON.map(([what, body]) => ({ what, request: { body } })),
        ),
    );
  }
});
