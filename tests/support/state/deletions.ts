import type { Answer } from '../answer.ts';
import { refusedWith, succeeded } from '../refusals.ts';
import { aCategory, aClient, freshName } from '../scenarios.ts';
import { newWorld, type World } from '../world.ts';
import { type Dependant, peopleInEveryState, projectsInEveryState } from './dependants.ts';
import { phaseOfTodo } from './places.ts';
import { type Difference, expectDifference, type Whole, wholeOf } from './whole.ts';

/** Records that are deleted one after another, and what becomes of the workspace by that. */
interface Deletion {
  ids: number[][];
  difference: (before: Whole) => Difference;
}

/** For each operation that deletes more than time: deletions of records on which others hang, in every state. */
const DELETIONS: Record<string, (world: World) => Promise<Deletion[]>> = {
  deleteClient: async (world) => {
    const owner = world.as('owner');
    const [client, inactive] = [await aClient(owner), await aClient(owner)];
    const projects = await projectsInEveryState(world, { client_id: client });
    const others = await projectsInEveryState(world, { client_id: inactive });
    succeeded(await owner.call('updateClient', { ids: [inactive], body: { is_active: 0 } }));
    return [withoutClient(client, projects), withoutClient(inactive, others)];
  },

  deleteGroup: async (world) => {
    const project_ids = (await projectsInEveryState(world)).map(({ project_id }) => project_id);
    const deletions: Deletion[] = [];
    for (const _ of ['one', 'the other']) {
      const member_ids = await peopleInEveryState(world);
      const body = { name: freshName('group'), member_ids, manager_ids: member_ids.slice(1), project_ids };
      const { group_id } = succeeded(await world.as('owner').call('createGroup', { body })).data;
      const lost = each('member', member_ids, { group_id: [group_id, null] });
      deletions.push({
        ids: [[group_id]],
        difference: () => ({ [`group ${group_id}`]: 'gone', ...lost }),
      });
    }
    return deletions;
  },

  deleteProject: async (world) => {
    const about = { client_id: await aClient(world.as('owner')) };
    const project_ids = (await projectsInEveryState(world, about)).map(({ project_id }) => project_id);
    for (const _ of ['one', 'the other']) {
      const body = { name: freshName('group'), project_ids };
      succeeded(await world.as('owner').call('createGroup', { body }));
    }
    return [withoutProjects(project_ids.slice(0, 2)), withoutProjects(project_ids.slice(2))];
  },

  deletePhase: async (world) => {
    const owner = world.as('owner');
    const projects = await projectsInEveryState(world);
    const ids = projects.flatMap(({ project_id, phases }) => phases.map((id) => [project_id, id]));
    for (const phase of ids) {
      const answer = await owner.call('deletePhase', { ids: phase });
      refusedWith(answer, 422, ['phase_id'], 'a phase with time stays, whatever it is');
    }
    for (const { entries, timer } of projects) {
      for (const id of entries) succeeded(await owner.call('deleteEntry', { ids: [id] }));
      succeeded(await world.as('member').call('deleteTimer', { ids: [timer] }));
    }
    const { todo_id, ...place } = await phaseOfTodo(world);
    const todo: Difference = { [`todo ${todo_id}`]: { phase_id: [place.phase_id, null] } };
    const all = [[place.project_id, place.phase_id], ...ids];
    const gone = Object.fromEntries(all.map(([, id]) => [`phase ${id}`, 'gone' as const]));
    return [{ ids: all, difference: () => ({ ...gone, ...todo }) }];
  },

  deletePhaseCategory: async (world) => {
    const owner = world.as('owner');
    const [category, other] = [await aCategory(owner), await aCategory(owner)];
    const projects = await projectsInEveryState(world, { phase_category_id: category });
    await projectsInEveryState(world, { phase_category_id: other });
    const phases = projects.flatMap((project) => project.phases);
    const lost = each('phase', phases, { phase_category_id: [category, null] });
    return [{ ids: [[category]], difference: () => ({ [`phase category ${category}`]: 'gone', ...lost }) }];
  },
};

/** Deletes what hangs together; time passes before, so that a record that was touched shows it. */
export async function deletesAll(id: string): Promise<void> {
  const world = await newWorld();
  const prepare = DELETIONS[id];
  if (!prepare) throw new Error(`missing contract test: ${id} (what hangs on its records?)`);
  const deletions = await prepare(world);
  await world.advance(60);
  let before = await wholeOf(world);
  for (const { ids, difference } of deletions) {
    let answer: Answer | undefined;
    for (const record of ids) {
      answer = await world.as('owner').send(id, { ids: record });
      succeeded(answer);
    }
    const after = await wholeOf(world);
    const rule = 'what hung on it has lost it, and all else is as it was';
    if (answer) expectDifference(answer, rule, difference(before), { before, after });
    before = after;
  }
}

function withoutClient(client: number, projects: Dependant[]): Deletion {
  const lost = { client_id: [client, null] as [number, null] };
  const projectIds = projects.map(({ project_id }) => project_id);
  const entryIds = projects.flatMap(({ entries }) => entries);
  return {
    ids: [[client]],
    difference: () => ({
      [`client ${client}`]: 'gone',
      ...each('project', projectIds, lost),
      ...each('entry', entryIds, lost),
    }),
  };
}

/** With a project goes all that carries its id; groups only lose it from their list. */
function withoutProjects(project_ids: number[]): Deletion {
  const isGone = (id: unknown) => project_ids.includes(id as number);
  const difference = (before: Whole) => {
    const found: Difference = {};
    for (const [name, record] of Object.entries(before)) {
      const linked = record.project_ids as number[] | undefined;
      if (isGone(record.project_id)) found[name] = 'gone';
      if (linked?.some(isGone)) found[name] = { project_ids: [linked, linked.filter((id) => !isGone(id))] };
    }
    return found;
  };
  return { ids: project_ids.map((id) => [id]), difference };
}

function each(name: string, ids: number[], change: Exclude<Difference[string], string>): Difference {
  return Object.fromEntries(ids.map((id) => [`${name} ${id}`, change]));
}
