import * as fc from 'fast-check';
import { contract } from '../../support/contract.ts';
import { oneBadField, someFields } from '../../support/generated/bodies.ts';
import { holds } from '../../support/generated/holds.ts';
import { refusedWith } from '../../support/refusals.ts';
import { scenario } from '../../support/scenarios.ts';
import { sentence } from '../../support/sentence.ts';
import { newWorld } from '../../support/world.ts';

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
