import { observe } from '../../../fixtures/access/outcome.ts';
import { isRejected, listPermissions } from '../../../fixtures/access/permissions.ts';
import { accessTitle } from '../../../fixtures/access/titles.ts';
import { check } from '../../../fixtures/check.ts';
import { SIGNED_IN, type SignedInActor } from '../../../fixtures/contract.ts';
import { type Fields, KINDS, type Kind } from '../../../fixtures/kinds.ts';
import { Oracle } from '../../../fixtures/oracle.ts';
import { expectRejection, expectSuccess } from '../../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../../fixtures/response.ts';
import { requireValue } from '../../../fixtures/skip.ts';
import { sharedWorkspace } from '../../../fixtures/workspace.ts';

/* Reads by ID (OWASP API1: object level): accessible records are shown, all others are as if they did not exist. */

for (const permission of listPermissions(['read'], SIGNED_IN).filter((each) => !isRejected(each))) {
  const { operation, call, access } = permission;
  const actor = permission.actor as SignedInActor;
  check(accessTitle(operation.id, actor, access), [operation.source, permission.source], async ({ task }) => {
    const workspace = await sharedWorkspace();
    const oracle = await Oracle.of(workspace, actor);
    const client = workspace.as(actor);
    const records = selectRecords(oracle, call.kind);
    if (records.length === 0) throw new Error(`nothing to see: there is no ${call.kind}`);
    const responses = await Promise.all(
      records.map((record) => client.send(operation.id, { ids: readPathIds(call.kind, record) })),
    );
    const seen = observe(task, permission);
    records.forEach((record, i) => {
      seen.note(oracle.ties(call.kind, record), (responses[i] as ApiResponse).status < 400);
    });
    records.forEach((record, i) => {
      const response = responses[i] as ApiResponse;
      if (oracle.includes(access, call.kind, record)) expectRecord(response, call.kind, record);
      else
        expectRejection(response, 'hiddenRecord', [], 'a record that the actor cannot access is not found');
    });
  });
}

for (const permission of listPermissions(['me'], SIGNED_IN)) {
  const { operation, access } = permission;
  const actor = permission.actor as SignedInActor;
  check(accessTitle(operation.id, actor, access), [operation.source, permission.source], async ({ task }) => {
    const workspace = await sharedWorkspace();
    const response = await workspace.as(actor).call('getMe');
    observe(task, permission).note(['own'], response.status < 400);
    expectSame(
      response,
      'the profile is that of the caller',
      workspace.userId(actor),
      expectSuccess(response).data.user_id,
    );
  });
}

/** All records, but only one entry per user and project. */
function selectRecords(oracle: Oracle, kind: Kind): Fields[] {
  const records = oracle.all(kind);
  if (kind !== 'entry') return records;
  return [...new Map(records.map((entry) => [`${entry.user_id} ${entry.project_id}`, entry])).values()];
}

function readPathIds(kind: Kind, record: Fields): number[] {
  const id = record[KINDS[kind].id] as number;
  return kind === 'phase' ? [record.project_id as number, id] : [id];
}

function expectRecord(response: ApiResponse, kind: Kind, record: Fields): void {
  const { data } = expectSuccess(response, 'a record that the actor can access is returned') as {
    data: Fields;
  };
  expectSame(
    response,
    'the response has the requested record',
    requireValue(record[KINDS[kind].id], KINDS[kind].id),
    data[KINDS[kind].id],
  );
}
