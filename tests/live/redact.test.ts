import { expect, test } from 'vitest';
import { hideData, hideInText, hideInUrl } from '../../scripts/live/hide.ts';
import { createRedactor, LineRedactor } from '../../scripts/live/redact.ts';

const SECRET = 'eyJ0.a+b/c==~end';

const bytes = Buffer.from(SECRET);
const each = (write: (byte: number) => string) => [...bytes].map(write).join('');
const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const NAMED: Record<string, string> = { '+': '&plus;', '/': '&sol;', '=': '&equals;', '.': '&period;' };
const base64 = (before: string, after = '') => Buffer.from(before + SECRET + after).toString('base64');

test.for(
  Object.entries({
    'without encoding': SECRET,
    'percent-encoded': encodeURIComponent(SECRET),
    'percent-encoded in every byte': each((byte) => `%${hex(byte)}`),
    'percent-encoded in every byte, in upper case': each((byte) => `%${hex(byte).toUpperCase()}`),
    'percent-encoded twice': encodeURIComponent(encodeURIComponent(SECRET)),
    'in hex': bytes.toString('hex'),
    'in hex, in upper case': bytes.toString('hex').toUpperCase(),
    'in hex, byte by byte': each((byte) => `${hex(byte)} `).trim(),
    'in decimal entities': each((byte) => `&#${byte};`),
    'in padded decimal entities': each((byte) => `&#0${byte};`),
    'in hex entities': each((byte) => `&#x${hex(byte)};`),
    'in hex entities, in upper case': each((byte) => `&#X${hex(byte).toUpperCase()};`),
    'in entities that are escaped again': each((byte) => `&amp;#${byte};`),
    'in named entities': SECRET.replace(/[+/=.]/g, (char) => NAMED[char] ?? char),
    'in JSON escapes': each((byte) => `\\u00${hex(byte)}`),
    'in JSON escapes, in upper case': each((byte) => `\\u00${hex(byte).toUpperCase()}`),
    'with escaped slashes': SECRET.replaceAll('/', '\\/'),
    'in base64': base64(''),
    'in base64url': bytes.toString('base64url'),
    'in percent-encoded base64': encodeURIComponent(base64('')),
  }),
)('a secret %s is masked', ([, form]) => {
  expect(createRedactor([SECRET])(`before ${form} after`)).toMatch(
    /^before \[token removed\](=|%3D)* after$/,
  );
});

test.for(
  ['', 'u', 'me', 'me:', 'user', 'user:'].flatMap((before) =>
    ['', 'x', 'xy', ':xyz'].map((after) => [before, after] as const),
  ),
)('a secret between %j and %j is masked in base64 and base64url', ([before, after]) => {
  const encoded = base64(before, after);
  for (const form of [encoded, Buffer.from(encoded, 'base64').toString('base64url')]) {
    const masked = createRedactor([SECRET])(`Authorization: Basic ${form}`);
    expect(masked).toContain('[token removed]');
    // Only neighboring text is left, or less than it takes to guess a character.
    const unmasked = masked.replace(/^.* Basic /, '').replace('[token removed]', '');
    expect(unmasked.length).toBeLessThanOrEqual(Math.ceil(((before.length + after.length) * 4) / 3) + 2);
  }
});

test('tokens of a thousand characters are masked, and similar text is kept', () => {
  const long = `eyJ0eXAi.${'a1-_'.repeat(300)}`;
  const redact = createRedactor([long, `${long}2`]);
  expect(redact(`one ${long}2 two ${long} three`)).toBe('one [token removed] two [token removed] three');
  expect(redact('eyJ0eXAi.other')).toBe('eyJ0eXAi.other');
});

test('a secret that begins with another secret is masked completely', () => {
  expect(createRedactor(['token', 'token-2'])('token-2 token')).toBe('[token removed] [token removed]');
});

test('a secret in two chunks is masked', () => {
  const written: string[] = [];
  const lines = new LineRedactor(createRedactor([SECRET]), (text) => void written.push(text));
  for (const piece of ['one\ntwo eyJ0.a+', 'b/c==~end three', '\nfour']) lines.push(piece);
  expect(written).toEqual(['one\n', 'two [token removed] three\n']);
  lines.end();
  expect(written.at(-1)).toBe('four');
});

test('data is replaced by its kind, and other values are kept', () => {
  const entry = {
    entry_id: 7,
    entry_date: '2026-03-02',
    updated_date: '2026-03-02T09:00:00Z',
    entry_minutes: 90,
    notes: 'Lunch with Acme',
    cost: '12.50',
    revenue: 99.5,
    billed: 1,
    user: { user_id: 3, name: 'Mia Moss', email: 'mia@example.com', access_level: 'member', is_active: 1 },
    tags: ['urgent'],
    client: null,
  };
  expect(hideData(entry)).toEqual({
    ...entry,
    notes: '<text of 15 characters>',
    cost: '<text of 5 characters>',
    revenue: '<number>',
    user: { ...entry.user, name: '<text of 8 characters>', email: '<text of 15 characters>' },
    tags: ['<text of 6 characters>'],
  });
});

test.for<[string, string]>([
  [
    'status 403 {"message":"This action is unauthorized."}',
    'status 403 {"message":"This action is unauthorized."}',
  ],
  ['200 {"data":{"name":"Acme"}}', '200 {"data":{"name":"<text of 4 characters>"}}'],
  ['text/html: <h1>Hello Mia</h1>', 'text/html: <18 characters>'],
  ['200 {"data":[{"name":"Acm', '200 <25 characters>'],
  ['a rejection (4xx)', 'a rejection (4xx)'],
])('%s is shown as %s', ([text, reported]) => {
  expect(hideInText(text)).toBe(reported.replace('<25', `<${text.length - 4}`));
});

test('the search text is removed from a URL', () => {
  expect(hideInUrl('https://x/y?search=Acme%20Ltd&page=2')).toBe('https://x/y?search=...&page=2');
});

test('the search text is removed from a URL even if the document has another name for the parameter', () => {
  expect(hideInUrl('https://x/y?page=2&filter%5Bname%5D=Acme', ['filter[name]'])).toBe(
    'https://x/y?page=2&filter%5Bname%5D=...',
  );
});

test('text that is already hidden stays unchanged', () => {
  expect(hideInText('<text of 14 characters>')).toBe('<text of 14 characters>');
});
