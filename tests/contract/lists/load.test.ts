import { allowsNull } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { largeWorkspace } from '../../fixtures/lists/large-workspace.ts';
import { traverse } from '../../fixtures/lists/traverse.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';

/** Each relation separately, each pair, all of them, and a repeated one, which counts once. */
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
        for (const load of loads) await expectEmbedded(operation, load);
      },
    );
    check(operation, 'embeds records as their separate operations return them', source, () =>
      expectSameRecords(operation),
    );
  }
});

/** Checks that the records are the same as without load[], plus the requested relations. */
async function expectEmbedded(operation: Operation, load: string[]): Promise<void> {
  const original = await readProjects(operation, []);
  const { response, records } = await readProjects(operation, load);
  const requested = EMBEDDED.filter((name) => load.includes(name));
  for (const [i, record] of records.entries()) {
    // A document that does not allow null omits missing values.
    const found = EMBEDDED.filter(
      (name) => name in record || (mayLackClient(operation) && name === 'client' && requested.includes(name)),
    );
    expectSame(
      response,
      `load[] ${load.join(', ') || 'of nothing'} embeds exactly the requested relations`,
      requested,
      found,
    );
    const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !EMBEDDED.includes(name)));
    expectSame(response, 'load[] does not change the other fields', original.records[i], rest);
  }
  expectSame(
    response,
    'load[] does not change the number of records',
    original.records.length,
    records.length,
  );
}

async function expectSameRecords(operation: Operation): Promise<void> {
  const { workspace } = await largeWorkspace();
  const owner = workspace.as('owner');
  const clients = new Map((await allClients(owner)).map((client) => [client.client_id, client]));
  const { response, records } = await readProjects(operation, EMBEDDED);
  for (const project of records) {
    const expected = project.client_id === null ? null : clients.get(project.client_id);
    expectSame(
      response,
      'the embedded client is the one that client_id references, or null',
      expected,
      project.client ?? null,
    );
  }
  for (const project of records.slice(0, 3)) {
    const list = await owner.call('listPhases', {
      ids: [project.project_id as number],
      query: { per_page: 100 },
    });
    expectSame(
      response,
      'the embedded phases are those of listPhases',
      expectSuccess(list).data,
      project.phases,
    );
  }
}

/** Whether the document allows a project without a client to omit the field. */
function mayLackClient({ success }: Operation): boolean {
  const { data } = success.schema.properties ?? {};
  const schema = (data?.items ?? data)?.properties?.client;
  return schema !== undefined && !allowsNull(schema);
}

async function allClients(owner: Client): Promise<Fields[]> {
  return expectSuccess(await owner.call('listClients', { query: { per_page: 100 } })).data;
}

/** The records that the operation returns: a single one, or those of a list. */
async function readProjects(
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
  return { response, records: [(expectSuccess(response) as { data: Fields }).data] };
}
