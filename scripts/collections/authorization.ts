import { ACTORS, type Operation } from '../contract/contract.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { check } from './check.ts';
import { checkAllowedClients, createClient } from './clients-by-role.ts';
import type { CollectionContract } from './collection-contract.ts';
import { listEntries } from './entries-by-role.ts';
import type { Folder, FolderNote, RequestItem } from './postman.ts';
import { dataExpression } from './records.ts';
import { step } from './step.ts';
import { buildOperationUrl, hasParameter, memberExpression, readRecord } from './vocabulary.ts';
import { freshWorkspace, NEEDS_CONTROL, removeWorkspace } from './workspace.ts';

/** The lists that together determine who may see which entry, with the relevant fields. */
const REFERENCE_LISTS: [kind: string, operation: string, fields: string[]][] = [
  ['members', 'listMembers', ['user_id', 'manager_id']],
  ['groups', 'listGroups', ['manager_ids', 'member_ids']],
  ['projects', 'listProjects', ['project_id', 'members']],
  ['entries', 'listEntries', ['entry_id', 'user_id', 'project_id']],
];
const NESTED = { members: ['user_id', 'is_pm'] };

const FOLDER_NAME = 'Authorization by role';
const REQUIRED_OPERATIONS = ['createClient', 'listClients', ...REFERENCE_LISTS.map(([, id]) => id)].join(
  ', ',
);

/** The folder that checks the help's statements on what each role may do and see. */
export function authorizationFolder({ byId, unsupported }: CollectionContract): Folder | FolderNote {
  // The checks need complete data for comparison, so the mock must store it, and the lists must show their totals.
  const supported = (id: string) => (unsupported.has(id) ? undefined : byId.get(id));
  const [entries, create, clients] = ['listEntries', 'createClient', 'listClients'].map(supported);
  const hasReferenceLists = REFERENCE_LISTS.every(([, id]) => canShowAll(supported(id)));
  // A list of the entries of one project is not enough.
  const hasAllEntries = entries && !entries.path.includes('{');
  if (!hasAllEntries || !create || !clients || !hasReferenceLists) {
    return {
      name: FOLDER_NAME,
      reason: `it needs ${REQUIRED_OPERATIONS}, as complete lists that the mock stores`,
    };
  }
  return {
    name: FOLDER_NAME,
    description: `Every request acts as the user who granted the token: what each role may do and see. ${NEEDS_CONTROL}`,
    item: [
      freshWorkspace(),
      {
        name: 'All records',
        description: 'The owner sees everything; the lists of other users are compared with it.',
        item: REFERENCE_LISTS.map(([kind, id, fields]) =>
          referenceRequest(kind, byId.get(id) as Operation, fields),
        ),
      },
      {
        name: 'List entries',
        description: 'Only entries that the user may see are returned.',
        item: ACTORS.map((actor) => listEntries(actor, entries)),
      },
      {
        name: 'Create a client',
        description: 'Users without permission are rejected, and nothing is created.',
        item: [...ACTORS.map((actor) => createClient(actor, create)), checkAllowedClients(clients, create)],
      },
      removeWorkspace(),
    ],
  };
}

function referenceRequest(kind: string, operation: Operation, fields: string[]): RequestItem {
  const load = kind === 'projects' ? '&load[]=members' : '';
  const list = fields.join(', ');
  const chosen = getMappedOperation(operation)
    ? `(each) => (${readRecord(operation, fields, NESTED, 'each')})`
    : `({ ${list} }) => ({ ${list} })`;
  return step({
    name: `Every one of the ${kind}`,
    method: 'GET',
    url: buildOperationUrl(operation, `per_page=100${load}`),
    token: 'token_of_owner',
    checks: [
      ...check('all records are on one page', [operation.source], isOnePage(operation)),
      '',
      "const all = JSON.parse(pm.collectionVariables.get('all_of_workspace') || '{}');",
      `all.${kind} = ${dataExpression(operation)}.map(${chosen});`,
      "pm.collectionVariables.set('all_of_workspace', JSON.stringify(all));",
    ],
  });
}

/** Whether a list has a total, or has no pagination. */
function canShowAll(operation: Operation | undefined): boolean {
  const mapped = operation && getMappedOperation(operation);
  if (mapped) return mapped.success.fields.has('meta.total') || !hasParameter(operation, 'page');
  return operation?.success.schema.properties?.meta !== undefined;
}

function isOnePage(operation: Operation): string {
  const mapped = getMappedOperation(operation);
  if (!mapped) return 'pm.expect(pm.response.json().meta.last_page).to.eql(1)';
  const total = mapped.success.fields.get('meta.total');
  const records = dataExpression(operation);
  return total === undefined
    ? `pm.expect(${records}).to.be.an('array')`
    : `pm.expect(${records}).to.have.length(pm.response.json()${memberExpression(total)})`;
}
