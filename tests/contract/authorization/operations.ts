import type { Kind } from '../../fixtures/oracle.ts';

/** How the suite speaks of an operation, and how it finds out which access an actor has. */
export interface CallKind {
  /** What it does to which kind of record. */
  path: 'me' | 'list' | 'read' | 'write';
  kind: Kind;
  /** "cannot create a client". */
  to: string;
  /** "creates". */
  does: string;
}

/** Every operation; one that is missing here fails in coverage.test.ts. */
export const CALL: Record<string, CallKind> = {
  getMe: { path: 'me', kind: 'member', to: 'read their own profile', does: 'reads' },

  listMembers: call('list', 'member', 'list members'),
  getMember: call('read', 'member', 'read a member'),
  createMember: call('write', 'member', 'invite a member'),
  updateMember: call('write', 'member', 'edit a member'),

  listClients: call('list', 'client', 'list clients'),
  getClient: call('read', 'client', 'read a client'),
  createClient: call('write', 'client', 'create a client'),
  updateClient: call('write', 'client', 'edit a client'),
  deleteClient: call('write', 'client', 'delete a client'),

  listGroups: call('list', 'group', 'list groups'),
  getGroup: call('read', 'group', 'read a group'),
  createGroup: call('write', 'group', 'create a group'),
  updateGroup: call('write', 'group', 'edit a group'),
  deleteGroup: call('write', 'group', 'delete a group'),

  listProjects: call('list', 'project', 'list projects'),
  getProject: call('read', 'project', 'read a project'),
  createProject: call('write', 'project', 'create a project'),
  updateProject: call('write', 'project', 'edit a project'),
  deleteProject: call('write', 'project', 'delete a project'),

  listPhases: call('list', 'phase', 'list phases'),
  getPhase: call('read', 'phase', 'read a phase'),
  createPhase: call('write', 'phase', 'create a phase'),
  updatePhase: call('write', 'phase', 'edit a phase'),
  deletePhase: call('write', 'phase', 'delete a phase'),

  listPhaseCategories: call('list', 'phaseCategory', 'list phase categories'),
  createPhaseCategory: call('write', 'phaseCategory', 'create a phase category'),
  updatePhaseCategory: call('write', 'phaseCategory', 'edit a phase category'),
  deletePhaseCategory: call('write', 'phaseCategory', 'delete a phase category'),

  listEntries: call('list', 'entry', 'list entries'),
  getEntry: call('read', 'entry', 'read an entry'),
  createEntry: call('write', 'entry', 'create an entry'),
  updateEntry: call('write', 'entry', 'edit an entry'),
  deleteEntry: call('write', 'entry', 'delete an entry'),

  listTimers: call('list', 'timer', 'list timers'),
  createTimer: call('write', 'timer', 'start a timer'),
  updateTimer: call('write', 'timer', 'edit a timer'),
  deleteTimer: call('write', 'timer', 'delete a timer'),
  pauseTimer: call('write', 'timer', 'pause a timer'),
  resumeTimer: call('write', 'timer', 'resume a timer'),
  stopTimer: call('write', 'timer', 'stop a timer'),

  listTodos: call('list', 'todo', 'list todos'),
  getTodo: call('read', 'todo', 'read a todo'),
};

function call(path: CallKind['path'], kind: Kind, to: string): CallKind {
  const verb = to.split(' ')[0] ?? '';
  return { path, kind, to, does: `${verb}s` };
}
