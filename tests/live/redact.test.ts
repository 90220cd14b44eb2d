import { expect, test } from 'vitest';
import { hideData, hideInText, hideInUrl } from '../../scripts/live/hide.ts';
import { LineRedactor, redactor } from '../../scripts/live/redact.ts';
import { leaksIn } from './secrets.ts';

const SECRET = 'eyJ0.a+b/c==~end';

test('a secret is masked in every form in which it could stand', () => {
  const forms = [
    SECRET,
    encodeURIComponent(SECRET),
    Buffer.from(SECRET).toString('base64'),
    Buffer.from(SECRET).toString('base64url'),
    Buffer.from(SECRET).toString('hex'),
  ];
  const masked = redactor([SECRET])(forms.map((form) => `before ${form} after`).join('\n'));
  expect(leaksIn({ output: masked, files: {} }, [SECRET])).toEqual([]);
  expect(masked.split('\n')).toEqual(
    forms.map(() => expect.stringMatching(/^before \[token left out\]=* after$/)),
  );
});

test('a secret that begins as another one is masked whole', () => {
  expect(redactor(['token', 'token-2'])('token-2 token')).toBe('[token left out] [token left out]');
});

test('a secret that comes in two pieces is masked', () => {
  const written: string[] = [];
  const lines = new LineRedactor(redactor([SECRET]), (text) => void written.push(text));
  for (const piece of ['one\ntwo eyJ0.a+', 'b/c==~end three', '\nfour']) lines.push(piece);
  expect(written).toEqual(['one\n', 'two [token left out] three\n']);
  lines.end();
  expect(written.at(-1)).toBe('four');
});

test("data is told by its kind, and what is nobody's data as it is", () => {
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
  ['a refusal (4xx)', 'a refusal (4xx)'],
])('%s is told as %s', ([text, told]) => {
  expect(hideInText(text)).toBe(told.replace('<25', `<${text.length - 4}`));
});

test('what is searched for is left out of a URL', () => {
  expect(hideInUrl('https://x/y?search=Acme%20Ltd&page=2')).toBe('https://x/y?search=...&page=2');
});
