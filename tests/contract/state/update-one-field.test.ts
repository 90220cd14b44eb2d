import { rule, shapeSources } from '../../fixtures/check.ts';

import { changesAlone, responseFieldName } from '../../fixtures/state/updating.ts';

const PARTIAL = 'guess: the old API updates what is sent and leaves the rest';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    for (const field of Object.keys(operation.body?.schema.properties ?? {})) {
      const readName = responseFieldName(field);
      const title = `changes only ${field}${readName === field ? '' : `, returned as ${readName}`}`;
      check(operation, title, [PARTIAL, ...shapeSources(operation)], () => changesAlone(operation, field));
    }
  }
});
