import type { Kind } from '../../fixtures/oracle-facts.ts';

/** How the suite speaks of an operation, and how it finds out how far an actor reaches in it. */
export interface Doing {
  /** What it does to which kind of record. */
  way: 'me' | 'list' | 'read' | 'write';
  kind: Kind;
  /** "cannot create a client". */
  to: string;
  /** "creates". */
  does: string;
  /** The row of the fact sheet that says who may; without one the contract document does. */
  row?: string;
}

/** Every operation; one that is missing here fails in coverage.test.ts. */
export const DOING: Record<string, Doing> = {
  getMe: {
    way: 'me',
    kind: 'member',
    to: 'read his own profile',
    does: 'reads',
    row: 'read his own profile',
  },

  listMembers: doing('list', 'member', 'list members', 'list members'),
  getMember: doing('read', 'member', 'read a member'),
  createMember: doing('write', 'member', 'invite a member', 'invite or edit a member'),
  updateMember: doing('write', 'member', 'edit a member', 'invite or edit a member'),

  listClients: doing('list', 'client', 'list clients', 'list or read clients'),
  getClient: doing('read', 'client', 'read a client', 'list or read clients'),
  createClient: doing('write', 'client', 'create a client', 'create a client'),
  updateClient: doing('write', 'client', 'edit a client', 'edit a client'),
  deleteClient: doing('write', 'client', 'delete a client', 'delete a client'),

  listGroups: doing('list', 'group', 'list groups', 'list groups'),
  getGroup: doing('read', 'group', 'read a group'),
  createGroup: doing('write', 'group', 'create a group', 'create a group'),
  updateGroup: doing('write', 'group', 'edit a group', 'edit or delete a group'),
  deleteGroup: doing('write', 'group', 'delete a group', 'edit or delete a group'),

  listProjects: doing('list', 'project', 'list projects', 'list projects'),
  getProject: doing('read', 'project', 'read a project'),
  createProject: doing('write', 'project', 'create a project', 'create a project'),
  updateProject: doing('write', 'project', 'edit a project', 'edit a project'),
  deleteProject: doing('write', 'project', 'delete a project', 'delete a project'),

  listPhases: doing('list', 'phase', 'list phases', 'read phases'),
  getPhase: doing('read', 'phase', 'read a phase', 'read phases'),
  createPhase: doing('write', 'phase', 'create a phase', 'write phases'),
  updatePhase: doing('write', 'phase', 'edit a phase', 'write phases'),
  deletePhase: doing('write', 'phase', 'delete a phase', 'write phases'),

  listPhaseCategories: doing('list', 'phaseCategory', 'list phase categories', 'list phase categories'),
  createPhaseCategory: doing('write', 'phaseCategory', 'create a phase category', 'write phase categories'),
  updatePhaseCategory: doing('write', 'phaseCategory', 'edit a phase category', 'write phase categories'),
  deletePhaseCategory: doing('write', 'phaseCategory', 'delete a phase category', 'write phase categories'),

  listEntries: doing('list', 'entry', 'list entries', 'list entries'),
  getEntry: doing('read', 'entry', 'read an entry'),
  createEntry: doing('write', 'entry', 'create an entry'),
  updateEntry: doing('write', 'entry', 'edit an entry', 'edit an entry'),
  deleteEntry: doing('write', 'entry', 'delete an entry', 'delete an entry'),

  listTimers: doing('list', 'timer', 'list timers', 'use timers'),
  createTimer: doing('write', 'timer', 'start a timer', 'use timers'),
  updateTimer: doing('write', 'timer', 'edit a timer', 'use timers'),
  deleteTimer: doing('write', 'timer', 'delete a timer', 'use timers'),
  pauseTimer: doing('write', 'timer', 'pause a timer', 'use timers'),
  resumeTimer: doing('write', 'timer', 'resume a timer', 'use timers'),
  stopTimer: doing('write', 'timer', 'stop a timer', 'use timers'),

  listTodos: doing('list', 'todo', 'list todos', 'read todos'),
  getTodo: doing('read', 'todo', 'read a todo', 'read todos'),
};

function doing(way: Doing['way'], kind: Kind, to: string, row?: string): Doing {
  const verb = to.split(' ')[0] ?? '';
  return { way, kind, to, does: `${verb}s`, ...(row !== undefined && { row }) };
}
