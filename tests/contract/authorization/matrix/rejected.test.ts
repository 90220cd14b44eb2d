import { observe } from '../../../fixtures/access/outcome.ts';
import { isRejected, listPermissions, type MatrixEntry } from '../../../fixtures/access/permissions.ts';
import { attemptRejected } from '../../../fixtures/access/rejected-calls.ts';
import { accessTitle, rejectionTitle } from '../../../fixtures/access/titles.ts';
import { check } from '../../../fixtures/check.ts';
import type { LooseInput } from '../../../fixtures/client.ts';
import { ACTORS } from '../../../fixtures/contract.ts';
import { expectAnyRejection, expectRejection, resolveStatus } from '../../../fixtures/rejections.ts';
import { expectSame } from '../../../fixtures/response.ts';

/*
 * Calls that an actor may not make at all (OWASP API5: function level). They use the records most closely related to
 * the actor and input that succeeds for an owner, so that no 404 or 422 hides a missing check. Invalid input must be
 * rejected in the same way.
 */

const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;

for (const permission of listPermissions(['me', 'list', 'read', 'write'], ACTORS).filter(isRejected)) {
  const { operation, actor, access } = permission;
  const usual = actor === 'anonymous' ? 'unauthenticated' : 'forbidden';
  const rejection = operation.access[actor].rejected_with ?? usual;
  const status = resolveStatus(rejection);
  const why = operation.responses[status]?.source ?? 'guess: the document has no such response';

  check(accessTitle(operation.id, actor, access), [operation.source, permission.source], async ({ task }) => {
    const { send, list } = await attemptRejected(operation, actor);
    const seen = observe(task, permission);
    const before = await list();
    const response = await send();
    seen.note([], response.status < 400);
    const after = await list();
    expectAnyRejection(response, accessTitle(operation.id, actor, access));
    expectSame(response, 'a rejected call changes nothing', before, after);
  });

  check(rejectionTitle(operation.id, actor, status), [operation.source, permission.source, why], async () => {
    const { send, input } = await attemptRejected(operation, actor);
    expectRejection(await send(), rejection);
    for (const bad of input ? badInputs(permission, input) : []) {
      expectRejection(await send(bad), rejection, [], 'invalid input is rejected in the same way');
    }
  });
}

function badInputs({ operation }: MatrixEntry, input: LooseInput): LooseInput[] {
  const { ids = [] } = input;
  return [
    ...(operation.body ? [{ ...input, body: { nonsense: true } }] : []),
    ...(operation.queryParameters.length > 0 ? [{ ...input, query: { page: 'first' } }] : []),
    ...(ids.length > 0 ? [{ ...input, ids: [...ids.slice(0, -1), UNKNOWN_ID] }] : []),
  ];
}
