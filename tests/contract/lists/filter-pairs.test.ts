import { listFilters } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { checkFilterPair } from '../../fixtures/lists/filters.ts';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    for (const pair of pairs(listFilters(operation))) {
      check(
        operation,
        `filters by ${pair.join(' and ')} together`,
        listParameterSources(operation, pair),
        () => checkFilterPair(operation, 'owner', pair),
      );
    }
  }
});

function pairs(names: string[]): [string, string][] {
  return names.flatMap((name, i) => names.slice(i + 1).map((other): [string, string] => [name, other]));
}

function listParameterSources({ queryParameters }: Operation, names: string[]): string[] {
  return queryParameters.filter(({ name }) => names.includes(name)).map(({ source }) => source);
}
