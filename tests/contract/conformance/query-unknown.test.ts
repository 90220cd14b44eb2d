import { LENIENT, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';

import { prepareFixture } from '../../fixtures/operation-fixture.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

/**
 * Parameters that are unknown, that differ from known ones in case, and that have names which every object inherits.
 */
const UNKNOWN_PARAMETERS = [
  'nonsense=1',
  'nonsense[]=1',
  'PAGE=0',
  '__proto__=1',
  '__proto__[x]=1',
  '%=&&=',
  'constructor=1',
];
const QUERY = UNKNOWN_PARAMETERS.join('&');

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'ignores unknown parameters', LENIENT, async () => {
      await (operation.method === 'get' ? expectSameData(operation) : expectIgnored(operation));
    });
  }
});

async function expectSameData(operation: Operation): Promise<void> {
  const fixture = await prepareFixture(operation);
  const [original, requested] = [await fixture.send({}), await fixture.send({ query: QUERY })];
  expectSuccess(requested, 'unknown parameters are ignored');
  expectSame(requested, 'the data is the same as without them', data(original.body), data(requested.body));
}

async function expectIgnored(operation: Operation): Promise<void> {
  const fixture = await prepareFixture(operation);
  const { ids = [], body } = await successfulInput(operation.id, fixture.owner);
  const response = await fixture.send({
    ids,
    query: QUERY,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expectSuccess(response, 'unknown parameters are ignored');
}

const data = (body: unknown): unknown => (body as { data: unknown }).data;
