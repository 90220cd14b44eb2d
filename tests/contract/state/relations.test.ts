import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { aGroup, aMember, aProject, freshName, memberBody } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { expectRejectedField } from '../../fixtures/state/stored.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const ONCE = 'guess: a list of IDs contains each record at most once';
const MANAGED = 'guess: a group has one manager or more (help-groups), initially the user who created it';

/** For each list of IDs in a body: a body that repeats a record, and a valid one. */
const LISTS: Record<string, (owner: Client) => Promise<[field: string, twice: Fields, once: Fields][]>> = {
  createMember: async (owner) => [ids('project_ids', await aProject(owner), await aProject(owner))],
  createGroup: groupLists,
  updateGroup: groupLists,
  createProject: async (owner) => [members(await aMember(owner), await aMember(owner))],
  updateProject: async (owner) => [members(await aMember(owner), await aMember(owner))],
};

rule(import.meta.url, (check) => {
  for (const [id, lists] of Object.entries(LISTS)) {
    check(id, 'rejects a list that contains a record twice', ONCE, async () => {
      const owner = (await newWorkspace()).as('owner');
      const target = await targetIds(id, owner);
      for (const [field, twice, once] of await lists(owner)) {
        const rejected = { ids: target, body: { ...buildRequiredBody(id), ...twice } };
        await expectRejectedField(owner, id, rejected, [field], `${field}, a repeated record`);
        expectSuccess(await owner.send(id, { ids: target, body: { ...buildRequiredBody(id), ...once } }));
      }
    });
  }

  check('createGroup', 'makes the caller the manager if the body names none', MANAGED, async () => {
    const workspace = await newWorkspace();
    for (const actor of ['owner', 'admin'] as const) {
      const response = await workspace.as(actor).call('createGroup', { body: { name: freshName('group') } });
      const { manager_ids } = expectSuccess(response).data;
      expectSame(
        response,
        'the user who created the group manages it',
        [workspace.userId(actor)],
        manager_ids,
      );
    }
  });

  for (const id of ['createGroup', 'updateGroup'] as const) {
    check(id, 'rejects an empty list of managers', MANAGED, async () => {
      const owner = (await newWorkspace()).as('owner');
      const input = { ids: await targetIds(id, owner), body: { ...buildRequiredBody(id), manager_ids: [] } };
      await expectRejectedField(owner, id, input, ['manager_ids'], 'a group without managers');
    });
  }
});

async function groupLists(owner: Client): Promise<[string, Fields, Fields][]> {
  const [one, other] = [await aMember(owner), await aMember(owner)];
  const [project, another] = [await aProject(owner), await aProject(owner)];
  return [
    ids('member_ids', one, other),
    ids('manager_ids', one, other),
    ids('project_ids', project, another),
  ];
}

function ids(list: string, one: number, other: number): [string, Fields, Fields] {
  return [`${list}.2`, { [list]: [one, other, one] }, { [list]: [one, other] }];
}

function members(one: number, other: number): [string, Fields, Fields] {
  const both = [{ user_id: one, is_pm: 1 }, { user_id: other }];
  return ['members.2.user_id', { members: [...both, { user_id: one, is_pm: 0 }] }, { members: both }];
}

async function targetIds(id: string, owner: Client): Promise<number[]> {
  if (id === 'updateGroup') return [await aGroup(owner)];
  return id === 'updateProject' ? [await aProject(owner)] : [];
}

/** The required fields of a create operation. */
function buildRequiredBody(id: string): Fields {
  if (id === 'createMember') return memberBody();
  return id.startsWith('create') ? { name: freshName('record') } : {};
}
