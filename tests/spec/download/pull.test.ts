import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Inconclusive, UsageError } from '../../../scripts/cli.ts';
import { publicForm } from '../../../scripts/spec/download/address.ts';
import { LIMITS } from '../../../scripts/spec/download/limits.ts';
import { pull } from '../../../scripts/spec/download/pull.ts';
import { temporaryFolder } from '../project.ts';
import { serve } from './serve.ts';

const TEXT = '{"openapi": "3.1.0", "paths": {}}\r\n';

async function failureOf(source: string, limits = LIMITS): Promise<Error> {
  const failure = await pull(source, limits).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  return failure as Error;
}

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

test('a document comes byte for byte, from a file and from a server, and progress is told', async () => {
  const seen: (number | undefined)[][] = [];
  const limits = { ...LIMITS, progress: (...how: [number, number | undefined]) => seen.push(how) };
  const origin = await serve((_request, response) =>
    response.setHeader('Content-Length', TEXT.length).end(TEXT),
  );
  expect(await pull(`${origin}/api.json`, limits)).toMatchObject({ text: TEXT, parts: [] });
  expect(await pull(join(folderWith({ 'api.json': TEXT }), 'api.json'), limits)).toMatchObject({
    text: TEXT,
  });
  expect(seen).toEqual([
    [TEXT.length, TEXT.length],
    [TEXT.length, TEXT.length],
  ]);
});

test('a server that leads on is followed, and what it packs is unpacked', async () => {
  const origin = await serve(({ url }, response) => {
    if (url === '/') return response.writeHead(302, { Location: '/api.json' }).end();
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(TEXT));
  });
  expect((await pull(origin)).text).toBe(TEXT);
});

test.each([
  ['http://example.com/api.json', /without TLS/],
  ['ftp://example.com/api.json', /neither https nor a file/],
  ['https://', /is not a URL/],
  ['nowhere.yaml', /nowhere\.yaml is not there/],
  [import.meta.dirname, /is a folder/],
])('%s is not read', async (source, message) => {
  const failure = await failureOf(source);
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['a web page', '\n<!DOCTYPE html><html></html>', /is a web page/],
  ['nothing', ' \n', /is empty/],
  ['bytes', new Uint8Array([0xff, 0xfe, 0x00]), /not text in UTF-8/],
])('%s is told as what it is', async (_what, content, message) => {
  const failure = await failureOf(join(folderWith({ 'api.yaml': content }), 'api.yaml'));
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
});

test('a document beyond the limit is not read to its end, packed or not', async () => {
  const limits = { ...LIMITS, bytes: 1000 };
  const large = ' '.repeat(100_000);
  const plain = await serve((_request, response) =>
    response.setHeader('Content-Length', large.length).end(large),
  );
  const packed = await serve((_request, response) =>
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(large)),
  );
  const file = join(folderWith({ 'api.yaml': large }), 'api.yaml');
  for (const source of [plain, packed, file]) {
    const failure = await failureOf(source, limits);
    expect(failure).toBeInstanceOf(UsageError);
    expect(failure.message).toMatch(/is larger than 1 KB/);
  }
});

test('a connection that breaks off is no document', async () => {
  const origin = await serve((_request, response) => {
    response.setHeader('Content-Length', 1000).write('openapi: 3.1.0\n', () => response.destroy());
  });
  const failure = await failureOf(origin);
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(/broke off after \d+ bytes/);
});

test.each([
  [401, UsageError, /answers 401 Unauthorized\. .*behind a sign-in/],
  [404, UsageError, /answers 404/],
  [503, Inconclusive, /answers 503 .*Try again later/],
])('a server that answers %s gives no document', async (status, kind, message) => {
  const failure = await failureOf(await serve((_request, response) => response.writeHead(status).end('no')));
  expect(failure).toBeInstanceOf(kind);
  expect(failure.message).toMatch(message);
});

test('who cannot be reached, or takes too long, is inconclusive', async () => {
  const silent = await serve(() => undefined);
  const late = await failureOf(silent, { ...LIMITS, milliseconds: 50 });
  const nobody = await failureOf('https://nobody.invalid/api.json');
  expect([late, nobody].map(({ name }) => name)).toEqual(['Inconclusive', 'Inconclusive']);
  expect(late.message).toMatch(/takes too long/);
  expect(nobody.message).toMatch(/cannot be reached/);
});

test('a server does not lead from this machine into the net, nor on for ever', async () => {
  const out = await serve((_request, response) =>
    response.writeHead(302, { Location: 'https://example.com/' }).end(),
  );
  const round = await serve((_request, response) => response.writeHead(302, { Location: '/' }).end());
  expect((await failureOf(out)).message).toMatch(/where it has no business/);
  expect((await failureOf(round)).message).toMatch(/leads on more than 5 times/);
});

test('files that a document refers to are put into it, wherever they refer on to', async () => {
  const folder = folderWith({
    'api.yaml': 'openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { A: { $ref: a.yaml } } }\n',
    'a.yaml': "properties: { b: { $ref: 'b.yaml#/B' }, parent: { $ref: '#' } }\n",
    'b.yaml': 'B: { type: string }\n',
  });
  const { text, parts } = await pull(join(folder, 'api.yaml'));
  expect(JSON.parse(text).components.schemas.A).toEqual({
    properties: { b: { type: 'string' }, parent: { $ref: '#/components/schemas/A' } },
  });
  expect(parts.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml']);
  expect(parts[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('the same holds for a server, whose other files it asks for', async () => {
  const origin = await serve(({ url }, response) => {
    response.end(
      url === '/a.yaml'
        ? 'type: string\n'
        : 'openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { A: { $ref: a.yaml } } }\n',
    );
  });
  expect(JSON.parse((await pull(`${origin}/api.yaml`)).text).components.schemas.A).toEqual({
    type: 'string',
  });
});

test.each([
  ['its folder', '../secret.yaml', /own folder/],
  ['its folder, by a whole path', '/etc/hostname', /own folder/],
  ['its folder, by a URL', 'https://example.com/a.yaml', /own folder/],
  ['its folder, by a link', 'link.yaml', /own folder/],
  ['nowhere', 'missing.yaml', /missing\.yaml is not there/],
])('a reference that leads out of %s is not followed', async (_what, ref, message) => {
  const outside = folderWith({ 'secret.yaml': 'type: string\n' });
  const folder = folderWith({ 'api.yaml': `a: { $ref: '${ref}' }\n` });
  symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
  const failure = await failureOf(join(folder, 'api.yaml'));
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
});

test('a server does not lead to the files of another host or of this machine', async () => {
  const other = await serve((_request, response) => response.end('type: string\n'));
  for (const ref of [`${other}/a.yaml`, 'file:///etc/hostname']) {
    const origin = await serve((_request, response) => response.end(`a: { $ref: '${ref}' }\n`));
    expect((await failureOf(origin)).message).toMatch(/own host/);
  }
});

test('files that lead in a circle are named', async () => {
  const folder = folderWith({ 'a.yaml': 'a: { $ref: b.yaml }\n', 'b.yaml': 'b: { $ref: a.yaml }\n' });
  const failure = await failureOf(join(folder, 'a.yaml'));
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(/circle: a\.yaml -> b\.yaml -> a\.yaml/);
});

test('what may be kept of a URL has neither a password nor a signature in it', () => {
  const shown = publicForm(new URL('https://me:secret@example.com/api.yaml?X-Amz-Signature=1#top'));
  expect(shown).toBe('https://example.com/api.yaml');
  expect(publicForm(new URL('https://example.com/api?format=yaml'))).toBe(
    'https://example.com/api?format=yaml',
  );
});
