import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/index.ts';
import { readSources } from '../../../scripts/contract/sources.ts';
import { prepareEdition } from '../../../scripts/import/download/edition.ts';
import { readSourceDocument } from '../../../scripts/import/download/pull.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { createSmallProject, readFolder, temporaryFolder } from '../project.ts';

const HEAD = "openapi: 3.1.0\ninfo: { title: x, version: '1' }\n";
const responding = (schema: string) =>
  `${HEAD}paths: { /clients: { get: { responses: { '200': { description: Done., content: { application/json: { schema: ${schema} } } } } } } }\n`;
const A = "{ $ref: '#/components/schemas/A' }";

async function expectRejection(text: string): Promise<Error> {
  const root = createSmallProject();
  const before = readFolder(root);
  const file = join(temporaryFolder(), 'api.yaml');
  writeFileSync(file, text);
  const failure = await readSourceDocument(file)
    .then((download) => prepareEdition(root, download, '2027-01-31', servedFromExample))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UsageError);
  expect(readFolder(root)).toEqual(before);
  return failure as Error;
}

test.each<[string, string, RegExp]>([
  ['broken YAML', 'paths: {\n', /api\.yaml, line \d/],
  ['broken JSON', '{"openapi": "3.1.0" "paths": {}}', /api\.yaml, line 1/],
  ['JSON that ends too early', '{"openapi": "3.1.0",\n "paths": {', /api\.yaml, line 2/],
  ['YAML that ends too early', responding(A), /schemas\/A does not exist/],
  ['no API description', 'hello: world\n', /has neither openapi nor swagger/],
  ['Swagger 1', 'swagger: "1.2"\n', /declares swagger: 1\.2; this project supports/],
  ['the paths of another API', `${HEAD}paths: { /pets: {} }\n`, /none of Timeneye's paths/],
  [
    'an invalid response',
    `${HEAD}paths: { /clients: { get: { responses: 5 } } }\n`,
    /not a valid OpenAPI document/,
  ],
  [
    'a schema that does not compile',
    responding('{ type: array, maxItems: many }'),
    /Clients responses\.200: the schema does not compile/,
  ],
  [
    'an allOf that contains itself',
    `${responding(A)}components: { schemas: { A: { allOf: [${A}, { type: object }] } } }\n`,
    /allOf that contains itself/,
  ],
  ['a reference to itself', `${responding(A)}components: { schemas: { A: ${A} } }\n`, /circular reference/],
  ['an alias within its own anchor', `${HEAD}paths: &p { /clients: *p }\n`, /nested too deeply/],
  ['endless nesting', `${HEAD}paths: {}\nx: ${'['.repeat(9000)}${']'.repeat(9000)}\n`, /nested too deeply/],
  [
    'too many aliases',
    `a: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]\n`).join('')}`,
    /alias/,
  ],
])(
  'a document with %s is rejected with the reason, and the project is unchanged',
  async (_what, text, message) => {
    expect((await expectRejection(text)).message).toMatch(message);
  },
);

test('a recursive schema is accepted', async () => {
  const root = createSmallProject();
  const file = join(temporaryFolder(), 'api.yaml');
  const { upstream } = readSources(root);
  // Records have no wrapper in either document.
  writeFileSync(join(root, 'spec/mapping.yaml'), 'mapping: 1\nsingle: none\n');
  writeFileSync(
    file,
    upstream.replace(
      'cost: { type: string }',
      'cost: { type: string }\n        children: { type: array, items: { $ref: "#/components/schemas/Client" } }',
    ),
  );
  const { report } = await prepareEdition(
    root,
    await readSourceDocument(file),
    '2027-01-31',
    servedFromExample,
  );
  expect(report.changes.map(({ where }) => where)).toContain('Client.children');
});
