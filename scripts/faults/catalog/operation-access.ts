import type { Actor } from '../../contract/contract.ts';
import { Caller } from '../../mock/access/caller.ts';
import { createPeopleRecords } from '../../mock/access/roles.ts';
import type { MockRequest } from '../../mock/http.ts';
import type { Mock } from '../../mock/mock.ts';
import { handleOperation, type Steps } from '../../mock/pipeline.ts';
import { Problem } from '../../mock/problems.ts';
import type { Authenticated } from '../../mock/steps/authenticate.ts';
import { changeAccess } from './contract-edits.ts';
import { createFaultState, onProblem } from './edits.ts';
import { fault } from './fault.ts';

const FUNCTION = 'OWASP API5:2023 (function level)';
const OBJECT = 'OWASP API1:2023 (object level)';
const MANAGED = 'help-manager: managers have their projects, groups or people';
const LISTS = 'authorization/matrix/lists';
const REJECTED = 'authorization/matrix/rejected';
const WRITES = 'authorization/matrix/writes';
const MEMBERS: Actor[] = ['member', 'other-member'];

/** Faults that give roles more or less access than the permission matrix says. */
export const operationAccess = [
  fault('member-creates-client', {
    description: 'Members can create a client.',
    breaks: FUNCTION,
    detectedBy: 'operations/documented-access',
    contract: changeAccess('createClient', MEMBERS, 'all'),
  }),
  fault('direct-manager-deletes-project', {
    description: 'Direct managers can delete the projects of their people.',
    breaks: FUNCTION,
    detectedBy: REJECTED,
    contract: changeAccess('deleteProject', ['direct-manager'], 'managed'),
  }),
  fault('admin-cannot-create-client', {
    description: 'Admins cannot create a client.',
    breaks: 'contract: every role can use its permissions (help-roles)',
    detectedBy: WRITES,
    contract: changeAccess('createClient', ['admin'], 'none'),
  }),
  fault('member-cannot-stop-timer', {
    description: 'Members cannot stop their timers.',
    breaks: 'contract: every role can use its permissions (help-roles)',
    detectedBy: WRITES,
    contract: changeAccess('stopTimer', MEMBERS, 'none'),
  }),
  fault('member-lists-all-entries', {
    description: 'The list of entries shows members the entries of everyone.',
    breaks: OBJECT,
    detectedBy: ['operations/documented-access', LISTS],
    contract: changeAccess('listEntries', MEMBERS, 'all'),
  }),
  fault('member-reads-any-entry', {
    description: 'Members can read the entry of any user by its ID.',
    breaks: OBJECT,
    detectedBy: 'authorization/matrix/reads',
    contract: changeAccess('getEntry', MEMBERS, 'all'),
  }),

  fault('group-manager-of-all-groups', {
    description: 'Group managers manage every group.',
    breaks: MANAGED,
    detectedBy: LISTS,
    policies: {
      roles: (roles) => ({
        ...roles,
        findManagedRecords(role, userId, store) {
          const managed = roles.findManagedRecords(role, userId, store);
          if (role !== 'group-manager') return managed;
          return { ...managed, groups: new Set(store.tables.group.all().map((group) => group.group_id)) };
        },
      }),
    },
  }),
  fault('project-manager-of-assigned-projects', {
    description: 'Project managers manage every project that they are a member of.',
    breaks: MANAGED,
    detectedBy: [LISTS, 'authorization/fields'],
    policies: {
      roles: (roles) => ({
        ...roles,
        findManagedRecords(role, userId, store) {
          const managed = roles.findManagedRecords(role, userId, store);
          if (role !== 'project-manager') return managed;
          const projects = store.tables.project
            .all()
            .filter(({ members }) => members.some((member) => member.user_id === userId));
          return { ...managed, projects: new Set(projects.map((project) => project.project_id)) };
        },
      }),
    },
  }),
  fault('direct-manager-of-first-level', {
    description: 'Direct managers manage their direct reports, but not the people below those.',
    breaks: 'help-manager: their people and everyone below them',
    detectedBy: LISTS,
    policies: {
      roles: (roles) => ({
        ...roles,
        findManagedRecords(role, userId, store) {
          if (role !== 'direct-manager') return roles.findManagedRecords(role, userId, store);
          const reports = store.tables.member.all().filter((member) => member.manager_id === userId);
          return createPeopleRecords(new Set(reports.map((member) => member.user_id)), store);
        },
      }),
    },
  }),
  fault('role-as-first-seen', {
    description: 'Users keep the role that they had at their first request.',
    breaks: 'article: the role of the user decides at each request',
    detectedBy: 'tokens/role',
    policies: {
      roles(roles) {
        const remembered = createFaultState<number, Actor[]>();
        return {
          ...roles,
          resolveRoles(user, workspace) {
            const rolesByUser = remembered(workspace.store);
            const held = rolesByUser.get(user.user_id) ?? roles.resolveRoles(user, workspace);
            rolesByUser.set(user.user_id, held);
            return held;
          },
        };
      },
    },
  }),
  fault('public-is-not-assigned', {
    description: 'A public project is visible to its own members only.',
    breaks: 'help-projects: a public project is open to all users',
    detectedBy: LISTS,
    policies: {
      relations: (relations) => ({
        ...relations,
        isAssigned(caller, resource, row) {
          const projects = caller.workspace.store.table('project');
          const project = resource === 'project' ? row : projects.get(row.project_id as number);
          return project !== undefined && relations.isOwn(caller, 'project', project);
        },
      }),
    },
  }),

  fault('forbidden-call-is-404', {
    description: 'An operation that the role has no access to is rejected with 404.',
    breaks: 'contract: 403 for an operation that the role has no access to (guess: fact sheet section 4)',
    detectedBy: REJECTED,
    steps: ({ authorizeOperation }) => ({
      authorizeOperation: (...args) =>
        onProblem(
          'forbidden',
          () => authorizeOperation(...args),
          () => {
            throw new Problem('notFound');
          },
        ),
    }),
  }),
  fault('rejected-call-is-carried-out', {
    description: 'An operation that the role has no access to is carried out and then rejected.',
    breaks: 'contract: a rejected write changes nothing',
    detectedBy: REJECTED,
    steps: (steps, mock) =>
      withArrival(steps, (arrival) => ({
        authorizeOperation: (api, operation, caller) =>
          onProblem(
            'forbidden',
            () => steps.authorizeOperation(api, operation, caller),
            (problem) => {
              carryOutAsOwner({ ...mock, steps }, arrival());
              throw problem;
            },
          ),
      })),
  }),
  fault('input-is-validated-before-the-role', {
    description: 'Invalid input is rejected with 422 before the role is checked.',
    breaks: 'contract: no access is 403 regardless of the input (guess)',
    detectedBy: REJECTED,
    steps: (steps) =>
      withArrival(steps, (arrival) => ({
        authorizeOperation(api, operation, caller) {
          steps.validate(api, operation, arrival().request);
          steps.authorizeOperation(api, operation, caller);
        },
      })),
  }),
];

interface Arrival extends Authenticated {
  request: MockRequest;
}

/** Gives steps the last authenticated request, which is the current one: requests are handled one at a time. */
function withArrival(steps: Steps, change: (arrival: () => Arrival) => Partial<Steps>): Partial<Steps> {
  let last: Arrival | undefined;
  return {
    authenticate(api, request) {
      const authenticated = steps.authenticate(api, request);
      last = { ...authenticated, request };
      return authenticated;
    },
    ...change(() => last as Arrival),
  };
}

/** Runs the request as the owner and ignores the result. */
function carryOutAsOwner(mock: Mock, { request, caller, grant }: Arrival): void {
  const { workspace } = caller;
  const owner = workspace.store.tables.member.all().find((member) => member.access_level === 'owner');
  if (!owner) return;
  const asOwner = new Caller(owner, workspace, mock.policies.roles);
  try {
    handleOperation(mock, request, mock.steps.route(mock, request), { caller: asOwner, grant });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
