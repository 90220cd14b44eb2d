import { allowsNull } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { largeWorkspace } from '../../fixtures/lists/large-workspace.ts';
import { traverse } from '../../fixtures/lists/traverse.ts';
import { succeeded } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';

/** Each relation alone, each pair, and all of them; a repeated one counts once. */
const LOADS = [
  [],
  ['phases'],
  ['members'],
  ['client'],
  ['phases', 'members'],
  ['members', 'client'],
  ['phases', 'client'],
  ['phases', 'members', 'client'],
  ['client', 'client'],
];
const EMBEDDED = ['phases', 'members', 'client'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const { source = '', schema } = operation.queryParameters.find(({ name }) => name === 'load[]') ?? {};
    const loads = LOADS.filter((load) => !schema?.uniqueItems || new Set(load).size === load.length);
    check(
      operation,
      'embeds the requested phases, members and client, and nothing else',
      source,
      async () => {
        for (const load of loads) await embeds(operation, load);
      },
    );
    check(operation, 'embeds the records that their own operations return', source, () =>
      embedsTheSame(operation),
    );
  }
});

/** The records are the same as without load[], plus the requested relations. */
async function embeds(operation: Operation, load: string[]): Promise<void> {
  const original = await projects(operation, []);
  const { response, records } = await projects(operation, load);
  const requested = EMBEDDED.filter((name) => load.includes(name));
  for (const [i, record] of records.entries()) {
    // A document that does not allow null leaves out missing values.
    const found = EMBEDDED.filter(
      (name) => name in record || (mayLackClient(operation) && name === 'client' && requested.includes(name)),
    );
    expectSame(response, `load[] ${load.join(', ') || 'of nothing'} embeds exactly these`, requested, found);
    const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !EMBEDDED.includes(name)));
    expectSame(response, 'load[] leaves the other fields as they are', original.records[i], rest);
  }
  expectSame(response, 'load[] leaves the list as it is', original.records.length, records.length);
}

async function embedsTheSame(operation: Operation): Promise<void> {
  const { workspace } = await largeWorkspace();
  const owner = workspace.as('owner');
  const clients = new Map((await allClients(owner)).map((client) => [client.client_id, client]));
  const { response, records } = await projects(operation, EMBEDDED);
  for (const project of records) {
    const expected = project.client_id === null ? null : clients.get(project.client_id);
    expectSame(
      response,
      'the embedded client is the one of client_id, or null',
      expected,
      project.client ?? null,
    );
  }
  for (const project of records.slice(0, 3)) {
    const list = await owner.call('listPhases', {
      ids: [project.project_id as number],
      query: { per_page: 100 },
    });
    expectSame(response, 'the embedded phases are those of listPhases', succeeded(list).data, project.phases);
  }
}

/** Whether a project without a client has no such field. */
function mayLackClient({ success }: Operation): boolean {
  const { data } = success.schema.properties ?? {};
  const schema = (data?.items ?? data)?.properties?.client;
  return schema !== undefined && !allowsNull(schema);
}

async function allClients(owner: Client): Promise<Fields[]> {
  return succeeded(await owner.call('listClients', { query: { per_page: 100 } })).data;
}

/** The records that the operation returns: one, or those of a list. */
async function projects(
  operation: Operation,
  load: string[],
): Promise<{ response: ApiResponse; records: Fields[] }> {
  const { workspace, project } = await largeWorkspace();
  const client = workspace.as('owner');
  const query = load.map((name): [string, string] => ['load[]', name]);
  if (operation.id === 'listProjects') {
    const { records, last } = await traverse({ client, operation, query: [['per_page', 100], ...query] });
    return { response: last, records };
  }
  const response = await client.send(operation.id, { ids: [project], query: { 'load[]': load } });
  return { response, records: [(succeeded(response) as { data: Fields }).data] };
}
