import { expectSame } from '../answer.ts';
import type { Client, LooseInput } from '../client.ts';
import { operationNamed } from '../contract.ts';
import { refusedWith } from '../refusals.ts';
import { readList } from './read.ts';

/** The call is refused for what is stored already, whole, naming the field; and nothing is stored by it. */
export async function refusesFor(
  client: Client,
  operationId: string,
  input: LooseInput,
  fields: string[],
  what: string,
): Promise<void> {
  const operation = operationNamed(operationId);
  const before = await readList(client, operation, input.ids ?? []);
  const answer = await client.send(operationId, input);
  refusedWith(answer, 422, fields, `${what} is refused with 422`);
  const after = await readList(client, operation, input.ids ?? []);
  expectSame(answer, `${what} stores nothing`, before.records, after.records);
}
