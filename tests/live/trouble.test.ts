import { expect, test } from 'vitest';
import { findInconclusiveReason } from '../../scripts/live/trouble.ts';

/* Which responses say something about the contract, and which are temporary failures of the server. */

function trouble(status: number, headers: Record<string, string> = {}, text = ''): string | undefined {
  return findInconclusiveReason({ status, headers: new Headers(headers), text });
}

test.for<[string, number, Record<string, string>, string?]>([
  ['a 204', 204, {}],
  ['a 205', 205, { 'content-length': '0' }],
  ['a 200 whose content length is 0', 200, { 'content-length': '0' }],
  ['a 201 with an empty chunked body', 201, { 'transfer-encoding': 'chunked' }],
  ['a 500', 500, { 'content-type': 'application/json' }, '{"message": "Server Error"}'],
  ['a 500 with a web page', 500, { 'content-type': 'text/html' }, '<h1>Server Error</h1>'],
  ['a 404 without a body', 404, {}],
])('%s is a response of the API', ([, status, headers, text]) => {
  expect(trouble(status, headers, text)).toBeUndefined();
});

test.for<[string, number, Record<string, string>, string, string]>([
  ['a body that ends early', 200, {}, '{"data": [', 'the server returns incomplete JSON'],
  ['an empty body without a length', 200, {}, '', 'the server returns incomplete JSON'],
  ['a gateway error', 502, { 'content-length': '0' }, '', 'the server responds with 502'],
  ['maintenance', 503, {}, '{"message": "Down"}', 'the server responds with 503'],
  ['a Cloudflare error', 522, {}, '', 'the server responds with 522'],
])('%s makes the check inconclusive', ([, status, headers, text, reason]) => {
  expect(trouble(status, headers, text)).toBe(reason);
});
