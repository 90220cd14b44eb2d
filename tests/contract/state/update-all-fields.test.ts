import { rule } from '../../support/rule.ts';
import { allAtOnce } from '../../support/state/change.ts';
import { shapeSources } from '../../support/state/sources.ts';
import { changes, prepareUpdate } from '../../support/state/updating.ts';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'changes all fields at once, and once more to the same',
      shapeSources(operation),
      async () => {
        const update = await prepareUpdate(operation);
        const all = allAtOnce(update);
        await changes(operation, update, [all, all]);
      },
    );
  }
});
