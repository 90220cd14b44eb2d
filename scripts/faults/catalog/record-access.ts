import { METHODS } from '../../contract/document.ts';
import { Caller } from '../../mock/access/caller.ts';
import type { Mock } from '../../mock/mock.ts';
import { Problem } from '../../mock/problems.ts';
import type { Context } from '../../mock/resources/resource.ts';
import type { ResourceName, Row } from '../../mock/store/rows.ts';
import { changeRecords, onProblem } from './edits.ts';
import { fault } from './fault.ts';

const OBJECT = 'OWASP API1:2023 (object level)';
const LOCK = 'help-lock: only owners and admins change locked time';
const LOCKED = 'authorization/locked-period';
const MOVING = 'authorization/moved-records';

/** Faults that let callers read, change or infer records to which they have no access. */
export const recordAccess = [
  fault('any-record-is-deleted', {
    description: 'Callers who may delete some records of a resource can delete all of them.',
    breaks: OBJECT,
    detectedBy: 'authorization/matrix/writes',
    steps: ({ findRecord }) => ({
      findRecord(call) {
        const { resource, action, values, context } = call;
        const record = context.store.table(resource.name).get(Number(values.at(-1)));
        return action === 'delete' && record ? { record } : findRecord(call);
      },
    }),
  }),
  fault('record-of-another-workspace', {
    description: 'A record in another workspace can be read by its ID.',
    breaks: OBJECT,
    detectedBy: 'authorization/other-workspace',
    steps: ({ findRecord }, mock) => ({
      findRecord: (call) =>
        onProblem(
          'notFound',
          () => findRecord(call),
          (problem) => {
            const { resource, action, values, context } = call;
            const record = findElsewhere(mock, context, resource.name, Number(values.at(-1)));
            if (action !== 'get' || !record) throw problem;
            return { record };
          },
        ),
    }),
  }),
  fault('phase-under-any-project', {
    description: 'A phase can be read under the path of any project.',
    breaks: OBJECT,
    detectedBy: 'authorization/phase-paths',
    steps: ({ findRecord }) => ({
      findRecord(call) {
        const [, id = ''] = call.values;
        const phase = call.resource.name === 'phase' && call.context.store.tables.phase.get(Number(id));
        return findRecord(phase ? { ...call, values: [String(phase.project_id), id] } : call);
      },
    }),
  }),
  fault('unseen-is-403', {
    description: 'A record that is not visible is rejected with 403, which reveals that it exists.',
    breaks: OBJECT,
    detectedBy: 'authorization/matrix/reads',
    steps: ({ findRecord }) => ({
      findRecord: (call) =>
        onProblem(
          'hiddenRecord',
          () => findRecord(call),
          () => {
            throw new Problem('forbidden');
          },
        ),
    }),
  }),
  fault('unseen-ids-in-a-body', {
    description: 'A body may contain IDs of records that are not visible to the caller.',
    breaks: OBJECT,
    detectedBy: MOVING,
    steps: ({ authorizeBody }) => ({
      authorizeBody: (call, draft) =>
        authorizeBody({ ...call, resource: { ...call.resource, references: {} } }, draft),
    }),
  }),

  fault('totals-count-everything', {
    description: 'meta.total counts records that are not visible to the caller.',
    breaks: OBJECT,
    detectedBy: 'authorization/matrix/lists',
    steps: ({ handle }) => ({
      handle(call, target, input, draft) {
        const outcome = handle(call, target, input, draft);
        if (!('page' in outcome)) return outcome;
        const ownerOutcome = handle({ ...call, context: asOwner(call.context) }, target, input, draft);
        return 'page' in ownerOutcome
          ? { ...outcome, page: { ...outcome.page, total: ownerOutcome.page.total } }
          : outcome;
      },
    }),
  }),
  fault('filter-reveals-unseen-ids', {
    description: 'A filter by the ID of a hidden client reveals its projects.',
    breaks: OBJECT,
    detectedBy: 'authorization/hidden-filters',
    policies: {
      filtering: (filtering) => ({
        tests(resource, query, context) {
          const open = Object.entries(resource.filters).map(([name, { passes }]) => [name, { passes }]);
          return filtering.tests({ ...resource, filters: Object.fromEntries(open) }, query, context);
        },
      }),
    },
  }),
  fault('members-embedded-unseen', {
    description: 'A project embeds all of its members, including members that are not visible to the caller.',
    breaks: OBJECT,
    detectedBy: 'authorization/embeddings',
    steps: ({ show }) => ({
      show(outcome, load, url, context) {
        const body = show(outcome, load, url, context);
        if ('message' in outcome || outcome.resource !== 'project') return body;
        return changeRecords(body, outcome, (record, row) =>
          'members' in record ? { ...record, members: row.members } : record,
        );
      },
    }),
  }),

  fault('lock-ignored', {
    description: 'Everyone can change locked time.',
    breaks: LOCK,
    detectedBy: LOCKED,
    contract({ paths }) {
      for (const item of Object.values(paths)) {
        for (const method of METHODS) delete item[method]?.['x-access-when-locked'];
      }
    },
  }),
  fault('lock-ends-a-day-early', {
    description: 'The last day of the locked period is open.',
    breaks: 'help-lock: time on and before the last locked date is locked',
    detectedBy: LOCKED,
    policies: {
      locking: () => ({ isLockedDay: (date, lockedUntil) => lockedUntil !== null && date < lockedUntil }),
    },
  }),
  fault('lock-lets-move-in', {
    description: 'An open entry can be moved into the locked period.',
    breaks: LOCK,
    detectedBy: LOCKED,
    steps: ({ authorizeBody }) => ({
      authorizeBody(call, draft) {
        const { row, before } = draft;
        const isMoved = before && call.resource.name === 'entry';
        authorizeBody(call, isMoved ? { ...draft, row: { ...row, entry_date: before.entry_date } } : draft);
      },
    }),
  }),
  fault('gives-entries-away', {
    description: 'Everyone can reassign their entries to other users.',
    breaks: OBJECT,
    detectedBy: MOVING,
    steps: ({ authorizeBody }) => ({
      authorizeBody(call, draft) {
        const { row, before } = draft;
        const isUpdate = before && call.resource.name === 'entry';
        const user_id = call.context.caller.id;
        authorizeBody(call, isUpdate ? { ...draft, row: { ...row, user_id } } : draft);
      },
    }),
  }),
];

function findElsewhere({ workspaces }: Mock, { workspace }: Context, name: ResourceName, id: number) {
  const otherWorkspaces = workspaces.all().filter((other) => other !== workspace);
  return otherWorkspaces.map(({ store }): Row | undefined => store.table(name).get(id)).find((row) => row);
}

function asOwner(context: Context): Context {
  const { caller, workspace, policies } = context;
  const roles = { ...policies.roles, resolveRoles: () => ['owner' as const] };
  return { ...context, caller: new Caller(caller.user, workspace, roles) };
}
