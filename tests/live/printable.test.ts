import { afterEach, expect, test, vi } from 'vitest';
import { defineCommand, Inconclusive, runCommand } from '../../scripts/cli/index.ts';
import { printable, printableLines, printableValue } from '../../scripts/cli/printable.ts';
import { ContractFailure } from '../fixtures/response.ts';

/* Terminals interpret some of the characters that a server may send. */

afterEach(() => vi.restoreAllMocks());

const HOSTILE = [
  '\u001b[2J',
  '\u009b31m',
  '\u007f',
  '\u0085',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028',
  '\r',
  '\u{e0041}',
];

test('characters that a terminal would interpret are escaped as in JSON', () => {
  expect(printable('a\u001b[31m\u009b\u007f\u202eb\nc\r\td\u{e0041}')).toBe(
    'a\\u001b[31m\\u009b\\u007f\\u202eb\\nc\\r\\td\\udb40\\udc41',
  );
  expect(printable('Zoë — 日本 😀 [x]')).toBe('Zoë — 日本 😀 [x]');
  expect(printableLines('one\ntwo\u001b')).toBe('one\ntwo\\u001b');
  expect(printableValue([{ name: '\u001b' }, 7, null])).toEqual([{ name: '\\u001b' }, 7, null]);
});

test('failure messages escape control characters in server text', () => {
  const reported = {
    operation: { id: 'getMe', method: 'get', path: '/me' },
    actor: 'member',
    request: { method: 'GET', url: `http://127.0.0.1/me?x=${HOSTILE.join('')}`, signedIn: true },
  };
  const failure = new ContractFailure(
    reported,
    'rule',
    { expected: HOSTILE },
    `403 ${HOSTILE.join(' ')}\n::error::x`,
  );
  for (const text of HOSTILE) {
    expect(failure.message).not.toContain(text);
    expect(JSON.stringify(failure.details)).not.toContain(text);
  }
  expect(failure.message).toContain('\\u001b[2J');
  expect(failure.message).not.toMatch(/^::error/m);
});

test('the final message of a command contains no terminal controls', async () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const run = async () => {
    throw new Inconclusive(`returned 200 with ${HOSTILE.join(' ')}`);
  };
  const command = defineCommand({ name: 'test', summary: '', usage: '', flags: {}, run });
  expect(await runCommand(command, [])).toBe(3);
  for (const text of HOSTILE) expect(written.join('')).not.toContain(text);
});
