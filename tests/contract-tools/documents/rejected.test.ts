import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/index.ts';
import { guardedParse } from '../../../scripts/contract/guarded-parse.ts';
import { matchingCost } from '../../../scripts/contract/tolerate/pattern-cost.ts';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { LIMITS } from '../../../scripts/import/download/limits.ts';
import { readSourceDocument } from '../../../scripts/import/download/pull.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { createFolder } from '../download/sources.ts';
import { createSmallProject } from '../project.ts';
import { LIST, OPENAPI_32, paths, withResponseSchema } from './document.ts';

async function importFile(file: string, limits = LIMITS) {
  return buildEdition(
    createSmallProject(),
    await readSourceDocument(file, limits),
    '2027-01-31',
    servedFromExample,
  );
}

async function expectRejection(content: string | Uint8Array): Promise<Error> {
  const file = join(createFolder({ 'api.yaml': content }), 'api.yaml');
  const failure = await importFile(file).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UsageError);
  return failure as Error;
}

const bytes = (...codes: number[]) => new Uint8Array([...codes, 0, 0, 0, 0]);
const json = (value: object) => JSON.stringify(value);
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i));

test.each<[string, string | Uint8Array, RegExp]>([
  [
    'a Postman collection',
    json({ info: { name: 'x' }, item: [] }),
    /is a Postman collection\. Postman exports OpenAPI as well/,
  ],
  [
    'a wrapped collection',
    json({ collection: { info: {}, item: [] } }),
    /is a Postman collection in a wrapper/,
  ],
  [
    'a Postman environment',
    json({ values: [], _postman_variable_scope: 'environment' }),
    /is a Postman environment/,
  ],
  ['an Insomnia export', json({ _type: 'export', resources: [] }), /is an Insomnia export/],
  ['a HAR recording', json({ log: { entries: [] } }), /is a HAR recording/],
  ['an AsyncAPI document', 'asyncapi: 3.0.0\n', /is an AsyncAPI document/],
  ['an overlay', 'overlay: 1.0.0\nactions: []\n', /is an OpenAPI Overlay/],
  ['an Arazzo document', 'arazzo: 1.0.1\n', /is an Arazzo document/],
  ['a GraphQL schema', json({ data: { __schema: {} } }), /is a GraphQL schema/],
  ['a Swagger 1 listing', json({ swaggerVersion: '1.2', apis: [] }), /is Swagger 1\. Convert it/],
  ['a web page', '<!doctype html><html></html>', /is a web page/],
  ['a WSDL description', '<?xml version="1.0"?><definitions/>', /is an XML document/],
  ['a zip archive', bytes(0x50, 0x4b, 3, 4), /is a zip archive: unpack it/],
  ['a PDF', '%PDF-1.7', /is a PDF/],
  ['a 7z archive', bytes(0x37, 0x7a, 0xbc, 0xaf), /is compressed: unpack it/],
  ['broken gzip data', bytes(0x1f, 0x8b, 8), /compressed with gzip and cannot be decompressed/],
  ['gzip in gzip', gzipSync(gzipSync('a: 1')), /is compressed: unpack it/],
  ['text in Latin-1', bytes(0x61, 0x3a, 0x20, 0xe4), /is not text in UTF-8\. Save it as UTF-8/],
  ['OpenAPI 4', 'openapi: 4.0.0\ninfo: {}\npaths: {}\n', /declares openapi: 4\.0\.0; .*3\.0, 3\.1 and 3\.2/],
  ['several YAML documents', 'a: 1\n---\nb: 2\n', /contains several YAML documents/],
  ['a merge key on text', 'openapi: 3.1.0\n<<: text\n', /Merge sources must be maps/],
  ['a document with webhooks only', `${OPENAPI_32}webhooks: {}\n`, /has no paths/],
  ['a path item that is a string', paths('/clients: text'), /The path \/clients is not an object/],
  ['paths that are a list', paths('[{ get: {} }]'), /paths/],
  [
    'a reference with %2f',
    withResponseSchema("{ $ref: '#/components%2fschemas/A' }"),
    /encoded slash \(%2f\)/,
  ],
  [
    'a reference with %zz',
    withResponseSchema("{ $ref: '#/components/schemas/%zz' }"),
    /invalid percent-encoding/,
  ],
  [
    'a file reference with %2f',
    withResponseSchema("{ $ref: 'a%2fb.yaml' }"),
    /a%2fb\.yaml has an encoded slash/,
  ],
  [
    'a file reference with %zz',
    withResponseSchema("{ $ref: 'a%zz.yaml' }"),
    /a%zz\.yaml has an invalid percent-encoding/,
  ],
  [
    'a reference in a field called default',
    withResponseSchema("{ properties: { default: { $ref: '#/no' } } }"),
    /#\/no does not exist/,
  ],
  [
    'a reference of 20,000 segments',
    withResponseSchema(`{ $ref: '#${'/a'.repeat(20_000)}' }`),
    /more than 100 segments/,
  ],
  [
    'a file reference of 20,000 segments',
    withResponseSchema(`{ $ref: '${'a/'.repeat(20_000)}' }`),
    /more than 100 segments/,
  ],
  ['100 KB of brackets', '['.repeat(100_000), /nested too deeply/],
  ['100 KB of closed brackets', `x: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, /nested too deeply/],
  ['50,000 objects in JSON', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, /nested too deeply/],
  ['3,000 levels of indentation', many(3000, (i) => `${' '.repeat(i)}a:`).join('\n'), /nested too deeply/],
  ['200,000 keys in YAML', many(200_000, (i) => `k${i}: 1`).join('\n'), /more than 20000 keys/],
  ['200,000 keys in JSON', `{${many(200_000, (i) => `"k${i}": 1`).join(',')}}`, /more than 20000 keys/],
  ['100,000 anchors', many(100_000, (i) => `- &a${i} [1]`).join('\n'), /more than 10000 anchors and aliases/],
  ['100,000 aliases', `a: &a 1\nb:\n${many(100_000, () => '- *a').join('\n')}`, /more than 10000 anchors/],
  [
    'aliases that expand endlessly',
    `a0: &a0 [1]\n${many(60, (i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`).join('\n')}`,
    /expand to more than 3000000 values/,
  ],
  [
    '2 MB of broken JSON',
    `{"a": [${many(150_000, (i) => `{"k": ${i}}`).join(',')}, "b": }`,
    /api\.yaml, line 1: /,
  ],
  ['broken JSON in JSON', `{"openapi": "3.1.0" ${'{"a":['.repeat(30_000)}`, /api\.yaml, line 1: /],
])('a file with %s is rejected with the reason', async (_what, content, message) => {
  expect((await expectRejection(content)).message).toMatch(message);
});

test('a named pipe is rejected, as the document and as the target of a $ref', async () => {
  const folder = createFolder({ 'api.yaml': withResponseSchema("{ $ref: 'pipe.yaml' }") });
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  for (const file of ['api.yaml', 'pipe.yaml']) {
    await expect(importFile(join(folder, file))).rejects.toThrow(/pipe\.yaml is not a regular file/);
  }
});

test('a gzip file is limited by its decompressed size', async () => {
  const bomb = gzipSync(Buffer.alloc(LIMITS.bytes + 1, 0x20));
  expect((await expectRejection(bomb)).message).toMatch(/larger than 20\.0 MB when decompressed/);
});

test.each<[string, Uint8Array, RegExp]>([
  ['gzip', gzipSync(paths(LIST)), /compressed with gzip: decompressed/],
  ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${paths(LIST)}`, 'utf16le'), /text in UTF-16LE/],
  ['UTF-16 without a byte order mark', Buffer.from(paths(LIST), 'utf16le'), /text in UTF-16LE/],
  ['big-endian UTF-16', Buffer.from(`\ufeff${paths(LIST)}`, 'utf16le').swap16(), /text in UTF-16BE/],
])('a document in %s is read, with a note', async (_what, content, note) => {
  const { contract, notes } = await importFile(join(createFolder({ 'api.yaml': content }), 'api.yaml'));
  expect(notes.filter((each) => note.test(each))).toHaveLength(1);
  expect(contract.operations.map(({ id }) => id)).toEqual(['listClients']);
});

test('parsing stops at its time or memory limit, and the next document is parsed', async () => {
  const text = many(200_000, (i) => `- [${i}, { a: b }]`).join('\n');
  const limited = (cpuSeconds: number, megabytes: number) =>
    guardedParse(text, `${cpuSeconds}.yaml`, { cpuSeconds, megabytes });
  await expect(limited(0.1, 1024)).rejects.toThrow(/more than 0\.1 s to parse/);
  await expect(limited(60, 16)).rejects.toThrow(/more than 16 MB of memory to parse/);
  expect((await guardedParse('a: 1', 'next.yaml')).value).toEqual({ a: 1 });
});

test('matchingCost classifies patterns as short, long or endless', () => {
  const patterns = [
    '^(a|ab)*c$',
    '^[^@]+@[^@]+\\.[^@]+$',
    '^(?:[a-z0-9]+(?:-[a-z0-9]+)*\\.)+[a-z]{2,}$',
    '\\d+$',
  ];
  expect(patterns.map(matchingCost)).toEqual(['polynomial', 'polynomial', 'polynomial', 'polynomial']);
  const linear = ['^-?\\d+\\.\\d{2}$', '^#[0-9A-Fa-f]{6}$', '^[A-Z]{3}$', '^.{1,255}$', '^\\p{L}+$', ''];
  expect(linear.map(matchingCost)).toEqual(linear.map(() => 'linear'));
  const hanging = [
    '^(a+)+$',
    '^(a*)*$',
    '^(a|a)*$',
    '(\\w+\\s?)*$',
    '^(a{1,30}){1,30}$',
    '^(x+x+)+y$',
    '^(a?){30}a{30}$',
    '^(.)\\1+$',
    '^a*a*a*a*a*b$',
  ];
  expect(hanging.map(matchingCost)).toEqual(hanging.map(() => 'exponential'));
});
