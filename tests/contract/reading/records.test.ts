import { check } from '../../fixtures/check.ts';
import { contract, type Operation, operationNamed } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { firstPage, reader } from '../../fixtures/reader.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';

/* Single existing records, compared with the lists that contain them. */

/** Reads of single records, the lists that contain these, and the fields for the path parameters. */
const READS: [read: string, list: string, ids: string[]][] = [
  ['getMember', 'listMembers', ['user_id']],
  ['getClient', 'listClients', ['client_id']],
  ['getGroup', 'listGroups', ['group_id']],
  ['getProject', 'listProjects', ['project_id']],
  ['getPhase', 'listPhases', ['project_id', 'phase_id']],
  ['getEntry', 'listEntries', ['entry_id']],
  ['getTodo', 'listTodos', ['todo_id']],
];
const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;
const NOT_FOUND = 'guess: Laravel conventions';

for (const { id } of contract.operations.filter(({ method, pathParameters }) => {
  return method === 'get' && pathParameters.length > 0;
})) {
  if (id !== 'listPhases' && !READS.some(([read]) => read === id)) {
    throw new Error(`missing contract test: ${id} (no list contains its record)`);
  }
}

for (const [read, list, fields] of READS.filter(([id]) => contract.byId.has(id))) {
  const [operation, listing] = [operationNamed(read), operationNamed(list)];
  const sources = [operation.source, listing.source];

  check(`${read} shows a record as ${list} does`, sources, async () => {
    const record = await readFirstRecord(listing);
    const response = await readOne(
      operation,
      fields.map((field) => record[field] as number),
    );
    const { data } = expectSuccess(response) as { data: Fields };
    expectSame(response, 'the record equals the one in the list', record, data);
  });

  check(`${read} with an unknown ID returns 404`, [operation.source, NOT_FOUND], async () => {
    const record = await readFirstRecord(listing);
    const ids = fields.map((field) => record[field] as number).with(-1, UNKNOWN_ID);
    expectRejection(await readOne(operation, ids), 'notFound');
  });
}

async function readFirstRecord(list: Operation): Promise<Fields> {
  const { page } = await firstPage(list);
  return page.data[0] as Fields;
}

async function readOne({ id }: Operation, ids: number[]): Promise<ApiResponse> {
  const { client } = await reader();
  return client.send(id, { ids });
}

check(
  'getEntry with a malformed ID returns 404',
  [operationNamed('getEntry').source, NOT_FOUND],
  async () => {
    const { client } = await reader(operationNamed('getEntry'));
    expectRejection(await client.send('getEntry', { ids: ['abc'] }), 'notFound');
  },
);
