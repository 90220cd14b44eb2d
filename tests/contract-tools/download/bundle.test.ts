import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/index.ts';
import { LIMITS } from '../../../scripts/import/download/limits.ts';
import { readSourceDocument } from '../../../scripts/import/download/pull.ts';
import { serve } from './serve.ts';
import { createFolder, expectPullError } from './sources.ts';

test('referenced files are bundled, including files that they reference', async () => {
  const folder = createFolder({
    'api.yaml': 'openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { A: { $ref: a.yaml } } }\n',
    'a.yaml': "properties: { b: { $ref: 'b.yaml#/B' }, parent: { $ref: '#' } }\n",
    'b.yaml': 'B: { type: string }\n',
  });
  const { text, parts } = await readSourceDocument(join(folder, 'api.yaml'));
  expect(JSON.parse(text).components.schemas.A).toEqual({
    properties: { b: { type: 'string' }, parent: { $ref: '#/components/schemas/A' } },
  });
  expect(parts.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml']);
  expect(parts[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('files that a downloaded document references are bundled', async () => {
  const origin = await serve(({ url }, response) => {
    response.end(
      url === '/a.yaml'
        ? 'type: string\n'
        : 'openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { A: { $ref: a.yaml } } }\n',
    );
  });
  expect(JSON.parse((await readSourceDocument(`${origin}/api.yaml`)).text).components.schemas.A).toEqual({
    type: 'string',
  });
});

test.each([
  ['outside of the folder', '../secret.yaml', /folder/],
  ['outside of the folder, by an absolute path', '/etc/hostname', /folder/],
  ['outside of the folder, by a URL', 'https://example.com/a.yaml', /folder/],
  ['outside of the folder, by a symbolic link', 'link.yaml', /folder/],
  ['that does not exist', 'missing.yaml', /missing\.yaml is not there/],
])('a reference to a file %s is rejected', async (_what, ref, message) => {
  const outside = createFolder({ 'secret.yaml': 'type: string\n' });
  const folder = createFolder({ 'api.yaml': `a: { $ref: '${ref}' }\n` });
  symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
  const failure = await expectPullError(join(folder, 'api.yaml'));
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
});

test('a downloaded document cannot reference files on another host or on the local machine', async () => {
  const other = await serve((_request, response) => response.end('type: string\n'));
  for (const ref of [`${other}/a.yaml`, 'file:///etc/hostname']) {
    const origin = await serve((_request, response) => response.end(`a: { $ref: '${ref}' }\n`));
    expect((await expectPullError(origin)).message).toMatch(/host/);
  }
});

test('the size limit applies to all files together', async () => {
  const folder = createFolder({
    'a.yaml': `a: { $ref: b.yaml }\n${'#'.repeat(600)}`,
    'b.yaml': '#'.repeat(600),
  });
  const failure = await expectPullError(join(folder, 'a.yaml'), { ...LIMITS, bytes: 1000 });
  expect(failure.message).toMatch(/a\.yaml with its referenced files is larger than 1 KB/);
});

test('the error for circular file references names the files', async () => {
  const folder = createFolder({ 'a.yaml': 'a: { $ref: b.yaml }\n', 'b.yaml': 'b: { $ref: a.yaml }\n' });
  const failure = await expectPullError(join(folder, 'a.yaml'));
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(/circular reference: a\.yaml -> b\.yaml -> a\.yaml/);
});
