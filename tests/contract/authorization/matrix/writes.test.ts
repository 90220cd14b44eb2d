import { prepareAttempts } from '../../../fixtures/access/attempts.ts';
import { includes, judge, observe, runAttempt } from '../../../fixtures/access/outcome.ts';
import { isRejected, listPermissions } from '../../../fixtures/access/permissions.ts';
import { RelatedRecords } from '../../../fixtures/access/related-records.ts';
import { accessTitle } from '../../../fixtures/access/titles.ts';
import { check } from '../../../fixtures/check.ts';
import { SIGNED_IN, type SignedInActor } from '../../../fixtures/contract.ts';
import { expectRejection } from '../../../fixtures/rejections.ts';
import { newWorkspace } from '../../../fixtures/workspace.ts';

/* Writes that an actor may make: each succeeds within their access and not beyond (OWASP API1: object level). */

for (const permission of listPermissions(['write'], SIGNED_IN).filter((each) => !isRejected(each))) {
  const { operation, call, access } = permission;
  const actor = permission.actor as SignedInActor;
  check(accessTitle(operation.id, actor, access), [operation.source, permission.source], async ({ task }) => {
    const context = new RelatedRecords(await newWorkspace(), actor);
    const seen = observe(task, permission);
    for (const attempt of await prepareAttempts(operation.id, call.kind, context)) {
      const { relation, rejection } = attempt;
      const outcome = await runAttempt(context.me, operation.id, attempt);
      seen.note(relation === 'beyond' ? [] : [relation], outcome.response.status < 400);
      judge(outcome, attempt, access);
      if (!includes(access, relation)) expectRejection(outcome.response, rejection);
    }
  });
}
