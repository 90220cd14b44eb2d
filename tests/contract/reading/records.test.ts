import { type Answer, expectSame } from '../../fixtures/answer.ts';
import { contract, type Operation, operationNamed } from '../../fixtures/contract.ts';
import { type Fields, firstPage, reader } from '../../fixtures/reader.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';

/* Single records as they are found, beside the lists that they stand in. */

/** Reads of one record, the lists that hold it, and the fields of its path. */
const READS: [read: string, list: string, ids: string[]][] = [
  ['getMember', 'listMembers', ['user_id']],
  ['getClient', 'listClients', ['client_id']],
  ['getGroup', 'listGroups', ['group_id']],
  ['getProject', 'listProjects', ['project_id']],
  ['getPhase', 'listPhases', ['project_id', 'phase_id']],
  ['getEntry', 'listEntries', ['entry_id']],
  ['getTodo', 'listTodos', ['todo_id']],
];
const NOBODYS_ID = Number.MAX_SAFE_INTEGER;
const NOT_FOUND = 'guess: Laravel conventions';

for (const { id } of contract.operations.filter(({ method, pathParameters }) => {
  return method === 'get' && pathParameters.length > 0;
})) {
  if (id !== 'listPhases' && !READS.some(([read]) => read === id)) {
    throw new Error(`missing contract test: ${id} (where is its record listed?)`);
  }
}

for (const [read, list, fields] of READS.filter(([id]) => contract.byId.has(id))) {
  const [operation, listing] = [operationNamed(read), operationNamed(list)];
  const sources = [operation.source, listing.source];

  sentence(`${read} shows a record as ${list} does`, sources, async () => {
    const record = await firstOf(listing);
    const answer = await readOne(
      operation,
      fields.map((field) => record[field] as number),
    );
    const { data } = succeeded(answer) as { data: Fields };
    expectSame(answer, 'the record is the one of the list', record, data);
  });

  sentence(`${read} of an id that nobody has finds nothing`, [operation.source, NOT_FOUND], async () => {
    const record = await firstOf(listing);
    const ids = fields.map((field) => record[field] as number).with(-1, NOBODYS_ID);
    refusedWith(await readOne(operation, ids), 404);
  });
}

async function firstOf(list: Operation): Promise<Fields> {
  const { page } = await firstPage(list);
  return page.data[0] as Fields;
}

async function readOne({ id }: Operation, ids: number[]): Promise<Answer> {
  const { client } = await reader();
  return client.send(id, { ids });
}
