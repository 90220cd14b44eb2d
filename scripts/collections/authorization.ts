import { ACTORS, type Operation } from '../contract/contract.ts';
import { check } from './check.ts';
import { createClient, onlyAllowedClients } from './clients-by-role.ts';
import type { CollectionContract } from './collection-contract.ts';
import { listEntries } from './entries-by-role.ts';
import type { Folder, RequestItem } from './postman.ts';
import { step } from './step.ts';
import { freshWorkspace, NEEDS_CONTROL, removeWorkspace } from './workspace.ts';

/** The lists that together tell who may see which entry, and what of their records tells it. */
const YARDSTICKS: [kind: string, operation: string, fields: string][] = [
  ['members', 'listMembers', 'user_id, manager_id'],
  ['groups', 'listGroups', 'manager_ids, member_ids'],
  ['projects', 'listProjects', 'project_id, members'],
  ['entries', 'listEntries', 'entry_id, user_id, project_id'],
];

/** The sentences of the help on what a role may do and see, each role in turn. */
export function authorizationFolder({ byId, unsupported }: CollectionContract): Folder | undefined {
  // What is compared with what there is must be remembered, and each list told page by page.
  const supported = (id: string) => (unsupported.has(id) ? undefined : byId.get(id));
  const [entries, create, clients] = ['listEntries', 'createClient', 'listClients'].map(supported);
  const hasYardsticks = YARDSTICKS.every(([, id]) => hasPages(supported(id)));
  if (!entries || !create || !clients || !hasYardsticks) return undefined;
  return {
    name: 'Authorization by role',
    description: `Every request acts as the user who gave the token: what each role may do and see. ${NEEDS_CONTROL}`,
    item: [
      freshWorkspace(),
      {
        name: 'What there is',
        description: 'The owner sees everything; what the others get is compared with it.',
        item: YARDSTICKS.map(([kind, id, fields]) => yardstick(kind, byId.get(id) as Operation, fields)),
      },
      {
        name: 'List entries',
        description: 'Only what the user may see comes back.',
        item: ACTORS.map((actor) => listEntries(actor, entries)),
      },
      {
        name: 'Create a client',
        description: 'Who may not do something is refused, and nothing is done.',
        item: [...ACTORS.map((actor) => createClient(actor, create)), onlyAllowedClients(clients, create)],
      },
      removeWorkspace(),
    ],
  };
}

function yardstick(kind: string, { path, source }: Operation, fields: string): RequestItem {
  const load = kind === 'projects' ? '&load[]=members' : '';
  return step({
    name: `Every one of the ${kind}`,
    method: 'GET',
    url: `{{baseUrl}}${path}?per_page=100${load}`,
    token: 'token_of_owner',
    checks: [
      ...check('they fit on one page', [source], 'pm.expect(pm.response.json().meta.last_page).to.eql(1)'),
      '',
      "const all = JSON.parse(pm.collectionVariables.get('all_of_workspace') || '{}');",
      `all.${kind} = pm.response.json().data.map(({ ${fields} }) => ({ ${fields} }));`,
      "pm.collectionVariables.set('all_of_workspace', JSON.stringify(all));",
    ],
  });
}

function hasPages(operation: Operation | undefined): boolean {
  return operation?.success.schema.properties?.meta !== undefined;
}
