import * as fc from 'fast-check';
import { contract } from '../../fixtures/contract.ts';
import { oneBadField, someFields } from '../../fixtures/generated/bodies.ts';
import { holds } from '../../fixtures/generated/holds.ts';
import { refusedWith } from '../../fixtures/refusals.ts';
import { scenario } from '../../fixtures/scenarios.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';

/* Bodies that are made from their schemas, all but for one field. */

type Fields = Record<string, unknown>;

for (const operation of contract.operations.filter(({ body }) => body !== undefined)) {
  const sources = [operation.source, operation.responses[422]?.source ?? ''];
  sentence(`${operation.id} refuses whatever its schema forbids, naming it`, sources, async () => {
    const owner = (await newWorld()).as('owner');
    const { ids = [], body } = await scenario(operation.id, owner);
    const inputs = fc.tuple(someFields(operation), oneBadField(operation));
    await holds(inputs, async ([fields, { field, value }]) => {
      const sent = { ...(body as Fields), ...fields, [field]: value };
      const answer = await owner.send(operation.id, { ids, body: sent });
      // Of a list it may be an item that is wrong.
      const named = Object.keys((answer.body as { errors?: Fields }).errors ?? {});
      refusedWith(answer, 422, named.every((name) => name.split('.')[0] === field) ? named : [field]);
      if (named.length === 0) refusedWith(answer, 422, [field]);
    });
  });
}
