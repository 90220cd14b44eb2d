import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundle } from '../../scripts/collections/bundle.ts';
import { ACTORS, indexContract, type OpenApiDocument, type Schema } from '../../scripts/contract/contract.ts';
import { dereference, lookUp } from '../../scripts/contract/dereference.ts';
import { buildContract } from '../../scripts/contract/generate.ts';
import { mergeSchemas } from '../../scripts/contract/normalize/merge-schemas.ts';
import { generateSample } from '../../scripts/contract/sample.ts';
import { createSmallProject } from './project.ts';

/** Names that every object inherits. */
const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
const byName = <T>(value: (name: string) => T) =>
  Object.fromEntries(NAMES.map((name) => [name, value(name)]));

test('operations, tags, parameters, schemas and fields named like Object.prototype members are read', async () => {
  const root = createSmallProject();
  const file = join(root, 'spec/timeneye.openapi.yaml');
  const extra = NAMES.flatMap((name, i) => [
    `  /odd-${i}:`,
    '    get:',
    `      operationId: ${name}`,
    `      tags: [${name}]`,
    `      parameters: [{ name: ${name}, in: query, schema: { type: string } }]`,
    `      x-access: { ${ACTORS.map((actor) => `${actor}: { access: none, source: article }`).join(', ')} }`,
    '      responses:',
    `        "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } }`,
  ]);
  const schemas = NAMES.map(
    (name) =>
      `    ${name}: { type: object, properties: { ${NAMES.map((field) => `${field}: { type: string }`).join(', ')} } }`,
  );
  const text = readFileSync(file, 'utf8').replace(
    'components:\n  schemas:\n',
    `${extra.join('\n')}\ncomponents:\n  schemas:\n${schemas.join('\n')}\n`,
  );
  writeFileSync(file, text);
  const { operations, document } = await buildContract(root);
  const odd = operations.filter(({ path }) => path.startsWith('/odd'));
  expect(odd.map(({ queryParameters: [parameter] }) => parameter?.name)).toEqual(NAMES);
  expect(odd.map(({ tag }) => tag)).toEqual(NAMES);
  // The contract derives the names from the paths, since every object inherits members with these operationIds.
  expect(odd.map(({ id }) => id)).toEqual(NAMES.map((_, i) => `getOdd${i}`));
  for (const { success } of odd) expect(Object.keys(success.schema.properties ?? {})).toEqual(NAMES);
  expect(
    Object.keys(bundle(document, { $ref: '#/components/schemas/__proto__' }).schema.$defs ?? {}),
  ).toEqual(['__proto__']);
});

test('visibility() returns no rules inherited from Object.prototype', () => {
  const rules = { owner: { access: 'all', source: 'article' } };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    paths: {},
    components: {
      schemas: { A: { properties: { ...byName(() => ({ 'x-visible-to': rules })), plain: {} } } },
    },
  };
  const { visibility } = indexContract(document);
  expect(Object.keys(visibility('A'))).toEqual(NAMES);
  for (const name of NAMES) expect(Object.keys(visibility(name))).toEqual([]);
});

test('a reference to an Object.prototype member is reported as missing', () => {
  for (const name of NAMES) expect(() => lookUp({ a: {} }, `#/a/${name}`)).toThrow('does not exist');
});

test('dereferencing and merging keep fields named like Object.prototype members', () => {
  const one: Schema = { properties: byName(() => ({ type: 'string' })) };
  const other: Schema = { properties: byName(() => ({ maxLength: 5 })) };
  const both = byName(() => ({ type: 'string', maxLength: 5 }));
  expect(mergeSchemas([one, other]).properties).toEqual(both);
  expect(Object.keys(mergeSchemas([{}, one]).properties ?? {})).toEqual(NAMES);
  expect(Object.keys(dereference(one).properties ?? {})).toEqual(NAMES);
});

test('a format named like an Object.prototype member has the sample of an unknown format', () => {
  for (const format of NAMES) expect(generateSample({ type: 'string', format })).toBe('text');
});
