import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { Inconclusive, UsageError } from '../../../scripts/cli/index.ts';
import { addressWithoutSecrets } from '../../../scripts/import/download/address.ts';
import { LIMITS } from '../../../scripts/import/download/limits.ts';
import { readSourceDocument } from '../../../scripts/import/download/pull.ts';
import { serve } from './serve.ts';
import { createFolder, expectPullError } from './sources.ts';

const TEXT = '{"openapi": "3.1.0", "paths": {}}\r\n';

test('pull reads a file and a URL byte for byte, and reports progress', async () => {
  const seen: (number | undefined)[][] = [];
  const limits = { ...LIMITS, progress: (...how: [number, number | undefined]) => seen.push(how) };
  const origin = await serve((_request, response) =>
    response.setHeader('Content-Length', TEXT.length).end(TEXT),
  );
  expect(await readSourceDocument(`${origin}/api.json`, limits)).toMatchObject({ text: TEXT, parts: [] });
  expect(
    await readSourceDocument(join(createFolder({ 'api.json': TEXT }), 'api.json'), limits),
  ).toMatchObject({
    text: TEXT,
  });
  expect(seen).toEqual([
    [TEXT.length, TEXT.length],
    [TEXT.length, TEXT.length],
  ]);
});

test('redirects are followed, and compressed documents are decompressed', async () => {
  const origin = await serve(({ url }, response) => {
    if (url === '/') return response.writeHead(302, { Location: '/api.json' }).end();
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(TEXT));
  });
  expect((await readSourceDocument(origin)).text).toBe(TEXT);
});

test.each([
  ['an http URL', 'http://example.com/api.json', /no TLS/],
  ['an ftp URL', 'ftp://example.com/api.json', /neither an https URL nor a file/],
  ['a URL without a host', 'https://', /is not a URL/],
  ['a missing file', 'nowhere.yaml', /nowhere\.yaml is not there/],
  ['a folder', import.meta.dirname, /is a folder/],
])('pull rejects %s', async (_what, source, message) => {
  const failure = await expectPullError(source);
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['a web page', '\n<!DOCTYPE html><html></html>', /is a web page/],
  ['only whitespace', ' \n', /is empty/],
  ['bytes', new Uint8Array([0xff, 0xfe, 0x00]), /not text in UTF-8/],
])('a file with %s is rejected with the reason', async (_what, content, message) => {
  const failure = await expectPullError(join(createFolder({ 'api.yaml': content }), 'api.yaml'));
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
});

test('reading stops when a document exceeds the size limit, compressed or not', async () => {
  const limits = { ...LIMITS, bytes: 1000 };
  const large = ' '.repeat(100_000);
  const uncompressed = await serve((_request, response) =>
    response.setHeader('Content-Length', large.length).end(large),
  );
  const packed = await serve((_request, response) =>
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(large)),
  );
  const file = join(createFolder({ 'api.yaml': large }), 'api.yaml');
  for (const source of [uncompressed, packed, file]) {
    const failure = await expectPullError(source, limits);
    expect(failure).toBeInstanceOf(UsageError);
    expect(failure.message).toMatch(/is larger than 1 KB/);
  }
});

test('an aborted connection is an error', async () => {
  const origin = await serve((_request, response) => {
    response.setHeader('Content-Length', 1000).write('openapi: 3.1.0\n', () => response.destroy());
  });
  const failure = await expectPullError(origin);
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(/cut off after \d+ bytes/);
});

test.each([
  [401, UsageError, /responds with 401 Unauthorized\. .*requires a login/],
  [404, UsageError, /responds with 404/],
  [503, Inconclusive, /responds with 503 .*Try again later/],
])('a response with status %s is an error', async (status, kind, message) => {
  const failure = await expectPullError(
    await serve((_request, response) => response.writeHead(status).end('no')),
  );
  expect(failure).toBeInstanceOf(kind);
  expect(failure.message).toMatch(message);
});

test('a download from an unreachable or slow server is inconclusive', async () => {
  const silent = await serve(() => undefined);
  const late = await expectPullError(silent, { ...LIMITS, milliseconds: 50 });
  const absent = await expectPullError('https://nobody.invalid/api.json');
  expect([late, absent].map(({ name }) => name)).toEqual(['Inconclusive', 'Inconclusive']);
  expect(late.message).toMatch(/takes too long/);
  expect(absent.message).toMatch(/cannot be reached/);
});

test('a redirect from loopback to another host and a redirect loop are not followed', async () => {
  const out = await serve((_request, response) =>
    response.writeHead(302, { Location: 'https://example.com/' }).end(),
  );
  const round = await serve((_request, response) => response.writeHead(302, { Location: '/' }).end());
  expect((await expectPullError(out)).message).toMatch(/which is another host: it is not followed/);
  expect((await expectPullError(round)).message).toMatch(/redirects more than 5 times/);
});

test('the stored form of a URL has neither a password nor a signature', () => {
  const storedUrl = addressWithoutSecrets(
    new URL('https://me:secret@example.com/api.yaml?X-Amz-Signature=1#top'),
  );
  expect(storedUrl).toBe('https://example.com/api.yaml');
  expect(addressWithoutSecrets(new URL('https://example.com/api?format=yaml'))).toBe(
    'https://example.com/api?format=yaml',
  );
});

test.each([
  ['file:///etc/hostname', /which is not http: it is not followed/],
  ['ftp://127.0.0.1/api.yaml', /which is not http/],
  ['http://10.0.0.1/', /no TLS/],
  ['https://169.254.169.254/latest', /another host/],
  ['http://localhost/', /another host/],
  ['http://me:secret@127.0.0.1/', /another host/],
  ['http://[', /which is not a URL/],
])('a redirect to %s is not followed, and no password is shown', async (location, message) => {
  const failure = await expectPullError(
    await serve((_request, response) => response.writeHead(302, { Location: location }).end()),
  );
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(message);
  expect(failure.message).not.toContain('secret');
});

test('an endless body is cut off at the size limit, and a slow one at the time limit', async () => {
  const endless = await serve((_request, response) => {
    const write = () => {
      while (!response.destroyed && response.write(' '.repeat(65_536)));
    };
    response.on('drain', write);
    write();
  });
  const dripping = await serve((_request, response) => {
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  });
  const large = await expectPullError(endless, { ...LIMITS, bytes: 1_000_000 });
  const slow = await expectPullError(dripping, { ...LIMITS, milliseconds: 100 });
  expect([large.name, slow.name]).toEqual(['UsageError', 'Inconclusive']);
  expect(large.message).toMatch(/is larger than/);
  expect(slow.message).toMatch(/takes too long/);
});

test('a body with a wrong content coding is an error', async () => {
  const origin = await serve((_request, response) =>
    response.setHeader('Content-Encoding', 'gzip').end('no gzip at all'),
  );
  const failure = await expectPullError(origin);
  expect(failure).toBeInstanceOf(UsageError);
  expect(failure.message).toMatch(/cut off after 0 bytes: incorrect header check/);
});

test('a server without a trusted certificate is an error', async () => {
  const server = createServer({});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const failure = await expectPullError(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(failure.name).toBe('Inconclusive');
  expect(failure.message).toMatch(/cannot be reached: .*(SSL|TLS|EPROTO|alert)/i);
});
