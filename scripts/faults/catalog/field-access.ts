import type { CallTarget, OperationCall } from '../../mock/operation-call.ts';
import { RESOURCES } from '../../mock/resources/index.ts';
import type { Row } from '../../mock/store/rows.ts';
import { changeVisibility, changeWritability } from './contract-edits.ts';
import { changeRecords, onProblem } from './edits.ts';
import { fault } from './fault.ts';

const PROPERTY = 'OWASP API3:2023 (property level)';
const FIELDS = 'authorization/fields';
const WRITABLE = 'authorization/writable';
const ROWS = 'authorization/parts-of-operations';

/** Faults that make fields visible to, or writable by, more or fewer callers than the contract says. */
export const fieldAccess = [
  fault('admin-sees-cost', {
    description: 'The cost of an entry is visible to admins.',
    breaks: PROPERTY,
    detectedBy: FIELDS,
    contract: changeVisibility('Entry', 'cost', ['admin'], 'all'),
  }),
  fault('owner-sees-no-cost', {
    description: 'The cost of an entry is not visible to owners.',
    breaks: PROPERTY,
    detectedBy: FIELDS,
    contract: changeVisibility('Entry', 'cost', ['owner'], 'none'),
  }),
  fault('cost-in-lists', {
    description: 'The list of entries shows costs to everyone; a single entry hides them.',
    breaks: PROPERTY,
    detectedBy: FIELDS,
    steps: ({ show }) => ({
      show(outcome, load, url, context) {
        const body = show(outcome, load, url, context);
        if (!('page' in outcome) || outcome.resource !== 'entry') return body;
        const cost = (row: Row) => RESOURCES.entry.derived?.cost?.(row, context);
        return changeRecords(body, outcome, (record, row) => ({ ...record, cost: cost(row) }));
      },
    }),
  }),
  fault('admin-sets-hourly-cost', {
    description: 'Admins can set the hourly cost of a member.',
    breaks: PROPERTY,
    detectedBy: ROWS,
    contract: changeWritability('MemberUpdate', 'hourly_cost', ['admin'], 'all'),
  }),
  fault('own-level-is-raised', {
    description: 'Admins can make themselves owners.',
    breaks: 'OWASP API5:2023 (function level)',
    detectedBy: 'authorization/privilege-escalation',
    steps: ({ authorizeBody }) => ({
      authorizeBody(call, draft) {
        const { authorize: _, ...resource } = call.resource;
        authorizeBody(resource.name === 'member' ? { ...call, resource } : call, draft);
      },
    }),
  }),
  fault('forbidden-field-is-dropped', {
    description: 'An update drops a field that the caller may not write, without an error.',
    breaks: 'contract: a field that the caller may not write is rejected with 403 (guess)',
    detectedBy: WRITABLE,
    steps: ({ draftRecord }) => ({
      draftRecord: (call, target, body) => draftRecord(call, target, writableFields(call, target, body)),
    }),
  }),
  fault('update-is-stored-and-rejected', {
    description: 'An update of a field that the caller may not write is stored and then rejected with 403.',
    breaks: 'contract: a rejected write changes nothing',
    detectedBy: [WRITABLE, ROWS],
    steps: ({ authorizeBody }) => ({
      authorizeBody: (call, draft) =>
        onProblem(
          'forbidden',
          () => authorizeBody(call, draft),
          (problem) => {
            if (draft.before) call.context.store.table(call.resource.name).replace(draft.row);
            throw problem;
          },
        ),
    }),
  }),
];

function writableFields(
  { operation, resource, context }: OperationCall,
  { record }: CallTarget,
  body: Row,
): Row {
  const { contract, caller, policies } = context;
  if (!record) return body;
  const rules = contract.writability(operation.body?.schemaName ?? '');
  const allowed = Object.entries(body).filter(([field]) =>
    policies.permission.allowsField(caller, rules[field] ?? [], resource.name, record),
  );
  return Object.fromEntries(allowed);
}
