import type { Method } from './document.ts';

type OperationTuple = [id: string, method: Method, path: string];

/** The contract's operations. A document may use other operationIds and other names of path parameters. */
export const OPERATIONS: readonly OperationTuple[] = [
  ['getMe', 'get', '/me'],

  ['listMembers', 'get', '/members'],
  ['createMember', 'post', '/members'],
  ['getMember', 'get', '/members/{member_id}'],
  ['updateMember', 'put', '/members/{member_id}'],

  ['listClients', 'get', '/clients'],
  ['createClient', 'post', '/clients'],
  ['getClient', 'get', '/clients/{client_id}'],
  ['updateClient', 'put', '/clients/{client_id}'],
  ['deleteClient', 'delete', '/clients/{client_id}'],

  ['listGroups', 'get', '/groups'],
  ['createGroup', 'post', '/groups'],
  ['getGroup', 'get', '/groups/{group_id}'],
  ['updateGroup', 'put', '/groups/{group_id}'],
  ['deleteGroup', 'delete', '/groups/{group_id}'],

  ['listProjects', 'get', '/projects'],
  ['createProject', 'post', '/projects'],
  ['getProject', 'get', '/projects/{project_id}'],
  ['updateProject', 'put', '/projects/{project_id}'],
  ['deleteProject', 'delete', '/projects/{project_id}'],

  ['listPhases', 'get', '/projects/{project_id}/phases'],
  ['createPhase', 'post', '/projects/{project_id}/phases'],
  ['getPhase', 'get', '/projects/{project_id}/phases/{phase_id}'],
  ['updatePhase', 'put', '/projects/{project_id}/phases/{phase_id}'],
  ['deletePhase', 'delete', '/projects/{project_id}/phases/{phase_id}'],

  ['listPhaseCategories', 'get', '/phase-categories'],
  ['createPhaseCategory', 'post', '/phase-categories'],
  ['updatePhaseCategory', 'put', '/phase-categories/{phase_category_id}'],
  ['deletePhaseCategory', 'delete', '/phase-categories/{phase_category_id}'],

  ['listEntries', 'get', '/entries'],
  ['createEntry', 'post', '/entries'],
  ['getEntry', 'get', '/entries/{entry_id}'],
  ['updateEntry', 'put', '/entries/{entry_id}'],
  ['deleteEntry', 'delete', '/entries/{entry_id}'],

  ['listTimers', 'get', '/timers'],
  ['createTimer', 'post', '/timers'],
  ['updateTimer', 'put', '/timers/{timer_id}'],
  ['deleteTimer', 'delete', '/timers/{timer_id}'],
  ['pauseTimer', 'post', '/timers/{timer_id}/pause'],
  ['resumeTimer', 'post', '/timers/{timer_id}/resume'],
  ['stopTimer', 'post', '/timers/{timer_id}/stop'],

  ['listTodos', 'get', '/todos'],
  ['getTodo', 'get', '/todos/{todo_id}'],
];

const IDS = new Map(OPERATIONS.map(([id, method, path]) => [`${method} ${pathShape(path)}`, id]));

/** The path without parameter names: `/clients/{client_id}` and `/clients/{id}` have the same shape. */
export function pathShape(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/** The names of a path's parameters, in order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
}

const PATHS = new Map(OPERATIONS.map(([, , path]) => [pathShape(path), path]));

/** The contract's form of a path, regardless of parameter names; undefined if the contract lacks the path. */
export function findContractPath(path: string): string | undefined {
  return PATHS.get(pathShape(path));
}

/** The contract's operationId; undefined if the contract lacks the operation. An update may also be a PATCH. */
export function findContractId(method: Method, path: string): string | undefined {
  return IDS.get(`${method === 'patch' ? 'put' : method} ${pathShape(path)}`);
}

/** The operationId that normalization assigned, or else the contract's, or one derived from method and path. */
export function operationName(method: Method, path: string, operationId?: string): string {
  return operationId ?? findContractId(method, path) ?? generateName(method, path);
}

/** `getProjectsProjectIdFiles` for `GET /projects/{project_id}/files`. */
export function generateName(method: Method, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}
