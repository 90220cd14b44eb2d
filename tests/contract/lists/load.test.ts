import { type Answer, expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { crowdedWorld } from '../../fixtures/lists/crowd.ts';
import { type Fields, walk } from '../../fixtures/lists/walk.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';

/** Each relation alone, each two of them, and all; given twice, one counts once. */
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
    const { source = '' } = operation.queryParameters.find(({ name }) => name === 'load[]') ?? {};
    check(
      operation,
      'embeds phases, members and client as asked for, and nothing unasked',
      source,
      async () => {
        for (const load of LOADS) await embeds(operation, load);
      },
    );
    check(operation, 'embeds what the operations of its own answer', source, () => embedsTheSame(operation));
  }
});

/** The records are as without load[], with the relations that are asked for beside. */
async function embeds(operation: Operation, load: string[]): Promise<void> {
  const plain = await projects(operation, []);
  const { answer, records } = await projects(operation, load);
  const asked = EMBEDDED.filter((name) => load.includes(name));
  for (const [i, record] of records.entries()) {
    const found = EMBEDDED.filter((name) => name in record);
    expectSame(answer, `load[] ${load.join(', ') || 'of nothing'} embeds so much`, asked, found);
    const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !EMBEDDED.includes(name)));
    expectSame(answer, 'load[] leaves the other fields as they are', plain.records[i], rest);
  }
  expectSame(answer, 'load[] leaves the list as it is', plain.records.length, records.length);
}

async function embedsTheSame(operation: Operation): Promise<void> {
  const { world } = await crowdedWorld();
  const owner = world.as('owner');
  const clients = new Map((await allClients(owner)).map((client) => [client.client_id, client]));
  const { answer, records } = await projects(operation, EMBEDDED);
  for (const project of records) {
    const own = project.client_id === null ? null : clients.get(project.client_id);
    expectSame(answer, 'the embedded client is the one of client_id, or null', own, project.client);
  }
  for (const project of records.slice(0, 3)) {
    const list = await owner.call('listPhases', {
      ids: [project.project_id as number],
      query: { per_page: 100 },
    });
    expectSame(answer, 'the embedded phases are those of listPhases', succeeded(list).data, project.phases);
  }
}

async function allClients(owner: Client): Promise<Fields[]> {
  return succeeded(await owner.call('listClients', { query: { per_page: 100 } })).data;
}

/** The records that the operation answers: one, or those of a list. */
async function projects(
  operation: Operation,
  load: string[],
): Promise<{ answer: Answer; records: Fields[] }> {
  const { world, project } = await crowdedWorld();
  const client = world.as('owner');
  const query = load.map((name): [string, string] => ['load[]', name]);
  if (operation.id === 'listProjects') {
    const { records, last } = await walk({ client, operation, query: [['per_page', 100], ...query] });
    return { answer: last, records };
  }
  const answer = await client.send(operation.id, { ids: [project], query: { 'load[]': load } });
  return { answer, records: [(succeeded(answer) as { data: Fields }).data] };
}
