import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../scripts/cli/index.ts';
import type { OpenApiDocument } from '../../scripts/contract/document.ts';
import { applyOverlay } from '../../scripts/contract/overlay/index.ts';
import { proposeRows, withProposals } from '../../scripts/contract/overlay/proposals.ts';
import { readOverlay } from '../../scripts/contract/overlay/read-overlay.ts';
import { ROOT } from './project.ts';

const TARGET = "$.paths['/clients'].post";

/** An overlay of one action whose update holds these lines. */
const overlayText = (lines: string, target = TARGET) =>
  `overlay: 1.0.0\nactions:\n  - target: ${target}\n    update:\n${lines.replace(/^/gm, '      ')}\n`;

const expanded = (lines: string, target = TARGET) => {
  return readOverlay(overlayText(lines, target)).actions[0]?.update as Record<string, unknown>;
};

const permission = (access: string, source: string) => ({ access, source });

function problemsOf(lines: string, target = TARGET): string {
  try {
    readOverlay(overlayText(lines, target));
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return '';
}

test('a short row becomes a permission for each actor, in their order', () => {
  const row =
    "x-access: { member: { access: own, source: article, note: n, rejected_with: 404 }, source: 'help-team', default: none, admin: all, group-manager: own+managed }";
  const { 'x-access': permissions } = expanded(row);
  const member = { access: 'own', source: 'article', note: 'n', rejected_with: 404 };
  expect(JSON.stringify(permissions)).toBe(
    JSON.stringify({
      owner: permission('none', 'help-team'),
      admin: permission('all', 'help-team'),
      'group-manager': permission('own+managed', 'help-team'),
      'project-manager': permission('none', 'help-team'),
      'direct-manager': permission('none', 'help-team'),
      member,
      'other-member': member,
      anonymous: permission('none', 'article'),
    }),
  );
});

test('the second member and anonymous may be exceptions', () => {
  const row = 'x-access: { source: article, default: own, member: none, other-member: all, anonymous: own }';
  expect(expanded(row)['x-access']).toMatchObject({
    member: permission('none', 'article'),
    'other-member': permission('all', 'article'),
    anonymous: permission('own', 'article'),
  });
});

test('a default can have a source and a note, which exceptions do not inherit', () => {
  const row = 'x-access: { source: article, default: { access: own, source: legal, note: n }, admin: all }';
  expect(expanded(row)['x-access']).toMatchObject({
    owner: { access: 'own', source: 'legal', note: 'n' },
    admin: permission('all', 'article'),
  });
});

test.each(['x-visible-to', 'x-writable-by'])(
  '%s has no permission for anonymous, and may be a list of rules',
  (name) => {
    const row = '{ source: article, default: none, owner: all }';
    const { anonymous: _, ...permissions } = expanded(`x-access: ${row}`)['x-access'] as Record<
      string,
      unknown
    >;
    expect(expanded(`${name}: ${row}`)).toEqual({ [name]: permissions });
    expect(
      expanded(`${name}:\n  - when: { is_open: [1] }\n    permissions: ${row}\n  - permissions: ${row}`),
    ).toEqual({
      [name]: [{ when: { is_open: [1] }, permissions }, { permissions }],
    });
  },
);

test('rows are found at any depth, except in examples and among field names', () => {
  const row = '{ source: article, default: all }';
  const deep = expanded(`get: { x-access-when-locked: ${row} }\nexample: { x-access: ${row} }`, '$.paths.x');
  expect(deep).toMatchObject({
    get: { 'x-access-when-locked': { owner: permission('all', 'article') } },
    example: { 'x-access': { source: 'article', default: 'all' } },
  });
  const field =
    'properties: { x-access: { type: string }, cost: { x-visible-to: { source: article, default: all } } }';
  expect(expanded(field)).toMatchObject({
    properties: {
      'x-access': { type: 'string' },
      cost: { 'x-visible-to': { owner: permission('all', 'article') } },
    },
  });
});

test('a long row stays as it is', () => {
  const row = 'x-access: { owner: { access: managed, source: article } }';
  expect(expanded(row)).toEqual({ 'x-access': { owner: permission('managed', 'article') } });
});

test.each([
  ['the long form, as a live run proposes it', 'member: { access: own, source: observed 2027-01-31 }'],
  ['the short form', 'member: { access: own, source: observed 2027-01-31 }'],
])('a later action changes one permission in %s', (_form, update) => {
  const first = overlayText('x-access: { source: article, default: none, owner: all }');
  const later = `  - target: $['paths']['/clients']['post']['x-access']\n    update: { ${update} }\n`;
  const document = { paths: { '/clients': { post: {} } } };
  const one = applyOverlay(document, readOverlay(first));
  const both = applyOverlay(document, readOverlay(first + later));
  const row = (one.paths['/clients'].post as Record<string, object>)['x-access'];
  expect(both).toEqual({
    paths: {
      '/clients': { post: { 'x-access': { ...row, member: permission('own', 'observed 2027-01-31') } } },
    },
  });
});

const WORDS =
  'it is one of all, managed, assigned, own and none, or several of managed, assigned and own with + between them';

test.each([
  ['an unknown actor', 'membr: own', 'membr: there is no such actor here (did you mean member?)'],
  [
    'an unknown access',
    'member: managd',
    `member: "managd" is not an access value (did you mean managed?); ${WORDS}`,
  ],
  ['the long word scope', 'member: scope', `member: "scope" is not an access value; ${WORDS}`],
  [
    'access values that cannot be combined',
    'member: own+none',
    `member: "own+none" is not an access value; ${WORDS}`,
  ],
  ['an empty permission', 'member:', `member: null is not an access value; ${WORDS}`],
  ['a list', 'member: [own]', `member: ["own"] is not an access value; ${WORDS}`],
  ['a permission without access', 'member: { note: n }', `member: the access is missing; ${WORDS}`],
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
    'member: acess: unknown (did you mean access?); known: access, source, note and rejected_with',
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
])('%s in a short row is named with its line', (_what, exception, expected) => {
  const lines = `x-access:\n  source: article\n  default: none\n  ${exception}`;
  expect(problemsOf(lines)).toBe(
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
  ['a row that is a word', 'x-access: none', 'x-access: "none" is not a row'],
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
    'x-visible-to: rule 1: a rule holds its row under permissions',
  ],
  [
    'an unknown key of a rule',
    'x-visible-to: [{ wen: {}, permissions: { source: article, default: none } }]',
    'x-visible-to: rule 1: wen: unknown; a rule holds when and permissions',
  ],
  [
    'an unknown access in a rule',
    'x-visible-to: [{ permissions: { source: article, default: som } }]',
    `x-visible-to: rule 1: default: "som" is not an access value; ${WORDS}`,
  ],
])('%s is named with its line', (_what, line, expected) => {
  expect(problemsOf(line)).toBe(`contract.overlay.yaml has a problem:\n  line 5, ${TARGET}: ${expected}`);
});

test('an action that targets a row itself is checked as well', () => {
  const target = "$.paths['/clients'].post['x-access']";
  expect(problemsOf('member: some\nsource: article', target)).toContain(
    `line 5, ${target}: member: "some" is not an access value`,
  );
});

test('all problems are reported together, each with its line, even behind an anchor', () => {
  const lines = 'x-access: &row\n  source: hearsay\n  default: none\n  boss: all\nx-access-when-locked: *row';
  expect(problemsOf(lines)).toMatch(
    /has 4 problems:\n {2}line 8, .*: x-access: boss: .*\n {2}line 6, .*: x-access: source: "hearsay".*\n {2}line 8, .*-locked: boss: .*\n {2}line 6, /,
  );
});

test('a proposed row is a short one, equal to the similar row', () => {
  const row = 'x-access: { source: legal, default: own+managed, owner: all, member: none }';
  const text = overlayText(row, "$.paths['/a'].get");
  const document: OpenApiDocument = { openapi: '3.1.0', paths: { '/a': { get: {} }, '/a/b': { get: {} } } };
  const merged = applyOverlay(document, readOverlay(text));
  const { paths } = applyOverlay(merged, readOverlay(withProposals(text, proposeRows(merged))));
  const [like, proposed] = ['/a', '/a/b'].map((path) => {
    const permissions = Object.entries(
      (paths[path]?.get?.['x-access'] ?? {}) as Record<string, { access: string }>,
    );
    return permissions.map(([actor, { access }]) => `${actor} ${access}`);
  });
  expect(proposed).toHaveLength(8);
  expect(proposed).toEqual(like);
});

test("the project's own overlay is written in the short form", () => {
  expect(readFileSync(join(ROOT, 'spec/contract.overlay.yaml'), 'utf8')).not.toMatch(/\breach:/);
});
