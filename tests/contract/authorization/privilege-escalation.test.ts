import { isHidden } from '../../fixtures/access/hidden.ts';
import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { SIGNED_IN } from '../../fixtures/contract.ts';
import { aClient, aMember, freshName, memberBody } from '../../fixtures/records.ts';
import { expectAnyRejection, expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* Users cannot grant themselves or others more access than they have. */

const NOT_HIGHER = 'guess: users cannot grant a level above their own';
const NOT_OWN_LEVEL = 'guess: users cannot change their own level';
const APPOINTING = 'guess: appointing project managers is part of managing the project';
const SIDE_EFFECT = 'guess: users who may not set a field cannot change it by setting another field';

for (const actor of SIGNED_IN) {
  check(`${actorName(actor)} cannot change their own access level`, NOT_OWN_LEVEL, async () => {
    const workspace = await newWorkspace();
    const ids = [workspace.userId(actor)];
    const access_level = actor === 'owner' ? 'admin' : 'owner';
    const response = await workspace.as(actor).call('updateMember', { ids, body: { access_level } });
    expectRejection(response, 'forbidden');
    const { data } = expectSuccess(await workspace.as(actor).call('getMe'));
    const level = actor === 'owner' || actor === 'admin' ? actor : 'member';
    expectSame(response, 'their access level is unchanged', level, data.access_level);
  });
}

check('admin cannot invite an owner', NOT_HIGHER, async () => {
  const admin = (await newWorkspace()).as('admin');
  expectRejection(
    await admin.call('createMember', { body: { ...memberBody(), access_level: 'owner' } }),
    'forbidden',
  );
});

check('admin cannot make a member an owner', NOT_HIGHER, async () => {
  const admin = (await newWorkspace()).as('admin');
  const ids = [await aMember(admin)];
  expectRejection(await admin.call('updateMember', { ids, body: { access_level: 'owner' } }), 'forbidden');
});

check('group manager becomes the project manager of a project that they create', 'help-groups', async () => {
  const workspace = await newWorkspace();
  const me = workspace.userId('group-manager');
  for (const members of [[], [{ user_id: me }]]) {
    const body = { name: freshName('project'), ...(members.length > 0 && { members }) };
    const response = await workspace.as('group-manager').call('createProject', { body });
    const { project_id } = expectSuccess(response).data;
    expectSame(
      response,
      'the creator is the project manager',
      [me],
      await listManagers(workspace.as('owner'), project_id),
    );
  }
});

check('direct manager cannot make themselves the project manager of a project', APPOINTING, async () => {
  const context = new RelatedRecords(await newWorkspace(), 'direct-manager');
  const { project_id } = await context.managedLocation();
  const members = [{ user_id: context.myId, is_pm: 1 as const }];
  const response = await context.me.call('updateProject', { ids: [project_id], body: { members } });
  expectAnyRejection(response);
  expectSame(response, 'the project has no manager', [], await listManagers(context.owner, project_id));
});

check(
  'direct manager who sets the members of a project does not remove members that they do not see',
  APPOINTING,
  async () => {
    const context = new RelatedRecords(await newWorkspace(), 'direct-manager');
    const { project_id } = await context.managedLocation();
    const members = [{ user_id: context.colleagueId }];
    const response = await context.me.call('updateProject', { ids: [project_id], body: { members } });
    expectSuccess(response);
    const load = { query: { 'load[]': ['members' as const] } };
    const { data } = expectSuccess(await context.owner.call('getProject', { ids: [project_id], ...load }));
    const users = (data.members ?? []).map(({ user_id }) => user_id).sort((a, b) => a - b);
    expectSame(
      response,
      'both users are still on the project',
      [context.colleagueId, await context.stranger()].sort((a, b) => a - b),
      users,
    );
  },
);

check('direct manager cannot remove a budget by changing its type', SIDE_EFFECT, async () => {
  const context = new RelatedRecords(await newWorkspace(), 'direct-manager');
  const { project_id } = await context.managedLocation({ budget_type: 'time', budget_minutes: 600 });
  const response = await context.me.call('updateProject', {
    ids: [project_id],
    body: { budget_type: 'none' },
  });
  expectRejection(response, 'forbidden');
  const { data } = expectSuccess(await context.owner.call('getProject', { ids: [project_id] }));
  expectSame(response, 'the budget is unchanged', 600, data.budget_minutes);
});

for (const actor of ['admin', 'project-manager'] as const) {
  check(
    `${actorName(actor)} cannot reveal a hidden cost by making its project billable`,
    SIDE_EFFECT,
    async () => {
      const context = new RelatedRecords(await newWorkspace(), actor);
      const cost = { billing_type: 'non_billable', budget_type: 'money', budget_amount: '900.00' } as const;
      const { project_id } = await context.managedLocation(cost);
      const ids = [project_id];
      expectRejection(
        await context.me.call('updateProject', { ids, body: { billing_type: 'fixed_fee' } }),
        'forbidden',
      );
      const response = await context.me.call('getProject', { ids });
      const { data } = expectSuccess(response);
      const isStillHidden = isHidden('getProject', data, 'budget_amount');
      expectSame(response, 'the amount stays hidden', true, isStillHidden);
    },
  );
}

check('admin cannot set the cost of a client that they created', SIDE_EFFECT, async () => {
  const workspace = await newWorkspace();
  const client = await aClient(workspace.as('admin'));
  expectRejection(
    await workspace.as('admin').call('updateClient', { ids: [client], body: { cost: null } }),
    'forbidden',
  );
});

async function listManagers(owner: Client, projectId: number): Promise<number[]> {
  const query = { 'load[]': ['members' as const] };
  const { data } = expectSuccess(await owner.call('getProject', { ids: [projectId], query }));
  return (data.members ?? []).filter(({ is_pm }) => is_pm === 1).map(({ user_id }) => user_id);
}
