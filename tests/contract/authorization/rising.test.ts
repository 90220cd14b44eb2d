import { expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import { SIGNED_IN } from '../../fixtures/contract.ts';
import { refused, refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { aClient, aMember, freshName, memberBody } from '../../fixtures/scenarios.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld } from '../../fixtures/world.ts';
import { nameOf } from './words.ts';

/* Nobody gives himself or others more than he has. */

const NOT_HIGHER = 'guess: nobody gives a level above his own';
const NOT_HIMSELF = 'guess: nobody changes his own level';
const APPOINTING = 'guess: appointing project managers is part of managing the project';
const BY_THE_WAY = 'guess: who may not set a field does not set it by way of another';

for (const actor of SIGNED_IN) {
  sentence(`${nameOf(actor)} cannot change his own access level`, NOT_HIMSELF, async () => {
    const world = await newWorld();
    const ids = [world.userId(actor)];
    const access_level = actor === 'owner' ? 'admin' : 'owner';
    const answer = await world.as(actor).call('updateMember', { ids, body: { access_level } });
    refusedWith(answer, 403);
    const { data } = succeeded(await world.as(actor).call('getMe'));
    const level = actor === 'owner' || actor === 'admin' ? actor : 'member';
    expectSame(answer, 'his level stays', level, data.access_level);
  });
}

sentence('admin cannot invite an owner', NOT_HIGHER, async () => {
  const admin = (await newWorld()).as('admin');
  refusedWith(await admin.call('createMember', { body: { ...memberBody(), access_level: 'owner' } }), 403);
});

sentence('admin cannot make a member an owner', NOT_HIGHER, async () => {
  const admin = (await newWorld()).as('admin');
  const ids = [await aMember(admin)];
  refusedWith(await admin.call('updateMember', { ids, body: { access_level: 'owner' } }), 403);
});

sentence(
  'group manager becomes the project manager of a project that he creates',
  'help-groups',
  async () => {
    const world = await newWorld();
    const me = world.userId('group-manager');
    for (const members of [[], [{ user_id: me }]]) {
      const body = { name: freshName('project'), ...(members.length > 0 && { members }) };
      const answer = await world.as('group-manager').call('createProject', { body });
      const { project_id } = succeeded(answer).data;
      expectSame(answer, 'he is its project manager', [me], await managersOf(world.as('owner'), project_id));
    }
  },
);

sentence('direct manager cannot make himself the project manager of a project', APPOINTING, async () => {
  const around = new Surroundings(await newWorld(), 'direct-manager');
  const { project_id } = await around.managedPlace();
  const members = [{ user_id: around.myId, is_pm: 1 as const }];
  const answer = await around.me.call('updateProject', { ids: [project_id], body: { members } });
  refused(answer);
  expectSame(answer, 'the project has no manager', [], await managersOf(around.owner, project_id));
});

sentence(
  'direct manager who sets the users of a project keeps those he does not see',
  APPOINTING,
  async () => {
    const around = new Surroundings(await newWorld(), 'direct-manager');
    const { project_id } = await around.managedPlace();
    const members = [{ user_id: around.colleagueId }];
    const answer = await around.me.call('updateProject', { ids: [project_id], body: { members } });
    succeeded(answer);
    const load = { query: { 'load[]': ['members' as const] } };
    const { data } = succeeded(await around.owner.call('getProject', { ids: [project_id], ...load }));
    const users = (data.members ?? []).map(({ user_id }) => user_id).sort((a, b) => a - b);
    expectSame(
      answer,
      'both users are still on it',
      [around.colleagueId, await around.stranger()].sort((a, b) => a - b),
      users,
    );
  },
);

sentence('direct manager cannot drop a budget by changing its kind', BY_THE_WAY, async () => {
  const around = new Surroundings(await newWorld(), 'direct-manager');
  const { project_id } = await around.managedPlace({ budget_type: 'time', budget_minutes: 600 });
  const answer = await around.me.call('updateProject', { ids: [project_id], body: { budget_type: 'none' } });
  refusedWith(answer, 403);
  const { data } = succeeded(await around.owner.call('getProject', { ids: [project_id] }));
  expectSame(answer, 'the budget stays', 600, data.budget_minutes);
});

for (const actor of ['admin', 'project-manager'] as const) {
  sentence(
    `${nameOf(actor)} cannot see a cost by turning its project into a billable one`,
    BY_THE_WAY,
    async () => {
      const around = new Surroundings(await newWorld(), actor);
      const cost = { billing_type: 'non_billable', budget_type: 'money', budget_amount: '900.00' } as const;
      const { project_id } = await around.managedPlace(cost);
      const ids = [project_id];
      refusedWith(await around.me.call('updateProject', { ids, body: { billing_type: 'fixed_fee' } }), 403);
      const answer = await around.me.call('getProject', { ids });
      expectSame(answer, 'the amount stays hidden', undefined, succeeded(answer).data.budget_amount);
    },
  );
}

sentence('admin cannot set the cost of a client that he invents', BY_THE_WAY, async () => {
  const world = await newWorld();
  const client = await aClient(world.as('admin'));
  refusedWith(await world.as('admin').call('updateClient', { ids: [client], body: { cost: null } }), 403);
});

async function managersOf(owner: Client, projectId: number): Promise<number[]> {
  const query = { 'load[]': ['members' as const] };
  const { data } = succeeded(await owner.call('getProject', { ids: [projectId], query }));
  return (data.members ?? []).filter(({ is_pm }) => is_pm === 1).map(({ user_id }) => user_id);
}
