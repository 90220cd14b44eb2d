import { expect, test } from 'vitest';
import { convert } from '../../../scripts/collections/convert.ts';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { renderTypes } from '../../../scripts/contract/types.ts';

const done = { responses: { '200': { description: 'Done.' } } };
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/clients': { get: { operationId: 'listClients', ...done } },
    '/odd': { get: { operationId: 'other', summary: 'odd', ...done } },
  },
  components: { schemas: { Good: { type: 'string' }, Odd: { description: 'odd' } } },
};

/** Stands in for a library that throws on a document with an odd part. */
async function failOnOdd<T>(input: OpenApiDocument, result: T): Promise<T> {
  if (/:"odd"/.test(JSON.stringify(input))) throw new Error('boom\nat somewhere');
  return result;
}

test('types omit the schema and the operation that the library fails on, and notes name both', async () => {
  const notes: string[] = [];
  let rendered: OpenApiDocument | undefined;
  const text = await renderTypes(document, notes, async (input) => {
    rendered = await failOnOdd(input, input);
    return '// types\n';
  });
  expect(text).toContain('// types');
  expect(rendered?.components?.schemas).toEqual({ Good: { type: 'string' }, Odd: {} });
  expect(rendered?.paths).toEqual({ '/clients': document.paths['/clients'], '/odd': {} });
  expect(notes).toEqual(['types: the schema Odd is omitted: boom', 'types: GET /odd is omitted: boom']);
});

test('the generated types omit a HEAD operation on which openapi-typescript fails', async () => {
  const notes: string[] = [];
  const head = { head: { summary: 'odd', ...done } };
  const paths = { '/clients': { ...document.paths['/clients'], ...head } };
  await renderTypes({ ...document, paths, components: {} }, notes, (input) => failOnOdd(input, '// types\n'));
  expect(notes).toEqual(['types: HEAD /clients is omitted: boom']);
});

test('the collection omits the operation that the library fails on, and a note names it', async () => {
  const notes: string[] = [];
  const request = (path: string) => ({ name: path, request: { method: 'GET', url: { path: [path] } } });
  const found = await convert({ ...document, components: {} }, notes, (input) =>
    failOnOdd(input, { item: Object.keys(input.paths).map((path) => request(path.slice(1))) }),
  );
  expect([...found.keys()]).toEqual(['get /clients']);
  expect(notes).toEqual(['collection: GET /odd has no request: boom']);
});
