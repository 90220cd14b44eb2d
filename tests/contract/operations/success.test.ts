import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectRejection, expectSuccess, resolveStatus } from '../../fixtures/rejections.ts';
import { newWorkspace, sharedWorkspace } from '../../fixtures/workspace.ts';

/** "Every endpoint returns 200 when all goes well" (ms-connector). */
const SUCCESS = 'ms-connector';
/** 401 for a request without a token [guess: fact sheet section 4]. */
const UNAUTHENTICATED = 'guess: Laravel conventions';
/** 404 for a record that does not exist [guess: fact sheet section 4]. */
const NOT_FOUND = 'guess: Laravel conventions';
/** The largest ID that JSON numbers represent safely; no record has it. */
const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;

for (const operation of contract.operations) {
  check(`${operation.id} returns 200 to an owner`, [operation.source, SUCCESS], async () => {
    const owner = (await newWorkspace()).as('owner');
    expectSuccess(await owner.send(operation.id, await successfulInput(operation.id, owner)), 'returns 200');
  });

  check(`${operation.id} without a token is rejected with 401`, UNAUTHENTICATED, async () => {
    const workspace = await sharedWorkspace();
    const ids = operation.pathParameters.map(() => UNKNOWN_ID);
    expectRejection(await workspace.as('anonymous').send(operation.id, { ids }), 'unauthenticated');
  });

  if (operation.pathParameters.length > 0) {
    check(
      `${operation.id} for a record that does not exist is rejected with ${resolveStatus('notFound')}`,
      NOT_FOUND,
      async () => {
        const owner = (await newWorkspace()).as('owner');
        const { ids = [], ...input } = await successfulInput(operation.id, owner);
        const gone = [...ids.slice(0, -1), UNKNOWN_ID];
        expectRejection(await owner.send(operation.id, { ...input, ids: gone }), 'notFound');
      },
    );
  }
}
