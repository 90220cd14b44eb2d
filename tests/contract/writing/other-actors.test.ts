import { findPermission, isRejected, listPermissions } from '../../fixtures/access/permissions.ts';
import { accessTitle, actorName } from '../../fixtures/access/titles.ts';
import { requireDecision } from '../../fixtures/access/undecided.ts';
import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import {
  contract,
  type Operation,
  operationNamed,
  SIGNED_IN,
  type SignedInActor,
} from '../../fixtures/contract.ts';
import { judgeApart } from '../../fixtures/judge-apart.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';
import { aLocation, freshName, type PhaseLocation } from '../../fixtures/records.ts';
import { expectAnyRejection, expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { ownWrites, prepareOwnFixture, readAlone, readExisting } from '../../fixtures/state/own-writes.ts';
import { prepareActors } from '../../fixtures/workspace.ts';

/*
 * Records of the run that one actor created, called by others (OWASP API1 and API5). The projects have no members:
 * everyone sees a public project, and only owners and admins see one that is not public.
 */

const OTHER_ACTORS = SIGNED_IN.filter((actor) => actor !== 'owner');
/** Values that would be valid for an actor who may set the field. */
const FORBIDDEN: Record<string, unknown> = {
  cost: '12.30',
  hourly_rate: '95.50',
  budget_minutes: 60,
  is_active: 0,
};
const MEMBERS: SignedInActor[] = ['member', 'other-member'];

for (const actor of OTHER_ACTORS) {
  for (const operation of ownWrites('post', 'put', 'patch', 'delete')) {
    const permission = findPermission(operation.id, actor);
    const sources = [operation.source, permission.source];
    if (isRejected(permission)) {
      check(
        `${accessTitle(operation.id, actor, permission.access)} with a complete valid request`,
        sources,
        async () => {
          const { other, ids, body } = await prepareAttempt(operation, actor);
          const response = await other.send(operation.id, { ids, body });
          requireDecision(response);
          expectAnyRejection(response, 'the call is rejected');
        },
      );
    } else if (permission.access.includes('all')) {
      const which = operation.id.startsWith('create')
        ? ' with a complete valid request'
        : ', including one created by another actor';
      const title = accessTitle(operation.id, actor, permission.access) + which;
      check(title, sources, async () => {
        const { owner, others } = await prepareActors(actor);
        expectSuccess(await others[0].send(operation.id, await successfulInput(operation.id, owner)));
      });
    } else if (operation.method !== 'post') {
      check(
        `${actorName(actor)} who calls ${operation.id} on a record that they do not see changes nothing`,
        sources,
        async () => {
          const { other, ids, body } = await prepareAttempt(operation, actor);
          expectRejection(await other.send(operation.id, { ids, body }), 'hiddenRecord');
        },
      );
    }
  }
}

for (const actor of OTHER_ACTORS.filter(
  (each) => !findPermission('listProjects', each).access.includes('all'),
)) {
  const { source } = findPermission('createEntry', actor);
  const sources = [operationNamed('createEntry').source, source];

  check(`${actorName(actor)} cannot track time in a project that they do not see`, sources, async () => {
    const { owner, others } = await prepareActors(actor);
    const [other] = others;
    const body = { ...(await aLocation(owner)), minutes: 5, notes: freshName('entry') };
    expectRejection(
      await other.send('createEntry', { body }),
      'invalid',
      ['project_id', 'phase_id'],
      'a hidden project is rejected',
    );
  });

  check(
    `${actorName(actor)} does not find a private project without members`,
    [operationNamed('getProject').source, source],
    async () => {
      const { owner, others } = await prepareActors(actor);
      const [other] = others;
      const { project_id, phase_id } = await aLocation(owner);
      expectRejection(await other.send('getProject', { ids: [project_id] }), 'hiddenRecord');
      expectRejection(await other.send('getPhase', { ids: [project_id, phase_id] }), 'hiddenRecord');
      expectRejection(await other.send('listPhases', { ids: [project_id] }), 'hiddenRecord');
    },
  );
}

for (const actor of MEMBERS) {
  const sources = [operationNamed('getEntry').source, findPermission('getEntry', actor).source];
  check(
    `${actorName(actor)} does not find the time of others in a project that both see`,
    sources,
    async () => {
      const { owner, others } = await prepareActors(actor);
      const [other] = others;
      const location = await aPublicLocation(owner);
      const entry_id = await createEntry(owner, location);
      expectRejection(await other.send('getEntry', { ids: [entry_id] }), 'hiddenRecord');
      const query = { 'project_ids[]': [location.project_id] };
      const list = await other.send('listEntries', { query });
      expectSame(
        list,
        'the list of the actor does not have the entry',
        [],
        (expectSuccess(list) as { data: Fields[] }).data,
      );
    },
  );

  check(
    `${actorName(actor)} tracks time in a public project, and the owner sees and may change it`,
    sources,
    async () => {
      const { owner, others } = await prepareActors(actor);
      const [other] = others;
      const entry_id = await createEntry(other, await aPublicLocation(owner));
      const response = await owner.send('updateEntry', { ids: [entry_id], body: { minutes: 15 } });
      expectSuccess(response);
      const seen = await readExisting(other, operationNamed('updateEntry'), [entry_id]);
      expectSame(response, 'the actor sees the change of the owner', 15, seen.entry_minutes);
    },
  );
}

check(
  "members cannot see, change or delete each other's time in a project that both see",
  [operationNamed('updateEntry').source, findPermission('updateEntry', 'member').source],
  async () => {
    const { owner, others } = await prepareActors('member', 'other-member');
    const [member, colleague] = others;
    const entry_id = await createEntry(member, await aPublicLocation(owner));
    const update = operationNamed('updateEntry');
    const before = await readExisting(member, update, [entry_id]);
    for (const [id, body] of [['getEntry'], ['updateEntry', { minutes: 1 }], ['deleteEntry']] as const) {
      expectRejection(await colleague.send(id, { ids: [entry_id], body }), 'hiddenRecord');
    }
    const after = await colleague.send('listEntries', { query: { per_page: 1 } });
    expectSame(after, 'the entry is unchanged', before, await readAlone(member, update, [entry_id]));
  },
);

const REJECTED = 'guess: a field that the caller may not set is rejected and not ignored';

/** Fields that an actor may not set although they may change the record. */
for (const { operation, actor } of listPermissions(['write'], SIGNED_IN)) {
  const { schemaName = '' } = operation.body ?? {};
  const isOwn = ownWrites('put', 'patch').includes(operation);
  if (!isOwn || actor === 'anonymous' || !findPermission(operation.id, actor).access.includes('all'))
    continue;
  const fields = Object.entries(contract.writability(schemaName)).filter(([field, rules]) => {
    return (
      field in FORBIDDEN && rules.every(({ permissions }) => permissions[actor]?.access.includes('none'))
    );
  });
  for (const [field, rules] of fields) {
    const sources = [operation.source, ...rules.map(({ permissions }) => permissions[actor]?.source ?? '')];
    check(`${actorName(actor)} who calls ${operation.id} cannot set ${field}`, sources, async () => {
      const { owner, others } = await prepareActors(actor);
      const [other] = others;
      const { ids = [] } = await successfulInput(operation.id, owner);
      const before = await readExisting(owner, operation, ids);
      const response = await other.send(operation.id, { ids, body: { [field]: FORBIDDEN[field] } });
      judgeApart([REJECTED], () => expectRejection(response, 'forbidden', [], 'the field is rejected'));
      const after = await readAlone(owner, operation, ids);
      expectSame(response, 'the field is unchanged', before[field], after?.[field]);
      if (response.status >= 400) expectSame(response, 'the record is unchanged', before, after);
    });
  }
}

/** A record of the run that the other actor must not change, and a call that would change it. */
async function prepareAttempt(operation: Operation, actor: SignedInActor) {
  const { owner, workspace, ids, body } = await prepareOwnFixture(operation);
  if (owner.actor === actor) skip(`needs a second actor in addition to ${actor}`);
  return { other: workspace.as(actor), ids, body };
}

async function aPublicLocation(owner: Client): Promise<PhaseLocation> {
  return aLocation(owner, { is_public: 1 });
}

async function createEntry(client: Client, location: PhaseLocation): Promise<number> {
  const body = { ...location, minutes: 30, notes: freshName('entry') };
  return expectSuccess(await client.call('createEntry', { body })).data.entry_id;
}
