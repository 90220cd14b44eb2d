import { check, shapeSources } from '../../fixtures/check.ts';
import { contract, type Operation } from '../../fixtures/contract.ts';
import { checkProperty, someFields } from '../../fixtures/generated/bodies.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

import { readRecord } from '../../fixtures/state/stored.ts';
import { responseFieldName } from '../../fixtures/state/updating.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* Bodies that are generated from their schemas: every allowed value is returned and stored as it was sent. */

const writes = contract.operations.filter(({ body }) => body !== undefined);

for (const operation of writes.filter(({ method }) => method === 'post')) {
  const sources = [operation.source, ...shapeSources(operation)];
  check(`${operation.id} returns every value that its schema allows unchanged`, sources, async () => {
    const owner = (await newWorkspace()).as('owner');
    await checkProperty(someFields(operation), async (fields) => {
      const { ids = [], body } = await successfulInput(operation.id, owner);
      const sent = { ...(body as Fields), ...fields };
      const response = await owner.send(operation.id, { ids, body: sent });
      const { data } = expectSuccess(response) as { data: Fields };
      expectSame(
        response,
        'the response has the values that were sent',
        toResponseNames(fields),
        pickSent(data, fields),
      );
    });
  });
}

for (const operation of writes.filter(({ method }) => method === 'put')) {
  const sources = [operation.source, ...shapeSources(operation)];
  check(
    `${operation.id} stores every value that its schema allows, and changes nothing else`,
    sources,
    async () => {
      const owner = (await newWorkspace()).as('owner');
      const { ids = [] } = await successfulInput(operation.id, owner);
      await checkProperty(someFields(operation), async (fields) => {
        const before = (await readRecord(owner, operation, ids)) ?? {};
        const response = await owner.send(operation.id, { ids, body: fields });
        expectSuccess(response);
        const after = (await readRecord(owner, operation, ids)) ?? {};
        expectSame(
          response,
          'the record has the values that were sent',
          toResponseNames(fields),
          pickSent(after, fields),
        );
        const others = untouched(operation, fields);
        expectSame(response, 'the other fields are unchanged', pick(before, others), pick(after, others));
      });
    },
  );
}

/** The sent fields, under their names in responses. */
function toResponseNames(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [responseFieldName(name), value]));
}

function pickSent(record: Fields, fields: Fields): Fields {
  return pick(record, Object.keys(fields).map(responseFieldName));
}

/** The other writable fields, without the budget fields if the budget type changes: a new type clears the amounts. */
function untouched({ body }: Operation, fields: Fields): string[] {
  const names = Object.keys(body?.schema.properties ?? {}).filter((name) => !(name in fields));
  const stays = 'budget_type' in fields ? names.filter((name) => !name.startsWith('budget_')) : names;
  return stays.map(responseFieldName);
}

function pick(record: Fields, names: string[]): Fields {
  return Object.fromEntries(names.filter((name) => name in record).map((name) => [name, record[name]]));
}
