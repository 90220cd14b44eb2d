import { expect, test } from 'vitest';
import { UsageError } from '../../scripts/cli/index.ts';
import { buildContract } from '../../scripts/contract/generate.ts';
import { createSmallProject, edit, type SpecFile } from './project.ts';

type Edit = [file: SpecFile, piece: string, replacement: string];

async function collectProblems(...edits: Edit[]): Promise<string> {
  const root = createSmallProject();
  for (const [file, piece, replacement] of edits) edit(root, file, piece, replacement);
  const failure = await buildContract(root).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(UsageError);
  return (failure as UsageError).message;
}

const API: SpecFile = 'timeneye.openapi.yaml';
const OVERLAY: SpecFile = 'contract.overlay.yaml';

test.each<[problem: string, Edit, expected: string]>([
  [
    'an example that violates its schema',
    [API, 'example: { name: Acme }', "example: { name: '' }"],
    'createClient requestBody: example: /name must NOT have fewer than 1 characters',
  ],
  [
    'an example with an unknown field',
    [API, 'name: Acme }\n  /clients/{id}', 'name: Acme, colour: red }\n  /clients/{id}'],
    'createClient responses.200: example: it must NOT have additional properties (colour)',
  ],
  [
    'an example of a parameter that violates its schema',
    [API, 'example: 7', 'example: seven'],
    'getClient parameter id: example: it must be integer',
  ],
  [
    'an example inside a schema that violates it',
    [API, 'cost: { type: string }', 'cost: { type: string, examples: [12] }'],
    'components.schemas.Client.properties.cost: example 0: it must be string',
  ],
  [
    'a pattern that does not compile',
    [API, 'name: { type: string, minLength: 1 }', "name: { type: string, pattern: '(?i)^x' }"],
    'ClientCreate.name: the pattern (?i)^x is not supported by JavaScript',
  ],
  [
    'an unknown keyword',
    [API, 'cost: { type: string }', 'cost: { type: string, maxLenght: 3 }'],
    'components.schemas.Client: the schema does not compile: strict mode: unknown keyword: "maxLenght"',
  ],
  [
    'a dangling reference',
    [API, '#/components/schemas/ClientCreate', '#/components/schemas/Nobody'],
    'the reference #/components/schemas/Nobody does not exist',
  ],
  [
    'a lifetime that is not a number',
    [OVERLAY, 'access: { seconds: 86400', 'access: { seconds: 24h'],
    'x-tokens.access.seconds must be integer, not "24h"',
  ],
  [
    'a token without a lifetime',
    [OVERLAY, "        code: { seconds: 600, source: 'guess: RFC 6749 4.1.2' }\n", ''],
    'x-tokens.code is missing',
  ],
  [
    'an unknown rule for a refresh token that is used again',
    [OVERLAY, 'reuse: revoke', 'reuse: ignore'],
    'x-tokens.refresh.reuse must be one of revoke, reject, not "ignore"',
  ],
  [
    'a plan without a limit',
    [OVERLAY, 'free: { limit: 500, ', 'free: { '],
    'x-rate-limits.plans.free.limit is missing',
  ],
  [
    'an operation without access for an actor',
    [OVERLAY, '        member: { access: none, source: article }\n', ''],
    'createClient: x-access: member: the permission is missing',
  ],
  [
    'a permission without a source',
    [OVERLAY, 'member: { access: none, source: article }', 'member: { access: none }'],
    'x-access: there is no source for member: give one to the row, or to each of them',
  ],
  [
    'a permission with an unknown source',
    [OVERLAY, 'member: { access: none, source: article }', 'member: { access: none, source: hearsay }'],
    'x-access: member: source: "hearsay" is not a source',
  ],
  [
    'an unknown access',
    [OVERLAY, 'member: { access: none, source: article }', 'member: { access: some, source: article }'],
    'x-access: member: access: "some" is not an access value (did you mean none?)',
  ],
  [
    'a permission with an unknown key',
    [OVERLAY, 'member: { access: none, source', 'member: { access: none, allow: own, source'],
    'x-access: member: allow: unknown key. Choose from: access, source, note, rejected_with',
  ],
  [
    'an unknown actor',
    [OVERLAY, 'admin: { access: all, source: article }', 'boss: { access: all, source: article }'],
    'x-access: boss: there is no such actor here',
  ],
  [
    'a field rule without an actor',
    [
      OVERLAY,
      '        other-member: { access: none, source: help-clients }\n\n  - target: $\n',
      '\n  - target: $\n',
    ],
    'Client.cost: x-visible-to: other-member: the permission is missing',
  ],
  [
    'a guess without a reason',
    [API, 'x-source: article', "x-source: 'guess:'"],
    'paths./clients.post.x-source: "guess:" is not a source',
  ],
])('%s is reported with its location', async (_problem, change, expected) => {
  expect(await collectProblems(change)).toContain(expected);
});

test('an operation without access rules lacks a permission for all eight actors', async () => {
  const message = await collectProblems([OVERLAY, 'x-access:', 'x-other:']);
  expect(message.match(/createClient: x-access: [a-z-]+: the permission is missing/g)).toHaveLength(8);
});

test('all problems are listed at once', async () => {
  const message = await collectProblems(
    [API, 'example: 7', 'example: seven'],
    [API, 'example: { name: Acme }', 'example: {}'],
    [API, 'cost: { type: string }', 'cost: { type: string, examples: [12] }'],
  );
  expect(message).toMatch(/^The contract document has 3 problems:\n( {2}.+\n){2} {2}.+$/);
});

test('field rules whose last rule has a condition are rejected', async () => {
  const rule =
    'x-visible-to:\n        - when: { billing_type: [fixed_fee] }\n          permissions: { source: article, default: none }\n      x-rest:\n';
  const message = await collectProblems([OVERLAY, 'x-visible-to:\n', rule]);
  expect(message).toContain('Client.cost: x-visible-to: the last rule must match every record');
});

test('the error names an overlay action that matches nothing', async () => {
  expect(await collectProblems([API, '/clients/{id}:', '/customers/{id}:'])).toBe(
    "The overlay does not match the document:\n  action 2 (who reads a client) matches nothing: $.paths['/clients/{id}'].get",
  );
});

test.each<[Edit, RegExp]>([
  [
    [API, 'openapi: 3.1.0', 'openapi: 2.5.0'],
    /declares openapi: 2\.5\.0; this project supports OpenAPI 3\.0, 3\.1 and 3\.2/,
  ],
  [[API, 'paths:\n  /clients:', 'roads:\n  /clients:'], /has no paths/],
])(
  'a document that is not a supported OpenAPI version or has no paths is rejected',
  async (change, expected) => {
    expect(await collectProblems(change)).toMatch(expected);
  },
);
