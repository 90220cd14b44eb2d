import { rule, shapeSources } from '../../fixtures/check.ts';

import { checkSingleChange, responseFieldName } from '../../fixtures/state/updating.ts';

const PARTIAL = 'guess: the old API updates the sent fields and no others';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    for (const field of Object.keys(operation.body?.schema.properties ?? {})) {
      const readName = responseFieldName(field);
      const alias = readName === field ? '' : ` (returned as ${readName})`;
      const title = `with only ${field}${alias} leaves all other fields unchanged`;
      check(operation, title, [PARTIAL, ...shapeSources(operation)], () =>
        checkSingleChange(operation, field),
      );
    }
  }
});
