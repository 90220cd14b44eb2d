import type { Contract, Operation } from '../../contract/contract.ts';
import { Caller } from '../access/caller.ts';
import { createPolicies } from '../policies.ts';
import { type AnyResource, RESOURCES } from '../resources/index.ts';
import type { Context, ResourceAction } from '../resources/resource.ts';
import type { HandlerOutcome } from '../steps/handle.ts';
import { show, wrap } from '../steps/show.ts';
import type { Row } from '../store/rows.ts';
import { Workspace } from '../workspace.ts';

const LIST_URL = { path: 'https://api.example.com/list', query: '' };

/** The store's responses to an operation, for every record of a new workspace, as its owner sees them. */
export function createSampleResponses(
  operation: Operation,
  resource: AnyResource,
  action: ResourceAction,
  context: Context,
): unknown[] {
  const outcomes = createSampleOutcomes(resource, action, context);
  const loads = [[], Object.keys(resource.embeddings ?? {})];
  return outcomes.flatMap((outcome) =>
    loads.map((load) => wrap(operation, show(outcome, load, LIST_URL, context))),
  );
}

function createSampleOutcomes(
  resource: AnyResource,
  action: ResourceAction,
  { store }: Context,
): HandlerOutcome[] {
  if (action === 'delete') return [{ message: 'Deleted.' }];
  const responded = action === 'stop' ? RESOURCES.entry : resource;
  const rows = store.table(responded.name).all() as Row[];
  if (action !== 'list') return rows.map((row) => ({ resource: responded.name, row }));
  return [{ resource: responded.name, page: { rows, total: rows.length, page: 1, perPage: 100 } }];
}

/** The context of a request by the owner of a new workspace, who can see all records. */
export function createOwnerContext(contract: Contract): Context {
  const settings = { plan: 'business', allowThirdPartyApps: true, refreshReuse: 'revoke' } as const;
  const workspace = new Workspace('sample', 0, false, settings);
  const { store } = workspace;
  const owner = store.tables.member.get(workspace.actors.get('owner') as number);
  if (owner === undefined) throw new Error('the seed has no owner');
  const policies = createPolicies();
  const caller = new Caller(owner, workspace, policies.roles);
  return { contract, policies, caller, workspace, store, now: workspace.clock.now() };
}
