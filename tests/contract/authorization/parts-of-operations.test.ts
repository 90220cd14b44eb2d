import { type Attempt, listTargets, prepareAttempts } from '../../fixtures/access/attempts.ts';
import { includes, judge, type Outcome, runAttempt } from '../../fixtures/access/outcome.ts';
import { findPermission, isRejected, type PartName, partAccess } from '../../fixtures/access/permissions.ts';
import { RelatedRecords, type Relation } from '../../fixtures/access/related-records.ts';
import { callerName, canOrCannot } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { ACTORS, operationNamed } from '../../fixtures/contract.ts';
import type { Fields, Kind } from '../../fixtures/kinds.ts';

import { expectRejection, resolveStatus } from '../../fixtures/rejections.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/*
 * Parts of an operation that only some of its permitted actors may use. Each actor tries each part on every record that
 * they can access.
 */

type Attempts = (context: RelatedRecords) => Promise<Attempt[]>;

const CHECKS: [what: PartName, operation: string, attempts: Attempts][] = [
  ['deactivate a member', 'updateMember', updateAttempts('member', { is_active: 0 })],
  ['set an hourly rate', 'updateMember', updateAttempts('member', { hourly_rate: '70.00' })],
  ['set an hourly cost', 'updateMember', updateAttempts('member', { hourly_cost: '40.00' })],
  ['archive a project', 'updateProject', updateAttempts('project', { is_active: 0 })],
  ['create an entry for themselves', 'createEntry', createEntryAttempts((relation) => relation === 'own')],
  ['create an entry for another user', 'createEntry', createEntryAttempts((relation) => relation !== 'own')],
];

for (const [what, id, attempts] of CHECKS) {
  const operation = operationNamed(id);
  for (const actor of ACTORS) {
    const permission = partAccess(what, actor);
    const callable = findPermission(id, actor);
    const sources = [operation.source, permission.source];
    const tryAll = async () => {
      const workspace = await newWorkspace();
      const context = new RelatedRecords(workspace, actor === 'anonymous' ? 'owner' : actor);
      const tries: { attempt: Attempt; outcome: Outcome }[] = [];
      for (const attempt of await attempts(context)) {
        tries.push({ attempt, outcome: await runAttempt(workspace.as(actor), id, attempt) });
      }
      return tries;
    };

    check(canOrCannot(what, actor, permission.access), sources, async () => {
      for (const { attempt, outcome } of await tryAll()) judge(outcome, attempt, permission.access);
    });

    if (!isRejected(permission)) continue;
    const rejection = actor === 'anonymous' ? 'unauthenticated' : 'forbidden';
    const status = resolveStatus(rejection);
    const why = operation.responses[status]?.source ?? '';
    const hidden = isRejected(callable)
      ? ''
      : `, or ${resolveStatus('hiddenRecord')} if the record is hidden`;
    check(
      `${callerName(actor)} who tries to ${what} gets ${status}${hidden}`,
      [...sources, why],
      async () => {
        for (const { attempt, outcome } of await tryAll()) {
          const isSeen = isRejected(callable) || includes(callable.access, attempt.relation);
          expectRejection(outcome.response, isSeen ? rejection : attempt.rejection);
        }
      },
    );
  }
}

/** One update of each record that the actor can access. */
function updateAttempts(kind: Kind, body: Fields): Attempts {
  return async (context) => {
    const targets = await Promise.all(listTargets(kind, context, false).map(([, make]) => make()));
    return targets.map(({ ids, ...target }) => ({ ...target, input: { ids, body } }));
  };
}

function createEntryAttempts(isWanted: (relation: Relation) => boolean): Attempts {
  return (context) => prepareAttempts('createEntry', 'entry', context, isWanted);
}
