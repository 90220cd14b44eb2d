import { expectSame } from '../answer.ts';
import type { Client } from '../client.ts';
import { contract, type Operation } from '../contract.ts';
import { idOf } from '../lists/lists.ts';
import { type Fields, walk } from '../lists/walk.ts';
import { refusedWith, succeeded } from '../refusals.ts';
import { listBeside, listThatHolds } from '../stage.ts';

type Ids = (number | string)[];

/** The record as its own operation and its list show it, which must agree; undefined when neither shows it. */
export async function readRecord(
  client: Client,
  operation: Operation,
  ids: Ids,
): Promise<Fields | undefined> {
  const { list, records } = await readList(client, operation, ids);
  const listed = records.find((record) => idOf(list, record) === Number(ids.at(-1)));
  const read = readOf(operation);
  if (!read) return listed;
  const answer = await client.send(read.id, { ids });
  if (listed === undefined) {
    refusedWith(answer, 404, [], `${read.id} does not find what ${list.id} does not hold`);
    return undefined;
  }
  const { data } = succeeded(answer) as { data: Fields };
  expectSame(answer, `${list.id} shows the record as ${read.id} does`, listed, data);
  return data;
}

/** All records beside the one that the operation writes. */
export async function readList(
  client: Client,
  operation: Operation,
  ids: Ids,
): Promise<{ list: Operation; records: Fields[] }> {
  const list = listThatHolds(operation);
  const parents = ids.slice(0, list.pathParameters.length).map(Number);
  const { records } = await walk({ client, operation: list, ids: parents, query: [['per_page', 100]] });
  return { list, records };
}

/** The operation that reads the one record, if there is one. */
function readOf({ path, pathParameters }: Operation): Operation | undefined {
  const list = listBeside({ path } as Operation);
  if (list?.pathParameters.length === pathParameters.length) return undefined;
  return contract.operations.find((each) => each.method === 'get' && each.path === path);
}
