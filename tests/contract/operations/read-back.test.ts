import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import { aLocation, memberBody, scenario } from '../../fixtures/records.ts';
import { rejectedWith, succeeded } from '../../fixtures/rejections.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { present } from '../../fixtures/skip.ts';
import { target } from '../../fixtures/target.ts';
import { aWriter, newWorkspace } from '../../fixtures/workspace.ts';

type Fields = Record<string, unknown>;

/** How a written record is found again: by its own read operation, or else in its list. */
interface ReadBack {
  id: string;
  read?: string;
  list: string;
  /** Body fields and the fields in which they come back. */
  writes?: Record<string, string>;
}

const TIMER: ReadBack = { id: 'timer_id', list: 'listTimers' };
const ENTRY: ReadBack = {
  id: 'entry_id',
  read: 'getEntry',
  list: 'listEntries',
  writes: { minutes: 'entry_minutes', date: 'entry_date' },
};
const CATEGORY: ReadBack = { id: 'phase_category_id', list: 'listPhaseCategories' };

/** Every operation that writes, and where what it wrote is read. */
const WRITES: Record<string, ReadBack> = {
  createMember: { id: 'user_id', read: 'getMember', list: 'listMembers' },
  updateMember: { id: 'user_id', read: 'getMember', list: 'listMembers' },
  createClient: { id: 'client_id', read: 'getClient', list: 'listClients' },
  updateClient: { id: 'client_id', read: 'getClient', list: 'listClients' },
  deleteClient: { id: 'client_id', read: 'getClient', list: 'listClients' },
  createGroup: { id: 'group_id', read: 'getGroup', list: 'listGroups' },
  updateGroup: { id: 'group_id', read: 'getGroup', list: 'listGroups' },
  deleteGroup: { id: 'group_id', read: 'getGroup', list: 'listGroups' },
  createProject: { id: 'project_id', read: 'getProject', list: 'listProjects' },
  updateProject: { id: 'project_id', read: 'getProject', list: 'listProjects' },
  deleteProject: { id: 'project_id', read: 'getProject', list: 'listProjects' },
  createPhase: { id: 'phase_id', read: 'getPhase', list: 'listPhases' },
  updatePhase: { id: 'phase_id', read: 'getPhase', list: 'listPhases' },
  deletePhase: { id: 'phase_id', read: 'getPhase', list: 'listPhases' },
  createPhaseCategory: CATEGORY,
  updatePhaseCategory: CATEGORY,
  deletePhaseCategory: CATEGORY,
  createEntry: ENTRY,
  updateEntry: ENTRY,
  deleteEntry: ENTRY,
  createTimer: TIMER,
  updateTimer: TIMER,
  deleteTimer: TIMER,
  pauseTimer: TIMER,
  resumeTimer: TIMER,
  stopTimer: ENTRY,
};

for (const operation of contract.operations.filter((each) => each.method !== 'get')) {
  const how = WRITES[operation.id];
  if (!how) throw new Error(`missing contract test: ${operation.id} (where is what it writes read back?)`);
  const title = operation.method === 'delete' ? 'deletes the record' : 'is remembered';
  check(`${operation.id} ${title}`, operation.source, async () => {
    const owner = await aWriter();
    const { ids = [], body } = await scenario(operation.id, owner);
    const response = await owner.send(operation.id, { ids, body });
    const { data } = succeeded(response) as { data?: Fields };
    const parents = operation.path.includes('/phases') ? ids.slice(0, 1) : [];
    const found = await find(owner, how, parents, present(data?.[how.id] ?? ids.at(-1), how.id));
    if (operation.method === 'delete') expectSame(response, 'the record is gone', undefined, found);
    else compare(response, how, data ?? {}, body as Fields | undefined, found);
  });
}

/** What was sent, what was returned and what is read afterwards agree. */
function compare(
  response: ApiResponse,
  how: ReadBack,
  data: Fields,
  body: Fields = {},
  found?: Fields,
): void {
  const [reported, kept] = [data, found].map(withoutTicking);
  expectSame(response, 'the record reads back as it was returned', reported, kept);
  for (const [name, value] of Object.entries(body)) {
    const field = how.writes?.[name] ?? name;
    if (field in data) expectSame(response, `${name} is kept as ${field}`, value, data[field]);
  }
}

/** Without a clock that stands, a timer runs on while it is read back. */
function withoutTicking(record: Fields | undefined): Fields | undefined {
  if (target.clock || !record) return record;
  const { seconds: _, ...rest } = record;
  return rest;
}

/** A list may be longer than a page; what was just made is then on its first one. */
function newestFirst(list: string): Fields {
  const sorts = operationNamed(list).queryParameters.find(({ name }) => name === 'sort_by')?.schema.enum;
  return sorts?.includes('created_date') ? { sort_by: 'created_date', direction: 'desc' } : {};
}

/** The record by its read operation and in the list, which agree; undefined when it is in neither. */
async function find(
  owner: Client,
  how: ReadBack,
  parents: (number | string)[],
  id: unknown,
): Promise<Fields | undefined> {
  const query = { per_page: 100, ...newestFirst(how.list) };
  const list = await owner.send(how.list, { ids: parents, query });
  const { data } = succeeded(list) as { data: Fields[] };
  const listed = data.find((record) => record[how.id] === id);
  if (!how.read) return listed;
  const response = await owner.send(how.read, { ids: [...parents, id as number] });
  if (listed === undefined) {
    rejectedWith(response, 'notFound');
    return undefined;
  }
  expectSame(
    response,
    `${how.list} shows the record as ${how.read} does`,
    withoutTicking(listed),
    withoutTicking((response.body as { data: Fields }).data),
  );
  return listed;
}

check('getMe returns the calling user', 'guess: obvious', async () => {
  const workspace = await newWorkspace();
  const response = await workspace.as('project-manager').call('getMe');
  expectSame(
    response,
    'it is the caller',
    workspace.userId('project-manager'),
    succeeded(response).data.user_id,
  );
});

check('createMember invites: the new member is pending', 'help-team', async () => {
  const owner = (await newWorkspace()).as('owner');
  const response = await owner.call('createMember', { body: memberBody() });
  expectSame(response, 'the invitation is pending', 'pending', succeeded(response).data.invitation_status);
});

check('createEntry without a date tracks time today', 'old-api', async () => {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const { now } = await workspace.control<{ now: string }>('GET', 'clock');
  const response = await owner.call('createEntry', { body: { ...(await aLocation(owner)), minutes: 5 } });
  const { data } = succeeded(response);
  if (data.entry_date !== now.slice(0, 10))
    throw new ContractFailure(response, 'the date is today', now, data.entry_date);
});
