import { expect, test } from 'vitest';
import { UsageError } from '../../scripts/cli/index.ts';
import { readOverlay } from '../../scripts/contract/overlay/read-overlay.ts';
import { overlayText, TARGET } from './row-overlay.ts';

function findProblems(lines: string, target = TARGET): string {
  try {
    readOverlay(overlayText(lines, target));
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return '';
}

const ALLOWED_ACCESS =
  'it is one of all, managed, assigned, own and none, or several of managed, assigned and own with + between them';

test.each([
  ['an unknown actor', 'membr: own', 'membr: there is no such actor here (did you mean member?)'],
  [
    'an unknown access',
    'member: managd',
    `member: "managd" is not an access value (did you mean managed?); ${ALLOWED_ACCESS}`,
  ],
  ['the value scope', 'member: scope', `member: "scope" is not an access value; ${ALLOWED_ACCESS}`],
  [
    'access values that cannot be combined',
    'member: own+none',
    `member: "own+none" is not an access value; ${ALLOWED_ACCESS}`,
  ],
  ['an empty permission', 'member:', `member: null is not an access value; ${ALLOWED_ACCESS}`],
  ['a list', 'member: [own]', `member: ["own"] is not an access value; ${ALLOWED_ACCESS}`],
  ['a permission without access', 'member: { note: n }', `member: the access is missing; ${ALLOWED_ACCESS}`],
  [
    'an unknown source',
    'member: { access: own, source: artcle }',
    'member: source: "artcle" is not a source (see spec/README.md)',
  ],
  [
    'a guess without a reason',
    "member: { access: own, source: 'guess:' }",
    'member: source: "guess:" is not a source (see spec/README.md)',
  ],
  [
    'an unknown key',
    'member: { acess: own, access: own }',
    'member: acess: unknown key (did you mean access?). Choose from: access, source, note, rejected_with',
  ],
  [
    'a note that is not a string',
    'member: { access: own, note: 3 }',
    'member: note: 3 is not a note: it must be a string',
  ],
  [
    'a status that is not an error',
    'member: { access: none, rejected_with: 200 }',
    'member: rejected_with: 200 must be a status from 400 to 499',
  ],
  ['a key that every object inherits', 'constructor: own', 'constructor: there is no such actor here'],
])('a short row with %s is reported with its line', (_what, exception, expected) => {
  const lines = `x-access:\n  source: article\n  default: none\n  ${exception}`;
  expect(findProblems(lines)).toBe(
    `contract.overlay.yaml has a problem:\n  line 8, ${TARGET}: x-access: ${expected}`,
  );
});

test.each([
  [
    'a row without a source',
    'x-access: { default: none, owner: all, admin: { access: all, source: article } }',
    'x-access: there is no source for default and owner: give one to the row, or to each of them',
  ],
  [
    'a row with nothing but a source',
    'x-access: { source: article }',
    'x-access: it names neither an actor nor a default',
  ],
  ['a row that is a string', 'x-access: none', 'x-access: "none" is not a row'],
  ['a row that is empty', 'x-access:', 'x-access: null is not a row'],
  [
    'a list of rules on an operation',
    'x-access: [{ permissions: { source: article, default: none } }]',
    'x-access: [{"permissions":{"source":"article","default":"none"}}] is not a row',
  ],
  [
    'anonymous in a row for fields',
    'x-visible-to: { source: article, default: none, anonymous: own }',
    'x-visible-to: anonymous: there is no such actor here',
  ],
  [
    'a rule without permissions',
    'x-visible-to: [{ source: article, default: none }]',
    'x-visible-to: rule 1: a rule must have its row under permissions',
  ],
  [
    'an unknown key of a rule',
    'x-visible-to: [{ wen: {}, permissions: { source: article, default: none } }]',
    'x-visible-to: rule 1: wen: unknown key. Choose from: when, permissions',
  ],
  [
    'an unknown access in a rule',
    'x-visible-to: [{ permissions: { source: article, default: som } }]',
    `x-visible-to: rule 1: default: "som" is not an access value; ${ALLOWED_ACCESS}`,
  ],
])('%s is reported with its line', (_what, line, expected) => {
  expect(findProblems(line)).toBe(`contract.overlay.yaml has a problem:\n  line 5, ${TARGET}: ${expected}`);
});

test('an action that targets a row itself is checked as well', () => {
  const target = "$.paths['/clients'].post['x-access']";
  expect(findProblems('member: some\nsource: article', target)).toContain(
    `line 5, ${target}: member: "some" is not an access value`,
  );
});

test('all problems are reported together, each with its line, even in a row that is reached through a YAML alias', () => {
  const lines = 'x-access: &row\n  source: hearsay\n  default: none\n  boss: all\nx-access-when-locked: *row';
  expect(findProblems(lines)).toMatch(
    /has 4 problems:\n {2}line 8, .*: x-access: boss: .*\n {2}line 6, .*: x-access: source: "hearsay".*\n {2}line 8, .*-locked: boss: .*\n {2}line 6, /,
  );
});
