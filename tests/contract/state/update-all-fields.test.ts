import { rule, shapeSources } from '../../fixtures/check.ts';
import { allAtOnce } from '../../fixtures/operations/row.ts';

import { checkChanges, prepareUpdate } from '../../fixtures/state/updating.ts';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'changes all fields in one request, and accepts the same request again',
      shapeSources(operation),
      async () => {
        const update = await prepareUpdate(operation);
        const all = allAtOnce(update);
        await checkChanges(operation, update, [all, all]);
      },
    );
  }
});
