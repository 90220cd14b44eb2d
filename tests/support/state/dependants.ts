import type { Input } from '../client.ts';
import { setMember } from '../reach/relations.ts';
import { succeeded } from '../refusals.ts';
import { aMember, freshName } from '../scenarios.ts';
import type { World } from '../world.ts';

type ProjectBody = NonNullable<Input<'createProject'>['body']>;

/** What hangs on a project: two phases, of which one is closed, and time on both of them. */
export interface Dependant {
  project_id: number;
  phases: number[];
  entries: number[];
  /** Of the member. */
  timer: number;
}

interface About {
  client_id?: number;
  phase_category_id?: number;
}

/** What else a project can be, by which nothing that hangs on it differs. */
const STATES: { body: Partial<ProjectBody>; is_active: 0 | 1 }[] = [
  { body: {}, is_active: 1 },
  { body: {}, is_active: 0 },
  {
    body: { is_public: 1, billing_type: 'non_billable', budget_type: 'money', budget_amount: '900.00' },
    is_active: 1,
  },
  { body: { budget_type: 'time', budget_minutes: 600, hourly_rate: '95.50' }, is_active: 0 },
];

/** A project in every state, on each of which somebody tracked time who is deactivated by now. */
export async function projectsInEveryState(world: World, about: About = {}): Promise<Dependant[]> {
  const user_id = await aMember(world.as('owner'));
  const projects: Dependant[] = [];
  for (const { body, is_active } of STATES) {
    const project = await aProjectWithTime(world, user_id, body, about);
    const input = { ids: [project.project_id], body: { is_active } };
    succeeded(await world.as('owner').call('updateProject', input));
    projects.push(project);
  }
  await setMember(world, user_id, { is_active: 0 });
  return projects;
}

/** Members of every kind: invited, deactivated, an admin, and somebody's manager. */
export async function peopleInEveryState(world: World): Promise<number[]> {
  const people: number[] = [];
  for (const _ of ['invited', 'deactivated', 'admin', 'manager'])
    people.push(await aMember(world.as('owner')));
  const [invited = 0, deactivated = 0, admin = 0, manager = 0] = people;
  await setMember(world, invited, { manager_id: manager });
  await setMember(world, deactivated, { is_active: 0, manager_id: manager });
  await setMember(world, admin, { access_level: 'admin' });
  return people;
}

async function aProjectWithTime(
  world: World,
  user_id: number,
  state: Partial<ProjectBody>,
  { phase_category_id = null, ...about }: { client_id?: number; phase_category_id?: number | null },
): Promise<Dependant> {
  const owner = world.as('owner');
  const members = [
    { user_id, budget_minutes: 60 },
    { user_id: world.userId('member'), is_pm: 1 as const },
  ];
  const phases = ['Open', 'Closed'].map((name) => ({ name, phase_category_id }));
  const body = { ...state, ...about, name: freshName('project'), members, phases };
  const { project_id } = succeeded(await owner.call('createProject', { body })).data;
  const made = succeeded(await owner.call('listPhases', { ids: [project_id] })).data;
  const [open = 0, closed = 0] = made.map(({ phase_id }) => phase_id);
  const entries: number[] = [];
  for (const phase_id of [open, closed]) {
    const entry = { project_id, phase_id, minutes: 30, user_id };
    entries.push(succeeded(await owner.call('createEntry', { body: entry })).data.entry_id);
  }
  const running = { body: { project_id, phase_id: closed } };
  const { timer_id } = succeeded(await world.as('member').call('createTimer', running)).data;
  succeeded(await owner.call('updatePhase', { ids: [project_id, closed], body: { is_open: 0 } }));
  return { project_id, phases: [open, closed], entries, timer: timer_id };
}
