import type { Operation } from '../../../spec/contract.ts';
import { findVisible } from '../../access/view.ts';
import type { Mock } from '../../mock.ts';
import { Problem } from '../../problems.ts';
import { authorizeBody, refuseUnseenIds } from '../../steps/authorize-body.ts';
import { findRecord, visible } from '../../steps/find-record.ts';
import type { ResourceName, Row } from '../../store/rows.ts';
import { at, fault, type Weaving } from '../fault.ts';

const OBJECT = 'OWASP API1:2023 (object level)';
const READS = 'authorization/matrix/reads';

/** Finds a record for these operations whoever asks. */
function opening(which: (operation: Operation) => boolean): Weaving {
  return at(findRecord, (sound) => (operation, handler, values, context) => {
    try {
      return sound(operation, handler, values, context);
    } catch (error) {
      const record = context.store.table(handler.resource.name).get(Number(values.at(-1)));
      if (!which(operation) || !record) throw error;
      const parent = context.store.table('project').get(Number(values[0]));
      return { record, ...(handler.resource.parent && parent && { parent }) };
    }
  });
}

/** A record of another workspace of the mock, by its id alone. */
function elsewhere({ workspaces }: Mock, name: ResourceName, id: number): Row | undefined {
  return workspaces
    .all()
    .map((workspace) => workspace.store.table(name).get(id))
    .find((row) => row !== undefined);
}

export const objects = [
  fault('any-record-is-read', {
    sentence: 'Single reads show every record of the workspace, whoever asks.',
    breaks: OBJECT,
    caughtBy: READS,
    weave: opening(({ method }) => method === 'get'),
  }),
  fault('any-record-is-updated', {
    sentence: 'Updates change every record of the workspace, whoever asks.',
    breaks: OBJECT,
    caughtBy: 'authorization/matrix/writes',
    weave: [
      opening(({ method }) => method === 'put'),
      at(authorizeBody, (sound) => (operation, ...rest) => {
        if (operation.method !== 'put') sound(operation, ...rest);
      }),
    ],
  }),
  fault('any-record-is-deleted', {
    sentence: 'Deletes take every record of the workspace, whoever asks.',
    breaks: OBJECT,
    caughtBy: 'authorization/matrix/writes',
    weave: opening(({ method }) => method === 'delete'),
  }),
  fault('any-timer-is-stopped', {
    sentence: "Everybody can pause, resume and stop everybody's timers.",
    breaks: OBJECT,
    caughtBy: 'authorization/matrix/writes',
    weave: opening(({ method, id }) => method === 'post' && id.endsWith('Timer')),
  }),
  fault('record-of-another-workspace', {
    sentence: 'A record of another workspace is read by its id.',
    breaks: OBJECT,
    caughtBy: 'authorization/other-workspace',
    weave: at(visible, (sound, mock) => (name, id, context) => {
      const row = id === undefined ? undefined : elsewhere(mock, name, id);
      return row && !context.store.table(name).has(id as number) ? row : sound(name, id, context);
    }),
  }),
  fault('phase-under-any-project', {
    sentence: 'A phase is found under the path of every project.',
    breaks: OBJECT,
    caughtBy: 'authorization/phase-paths',
    weave: at(findRecord, (sound) => (operation, handler, values, context) => {
      const phase = handler.resource.name === 'phase' && context.store.tables.phase.get(Number(values[1]));
      return sound(
        operation,
        handler,
        phase ? [String(phase.project_id), String(values[1])] : values,
        context,
      );
    }),
  }),
  fault('unseen-ids-in-a-body', {
    sentence: 'A body may name ids that the caller does not see.',
    breaks: OBJECT,
    caughtBy: 'authorization/moving',
    weave: at(refuseUnseenIds, () => () => undefined),
  }),
  fault('ids-of-nothing-in-a-body', {
    sentence: 'A body may name ids of nothing.',
    breaks: 'contract: ids in a body are ids of something (guess)',
    caughtBy: 'conformance/unknown-id',
    weave: at(findVisible, (sound) => (contract, caller, name, id) => {
      return sound(contract, caller, name, id) ?? (id > 1_000_000_000_000 ? ({} as Row) : undefined);
    }),
  }),
  fault('unseen-is-403', {
    sentence: 'A record that the caller does not see is refused with 403, which tells that it is there.',
    breaks: OBJECT,
    caughtBy: READS,
    weave: at(visible, (sound) => (name, id, context) => {
      const isThere = id !== undefined && context.store.table(name).has(id);
      if (isThere && !findVisible(context.contract, context.caller, name, id)) throw new Problem('forbidden');
      return sound(name, id, context);
    }),
  }),
];
