import { expect, test } from 'vitest';
import type { Block } from './pages.ts';
import { findUnexpectedStatuses, parseStatements, type Statement } from './statements.ts';

/** The commands of a page `x.md` that begins with this block. */
function parse(...lines: string[]): Statement[] {
  const block: Block = { language: 'bash', line: 1, at: 'x.md:1', text: `${lines.join('\n')}\n` };
  return parseStatements(block, 'x.md');
}

test('a command includes the lines after a backslash or a pipe, without its comment', () => {
  const texts = parse('curl a \\', '  -d b |', '  sed c', '', 'curl d    # 401 without a token').map(
    ({ text }) => text,
  );
  expect(texts).toEqual(['curl a \\\n  -d b |\n  sed c', 'curl d']);
});

test('a command without an end is an error', () => {
  expect(() => parse('curl a \\')).toThrow('x.md:1: the command continues');
});

test.each<[why: string, lines: string[], received: number[], problems: string[]]>([
  ['an error status that no comment announces', ['curl a'], [404], ['x.md:1: received 404: curl a']],
  [
    'a status other than the status in the trailing comment',
    ['curl a # 403'],
    [200],
    ['x.md:1: received 200: curl a'],
  ],
  [
    'an announced status that was not received',
    ['# Denied (403).', 'curl a'],
    [200],
    ['x.md:1: announces 403, which no request received'],
  ],
  ['a request that was not sent', ['curl a'], [], ['x.md:1: sent nothing: curl a']],
])('%s is a problem', (_, lines, received, problems) => {
  const all = parse(...lines);
  const statuses = new Map(received.length > 0 ? [[all[0]?.at ?? '', received]] : []);
  expect(findUnexpectedStatuses(all, statuses)).toEqual(problems);
});

test('a 2xx or 3xx status, or a status announced in a comment, is accepted', () => {
  const all = parse('# Members are rejected (403).', 'curl a', 'curl b', '', 'curl c # 429', 'curl d');
  const statuses = new Map([403, 200, 429, 302].map((status, i) => [all[i]?.at ?? '', [status]]));
  expect(findUnexpectedStatuses(all, statuses)).toEqual([]);
});

test('a number that is not a status announces nothing', () => {
  expect(parse('# 300 seconds, RFC 7636, 0.401', 'curl a')[0]?.announced).toEqual([]);
});
