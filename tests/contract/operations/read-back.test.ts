import { getOwn } from '../../../scripts/contract/own.ts';
import { recordSchema } from '../../fixtures/access/hidden.ts';
import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import { type Fields, KINDS, type Kind } from '../../fixtures/kinds.ts';
import { operationRow, successfulInput } from '../../fixtures/operations/index.ts';
import { aLocation, memberBody } from '../../fixtures/records.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { requireValue, skip } from '../../fixtures/skip.ts';
import { withoutRunningSeconds } from '../../fixtures/state/stored.ts';
import { responseFieldName } from '../../fixtures/state/updating.ts';
import { aWriter, newWorkspace } from '../../fixtures/workspace.ts';

for (const operation of contract.operations.filter((each) => each.method !== 'get')) {
  const { kind, leaves = kind } = operationRow(operation.id);
  const title = operation.method === 'delete' ? 'deletes the record' : 'has an effect that later reads show';
  check(`${operation.id} ${title}`, operation.source, async () => {
    const owner = await aWriter();
    const { ids = [], body } = await successfulInput(operation.id, owner);
    const response = await owner.send(operation.id, { ids, body });
    const { data } = expectSuccess(response) as { data?: Fields };
    const { id } = KINDS[leaves];
    const parents = leaves === 'phase' ? ids.slice(0, 1) : [];
    const found = await find(owner, leaves, parents, requireValue(data?.[id] ?? ids.at(-1), id));
    if (operation.method === 'delete') expectSame(response, 'the record is deleted', undefined, found);
    else compare(response, data ?? {}, body as Fields | undefined, found);
  });
}

/** Compares what was sent, what was returned and what is read afterwards. */
function compare(response: ApiResponse, data: Fields, body: Fields = {}, found?: Fields): void {
  const [reported, stored] = [data, found].map(withoutRunningSeconds);
  expectSame(response, 'the stored record equals the returned record', reported, stored);
  for (const [name, value] of Object.entries(body)) {
    const field = responseFieldName(name);
    if (field in data) expectSame(response, `${name} is returned as ${field}`, value, data[field]);
  }
}

/** A query that puts the new record on the first page of a list, which may have several pages. */
function newestFirst(list: string): Fields {
  const sorts = operationNamed(list).queryParameters.find(({ name }) => name === 'sort_by')?.schema.enum;
  return sorts?.includes('created_date') ? { sort_by: 'created_date', direction: 'desc' } : {};
}

/** Reads the record by its read operation and in the list, which must agree; undefined if neither has it. */
async function find(
  owner: Client,
  kind: Kind,
  parents: (number | string)[],
  id: unknown,
): Promise<Fields | undefined> {
  const { id: idField, list: listId, read } = KINDS[kind];
  if (!contract.byId.has(listId)) skip('no operation of the contract document lists such records');
  const query = { per_page: 100, ...newestFirst(listId) };
  const list = await owner.send(listId, { ids: parents, query });
  const { data } = expectSuccess(list) as { data: Fields[] };
  const listed = data.find((record) => record[idField] === id);
  if (read === undefined) return listed;
  const response = await owner.send(read, { ids: [...parents, id as number] });
  if (listed === undefined) {
    expectRejection(response, 'notFound');
    return undefined;
  }
  expectSame(
    response,
    `${listId} shows the record as ${read} does`,
    withoutRunningSeconds(listed),
    withoutRunningSeconds((response.body as { data: Fields }).data),
  );
  return listed;
}

check('getMe returns the calling user', 'guess: the path', async () => {
  const workspace = await newWorkspace();
  const response = await workspace.as('project-manager').call('getMe');
  expectSame(
    response,
    'the user is the caller',
    workspace.userId('project-manager'),
    expectSuccess(response).data.user_id,
  );
});

check('createMember invites a member, who is pending', 'help-team', async () => {
  const owner = (await newWorkspace()).as('owner');
  const response = await owner.call('createMember', { body: memberBody() });
  const hasInvitationStatus =
    getOwn(recordSchema(response.operation).properties, 'invitation_status') !== undefined;
  if (!hasInvitationStatus) skip('the document has no invitation_status');
  expectSame(
    response,
    'the invitation is pending',
    'pending',
    expectSuccess(response).data.invitation_status,
  );
});

check('createEntry without a date tracks time for today', 'old-api', async () => {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const { now } = await workspace.control<{ now: string }>('GET', 'clock');
  const response = await owner.call('createEntry', { body: { ...(await aLocation(owner)), minutes: 5 } });
  const { data } = expectSuccess(response);
  if (data.entry_date !== now.slice(0, 10))
    throw new ContractFailure(response, 'the date is today', now, data.entry_date);
});
