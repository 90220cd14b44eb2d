import * as fc from 'fast-check';
import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { checkProperty, oneBadField, someFields } from '../../fixtures/generated/bodies.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectRejection } from '../../fixtures/rejections.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* Bodies that are generated from their schemas, except for one invalid field. */

for (const operation of contract.operations.filter(({ body }) => body !== undefined)) {
  const sources = [operation.source, operation.responses[422]?.source ?? ''];
  check(`${operation.id} rejects values that its schema forbids, naming the field`, sources, async () => {
    const owner = (await newWorkspace()).as('owner');
    const { ids = [], body } = await successfulInput(operation.id, owner);
    const inputs = fc.tuple(someFields(operation), oneBadField(operation));
    await checkProperty(inputs, async ([fields, { field, value }]) => {
      const sent = { ...(body as Fields), ...fields, [field]: value };
      const response = await owner.send(operation.id, { ids, body: sent });
      // For a list, the error may name one of its items.
      const named = Object.keys((response.body as { errors?: Fields }).errors ?? {});
      expectRejection(
        response,
        'invalid',
        named.every((name) => name.split('.')[0] === field) ? named : [field],
      );
      if (named.length === 0) expectRejection(response, 'invalid', [field]);
    });
  });
}
