import { bind, chain, setGroup, setMember, setProject } from '../../fixtures/reach/relations.ts';
import type { Things } from '../../fixtures/reach/things.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { aClient, aMember, aPlace, freshName } from '../../fixtures/scenarios.ts';
import type { World } from '../../fixtures/world.ts';
import { ALL, MANAGERS, type Ties } from './reaching.ts';

/** Nothing is left to him. */
export const NONE: Ties = {};

/** A way in which he comes to manage the things and does so no more. */
interface Way {
  /** Unless said, by the relation that makes him a manager of this kind. */
  give?(): Promise<unknown>;
  take(): Promise<unknown>;
}

type Case = [
  title: string,
  actor: (typeof MANAGERS)[number],
  /** What is left to him. */
  left: Ties,
  way: (world: World, things: Things) => Way | Promise<Way>,
];

interface OnProject {
  user_id: number;
  is_pm?: 0 | 1;
}

const PERSON: Ties = { member: 'scope', entry: 'scope' };
const PLACE: Ties = { group: 'scope', project: 'scope', client: 'scope' };

/** The ways in which a manager comes to his reach and loses it, or a part of it. */
export const WAYS: Case[] = [
  [
    'when the person has no manager any more',
    'direct-manager',
    NONE,
    taking((world, things) => setMember(world, things.member, { manager_id: null })),
  ],
  [
    'when the person gets another manager',
    'direct-manager',
    NONE,
    async (world, things) => {
      const other = await aMember(world.as('owner'));
      return { take: () => setMember(world, things.member, { manager_id: other }) };
    },
  ],
  [
    'when the manager between them has no manager any more',
    'direct-manager',
    NONE,
    async (world, things) => {
      const middle = await aMember(world.as('owner'));
      return {
        give: () => chain(world, [world.userId('direct-manager'), middle, things.member]),
        take: () => setMember(world, middle, { manager_id: null }),
      };
    },
  ],
  [
    'when the person leaves the project',
    'direct-manager',
    PERSON,
    (world, things) => ({
      give: async () => {
        await bind(world, 'direct-manager', things);
        await setProject(world, things, { members: [{ user_id: things.member }] });
      },
      take: () => setProject(world, things, { members: [] }),
    }),
  ],
  [
    'when he is no manager of the group any more',
    'group-manager',
    NONE,
    taking((world, things) => setGroup(world, things, { manager_ids: [world.userId('owner')] })),
  ],
  ['when the person leaves the group', 'group-manager', PLACE, inGroup({ member_ids: [] })],
  [
    'when the project leaves the group',
    'group-manager',
    { ...PERSON, group: 'scope' },
    inGroup({ project_ids: [] }),
  ],
  [
    'when the person has no group any more',
    'group-manager',
    PLACE,
    taking((world, things) => setMember(world, things.member, { group_id: null })),
  ],
  [
    'when another group takes the person in',
    'group-manager',
    PLACE,
    taking(async (world, things) => {
      const body = { name: freshName('group'), member_ids: [things.member] };
      succeeded(await world.as('owner').call('createGroup', { body }));
    }),
  ],
  [
    'when he only works on the project from now on',
    'project-manager',
    { project: 'assigned' },
    onProject((me, person) => [{ ...me, is_pm: 0 }, person]),
  ],
  ['when he is not on the project any more', 'project-manager', NONE, onProject((_, person) => [person])],
  [
    'when the person leaves the project',
    'project-manager',
    { project: 'scope', client: 'scope', entry: 'scope' },
    onProject((me) => [{ ...me, is_pm: 1 }]),
  ],
  ...MANAGERS.map(
    (actor): Case => [
      'when entry and project become those of others',
      actor,
      { ...ALL, entry: 'beyond', client: 'beyond' },
      (world, things) => becomesOthers(world, actor, things),
    ],
  ),
];

/** A way that only says how he loses it. */
function taking(take: (world: World, things: Things) => Promise<unknown>): Case[3] {
  return (world, things) => ({ take: () => take(world, things) });
}

function inGroup(without: Parameters<typeof setGroup>[2]): Case[3] {
  return taking((world, things) => setGroup(world, things, without));
}

function onProject(left: (me: OnProject, person: OnProject) => OnProject[]): Case[3] {
  return taking((world, things) => {
    const [me, person] = [{ user_id: world.userId('project-manager') }, { user_id: things.member }];
    return setProject(world, things, { members: left(me, person) });
  });
}

/** Tracked time is managed by its project, or by whose it is (help-manager). */
async function becomesOthers(world: World, actor: Case[1], things: Things): Promise<Way> {
  const owner = world.as('owner');
  const [client_id, elsewhere] = [await aClient(owner), await aPlace(owner)];
  const here = { project_id: things.project, phase_id: things.phase };
  const become = async (
    client: number,
    entry: { user_id: number; project_id?: number; phase_id?: number },
  ) => {
    await setProject(world, things, { client_id: client });
    succeeded(await owner.call('updateEntry', { ids: [things.entry], body: entry }));
  };
  await bind(world, actor, things);
  const others = { user_id: world.userId('owner'), ...(actor === 'project-manager' && elsewhere) };
  return {
    give: () => become(things.client, { user_id: things.member, ...here }),
    take: () => become(client_id, others),
  };
}
