import type { LooseInput } from '../client.ts';
import { ID_OF, type Kind } from '../oracle-facts.ts';
import { freshName } from '../scenarios.ts';
import type { Things } from './things.ts';

/** A valid call of an operation on one of the things. */
export interface Try {
  /** The thing on which it depends whether he may. `work` is that the person works on the project. */
  on: 'member' | 'client' | 'group' | 'project' | 'entry' | 'work';
  input: (things: Things) => LooseInput;
  /** For lists: how to find the thing in it. */
  find?: { field: string; id: (things: Things) => number };
  /** Afterwards things are others than before. */
  isLast?: true;
}

/** A try of each operation that managers may call on what they manage, deletions last. */
export const TRIES: Record<string, Try> = {
  listMembers: list('member', 'member'),
  getMember: read('member', (things) => [things.member]),

  listClients: list('client', 'client'),
  getClient: read('client', (things) => [things.client]),
  updateClient: write('client', (things) => [things.client], { name: 'client' }),

  listGroups: list('group', 'group'),
  getGroup: read('group', (things) => [things.group]),

  listProjects: list('project', 'project'),
  getProject: read('project', (things) => [things.project]),
  updateProject: write('project', (things) => [things.project], { name: 'project' }),

  listPhases: list('project', 'phase', (things) => [things.project]),
  getPhase: read('project', (things) => [things.project, things.phase]),
  createPhase: write('project', (things) => [things.project], { name: 'phase' }),
  updatePhase: write('project', (things) => [things.project, things.phase], { name: 'phase' }),

  listTodos: list('project', 'todo'),
  getTodo: read('project', (things) => [things.todo]),

  listEntries: list('entry', 'entry'),
  getEntry: read('entry', (things) => [things.entry]),
  updateEntry: {
    on: 'entry',
    input: (things) => ({ ids: [things.entry], body: { minutes: 45 } }),
  },
  createEntry: {
    on: 'work',
    input: ({ project, phase, member }) => ({
      body: { project_id: project, phase_id: phase, user_id: member, minutes: 15 },
    }),
  },

  // Whoever creates a project manages it.
  createProject: { ...write('group', () => [], { name: 'project' }), isLast: true },
  deleteEntry: { ...read('entry', (things) => [things.entry]), isLast: true },
  deletePhase: { ...read('project', (things) => [things.project, things.sparePhase]), isLast: true },
  deleteProject: { ...read('project', (things) => [things.project]), isLast: true },
};

function list(on: Try['on'], kind: Kind & keyof Things, ids: (things: Things) => number[] = () => []): Try {
  const find = { field: ID_OF[kind], id: (things: Things) => things[kind] };
  return { on, input: (things) => ({ ids: ids(things), query: { per_page: 100 } }), find };
}

function read(on: Try['on'], ids: (things: Things) => number[]): Try {
  return { on, input: (things) => ({ ids: ids(things) }) };
}

function write(on: Try['on'], ids: (things: Things) => number[], { name }: { name: string }): Try {
  return { on, input: (things) => ({ ids: ids(things), body: { name: freshName(name) } }) };
}
