import { rule, shapeSources } from '../../fixtures/check.ts';
import { allAtOnce } from '../../fixtures/operations/row.ts';

import { changes, prepareUpdate } from '../../fixtures/state/updating.ts';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'changes all fields at once, and accepts the same update again',
      shapeSources(operation),
      async () => {
        const update = await prepareUpdate(operation);
        const all = allAtOnce(update);
        await changes(operation, update, [all, all]);
      },
    );
  }
});
