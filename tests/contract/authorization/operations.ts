import type { Kind } from '../../fixtures/oracle-facts.ts';

/** How the suite speaks of an operation, and how it finds out how far an actor reaches in it. */
export interface CallKind {
  /** What it does to which kind of record. */
  path: 'me' | 'list' | 'read' | 'write';
  kind: Kind;
  /** "cannot create a client". */
  to: string;
  /** "creates". */
  does: string;
  /** The row of the fact sheet that says who may; without one the contract document does. */
  row?: string;
}

/** Every operation; one that is missing here fails in coverage.test.ts. */
export const CALL: Record<string, CallKind> = {
  getMe: {
    path: 'me',
    kind: 'member',
    to: 'read his own profile',
    does: 'reads',
    row: 'read his own profile',
  },

  listMembers: call('list', 'member', 'list members', 'list members'),
  getMember: call('read', 'member', 'read a member'),
  createMember: call('write', 'member', 'invite a member', 'invite or edit a member'),
  updateMember: call('write', 'member', 'edit a member', 'invite or edit a member'),

  listClients: call('list', 'client', 'list clients', 'list or read clients'),
  getClient: call('read', 'client', 'read a client', 'list or read clients'),
  createClient: call('write', 'client', 'create a client', 'create a client'),
  updateClient: call('write', 'client', 'edit a client', 'edit a client'),
  deleteClient: call('write', 'client', 'delete a client', 'delete a client'),

  listGroups: call('list', 'group', 'list groups', 'list groups'),
  getGroup: call('read', 'group', 'read a group'),
  createGroup: call('write', 'group', 'create a group', 'create a group'),
  updateGroup: call('write', 'group', 'edit a group', 'edit or delete a group'),
  deleteGroup: call('write', 'group', 'delete a group', 'edit or delete a group'),

  listProjects: call('list', 'project', 'list projects', 'list projects'),
  getProject: call('read', 'project', 'read a project'),
  createProject: call('write', 'project', 'create a project', 'create a project'),
  updateProject: call('write', 'project', 'edit a project', 'edit a project'),
  deleteProject: call('write', 'project', 'delete a project', 'delete a project'),

  listPhases: call('list', 'phase', 'list phases', 'read phases'),
  getPhase: call('read', 'phase', 'read a phase', 'read phases'),
  createPhase: call('write', 'phase', 'create a phase', 'write phases'),
  updatePhase: call('write', 'phase', 'edit a phase', 'write phases'),
  deletePhase: call('write', 'phase', 'delete a phase', 'write phases'),

  listPhaseCategories: call('list', 'phaseCategory', 'list phase categories', 'list phase categories'),
  createPhaseCategory: call('write', 'phaseCategory', 'create a phase category', 'write phase categories'),
  updatePhaseCategory: call('write', 'phaseCategory', 'edit a phase category', 'write phase categories'),
  deletePhaseCategory: call('write', 'phaseCategory', 'delete a phase category', 'write phase categories'),

  listEntries: call('list', 'entry', 'list entries', 'list entries'),
  getEntry: call('read', 'entry', 'read an entry'),
  createEntry: call('write', 'entry', 'create an entry'),
  updateEntry: call('write', 'entry', 'edit an entry', 'edit an entry'),
  deleteEntry: call('write', 'entry', 'delete an entry', 'delete an entry'),

  listTimers: call('list', 'timer', 'list timers', 'use timers'),
  createTimer: call('write', 'timer', 'start a timer', 'use timers'),
  updateTimer: call('write', 'timer', 'edit a timer', 'use timers'),
  deleteTimer: call('write', 'timer', 'delete a timer', 'use timers'),
  pauseTimer: call('write', 'timer', 'pause a timer', 'use timers'),
  resumeTimer: call('write', 'timer', 'resume a timer', 'use timers'),
  stopTimer: call('write', 'timer', 'stop a timer', 'use timers'),

  listTodos: call('list', 'todo', 'list todos', 'read todos'),
  getTodo: call('read', 'todo', 'read a todo', 'read todos'),
};

function call(path: CallKind['path'], kind: Kind, to: string, row?: string): CallKind {
  const verb = to.split(' ')[0] ?? '';
  return { path, kind, to, does: `${verb}s`, ...(row !== undefined && { row }) };
}
