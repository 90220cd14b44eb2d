import { listFilters } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { checkFilter } from '../../fixtures/lists/filters.ts';

/** Lists that are filtered for a member as well, who sees more records than their own. */
const ALSO_FOR_MEMBERS = ['listEntries', 'listProjects', 'listTodos'];
/** A member does not see the client of a project, and so cannot filter by it. */
const HIDDEN_FROM_MEMBERS = ['client_ids[]', 'member_ids[]'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    for (const name of listFilters(operation)) {
      check(operation, `filters by ${name}`, findParameterSource(operation, name), () =>
        checkFilter(operation, 'owner', name),
      );
      if (!ALSO_FOR_MEMBERS.includes(operation.id) || HIDDEN_FROM_MEMBERS.includes(name)) continue;
      check(operation, `filters by ${name} for a member`, findParameterSource(operation, name), () =>
        checkFilter(operation, 'member', name),
      );
    }
  }
});

function findParameterSource({ queryParameters }: Operation, name: string): string {
  return queryParameters.find((parameter) => parameter.name === name)?.source ?? '';
}
