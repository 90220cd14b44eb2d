import { AssertionError } from 'node:assert';
import { rule } from '../../fixtures/check.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { type SendQuery, traverse } from '../../fixtures/lists/traverse.ts';
import { aGroup, aMember, aProject, freshName, memberBody } from '../../fixtures/records.ts';
import { expectAnyRejection, expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { peopleInEveryState } from '../../fixtures/state/deletions.ts';
import {
  type Difference,
  expectDifference,
  expectRejectedField,
  readSnapshot,
} from '../../fixtures/state/stored.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const INVITED = 'guess: project_ids of an invitation are the projects that the new member joins';
const LEVELS = 'guess: users cannot raise their own level or grant a level above it';
const OWNER = 'guess: a workspace always needs an owner who can log in';
const DEACTIVATED = 'help-team';
const RELATIONS = 'guess: deactivated users keep their relations, as they keep their data (help-team)';
const ONE_GROUP = 'help-groups';
const TREE = 'guess: managers and their reports form a tree (help-manager), which has no cycles';

rule(import.meta.url, (check) => {
  check('createMember', 'adds the new member to the given projects', INVITED, async () => {
    const owner = (await newWorkspace()).as('owner');
    const project = await aProject(owner);
    const response = await owner.call('createMember', { body: { ...memberBody(), project_ids: [project] } });
    const { user_id } = expectSuccess(response).data;
    const query = { 'load[]': ['members' as const] };
    const { members } = expectSuccess(await owner.call('getProject', { ids: [project], query })).data;
    expectSame(
      response,
      'the new member is on the project',
      [{ user_id, is_pm: 0, budget_minutes: null }],
      members,
    );
  });

  check('createMember', 'rejects an invitation of an owner by an admin', LEVELS, async () => {
    const workspace = await newWorkspace();
    const body = { ...memberBody(), access_level: 'owner' as const };
    expectRejection(await workspace.as('admin').call('createMember', { body }), 'forbidden');
    const { data } = expectSuccess(
      await workspace.as('owner').call('listMembers', { query: { search: body.email } }),
    );
    if (data.length > 0) throw new AssertionError({ message: 'the rejected member was stored anyway' });
  });

  check(
    'updateMember',
    'rejects a level above that of the caller, and a change of their own level',
    LEVELS,
    async () => {
      const workspace = await newWorkspace();
      const ids = [await aMember(workspace.as('owner'))];
      const raise = { ids, body: { access_level: 'owner' as const } };
      expectRejection(await workspace.as('admin').call('updateMember', raise), 'forbidden');
      for (const actor of ['owner', 'admin'] as const) {
        const selfUpdate = { ids: [workspace.userId(actor)], body: { access_level: 'member' as const } };
        expectRejection(await workspace.as(actor).call('updateMember', selfUpdate), 'forbidden');
      }
      const response = await workspace.as('owner').call('getMember', { ids });
      expectSame(response, 'the level is unchanged', 'member', expectSuccess(response).data.access_level);
    },
  );

  check(
    'updateMember',
    'rejects the demotion and deactivation of the last owner',
    OWNER,
    expectLastOwnerKept,
  );

  check('updateMember', 'rejects a cycle of managers', TREE, async () => {
    const owner = (await newWorkspace()).as('owner');
    const [top, middle, low] = [await aMember(owner), await aMember(owner), await aMember(owner)];
    expectSuccess(await owner.call('updateMember', { ids: [middle], body: { manager_id: top } }));
    expectSuccess(await owner.call('updateMember', { ids: [low], body: { manager_id: middle } }));
    for (const manager_id of [top, middle, low]) {
      const input = { ids: [top], body: { manager_id } };
      await expectRejectedField(owner, 'updateMember', input, ['manager_id'], 'a manager in a cycle');
    }
  });

  check(
    'updateMember',
    'revokes the access of a member with is_active 0, and keeps their data',
    DEACTIVATED,
    async () => {
      const workspace = await newWorkspace();
      const [owner, member] = [workspace.as('owner'), workspace.as('member')];
      const entriesOfMember: SendQuery = {
        client: owner,
        operation: operationNamed('listEntries'),
        query: [['member_ids[]', workspace.userId('member')]],
      };
      const before = await traverse(entriesOfMember);
      const set = (is_active: 0 | 1) =>
        owner.call('updateMember', { ids: [workspace.userId('member')], body: { is_active } });
      expectSuccess(await set(0));
      expectAnyRejection(await member.call('getMe'), 'a deactivated member cannot call');
      const after = await traverse(entriesOfMember);
      expectSame(after.last, 'their entries are kept', before.total, after.total);
      expectSuccess(await set(1));
      expectSuccess(await member.call('getMe'), 'an active member can call again');
    },
  );

  check(
    'updateMember',
    'deactivates and reactivates a member and changes nothing else',
    RELATIONS,
    expectOnlyDeactivated,
  );

  for (const id of ['createGroup', 'updateGroup'] as const) {
    check(id, 'removes members from their previous group', ONE_GROUP, async () => {
      const owner = (await newWorkspace()).as('owner');
      const [one, other] = [await aMember(owner), await aMember(owner)];
      const first = { name: freshName('group'), member_ids: [one, other] };
      const { group_id } = expectSuccess(await owner.call('createGroup', { body: first })).data;
      const body = { name: freshName('group'), member_ids: [other] };
      const response =
        id === 'createGroup'
          ? await owner.call(id, { body })
          : await owner.call(id, { ids: [await aGroup(owner)], body });
      const { data } = expectSuccess(response);
      const moved = expectSuccess(await owner.call('getMember', { ids: [other] })).data;
      expectSame(response, 'the member is in the new group', data.group_id, moved.group_id);
      const oldGroup = expectSuccess(await owner.call('getGroup', { ids: [group_id] })).data;
      expectSame(response, 'the old group keeps its other members', [one], oldGroup.member_ids);
    });
  }
});

/** Deactivates a user who has a manager and reports, is in a group, and tracked time on a project that they manage. */
async function expectOnlyDeactivated(): Promise<void> {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const [above, people] = [await aMember(owner), await peopleInEveryState(workspace)];
  const user_id = people.at(-1) ?? 0;
  const set = (body: { is_active?: 0 | 1; manager_id?: number }) =>
    owner.call('updateMember', { ids: [user_id], body });
  expectSuccess(await set({ manager_id: above }));
  const members = people.map((id) => ({ user_id: id, is_pm: id === user_id ? (1 as const) : (0 as const) }));
  const project = { name: freshName('project'), members, phases: [{ name: 'One' }] };
  const { project_id } = expectSuccess(await owner.call('createProject', { body: project })).data;
  const phases = expectSuccess(await owner.call('listPhases', { ids: [project_id] })).data;
  const time = { project_id, phase_id: phases[0]?.phase_id ?? 0, minutes: 30, user_id };
  expectSuccess(await owner.call('createEntry', { body: time }));
  const group = { name: freshName('group'), member_ids: people, manager_ids: people };
  expectSuccess(await owner.call('createGroup', { body: { ...group, project_ids: [project_id] } }));
  // Time passes, so that a changed record has a new updated_date.
  await workspace.advance(60);
  const before = await readSnapshot(workspace);
  for (const [is_active, difference] of [
    [0, { [`member ${user_id}`]: { is_active: [1, 0] } }],
    [1, {}],
  ] as const) {
    const response = await set({ is_active });
    expectSuccess(response);
    const rule = 'only is_active has changed';
    expectDifference(response, rule, difference as Difference, {
      before,
      after: await readSnapshot(workspace),
    });
  }
}

/** Checks that users who are only invited or deactivated do not count as another owner. */
async function expectLastOwnerKept(): Promise<void> {
  const workspace = await newWorkspace();
  const [owner, admin] = [workspace.as('owner'), workspace.as('admin')];
  const ids = [workspace.userId('owner')];
  const invited = await aMember(owner);
  expectSuccess(await owner.call('updateMember', { ids: [invited], body: { access_level: 'owner' } }));
  const stays = async () => {
    for (const [client, body, field] of [
      [admin, { access_level: 'admin' }, 'access_level'],
      [admin, { access_level: 'member' }, 'access_level'],
      [admin, { is_active: 0 }, 'is_active'],
      [owner, { is_active: 0 }, 'is_active'],
    ] as const) {
      await expectRejectedField(
        client,
        'updateMember',
        { ids, body },
        [field],
        `the last owner: ${JSON.stringify(body)}`,
      );
    }
  };
  await stays();
  const second = [workspace.userId('member')];
  expectSuccess(await owner.call('updateMember', { ids: second, body: { access_level: 'owner' } }));
  expectSuccess(await owner.call('updateMember', { ids: second, body: { is_active: 0 } }));
  await stays();
  expectSuccess(await owner.call('updateMember', { ids: second, body: { is_active: 1 } }));
  expectSuccess(
    await admin.call('updateMember', { ids, body: { access_level: 'admin' } }),
    'another owner remains',
  );
  await expectRejectedField(
    admin,
    'updateMember',
    { ids: second, body: { is_active: 0 } },
    ['is_active'],
    'the owner who is now the last one',
  );
}
