import { rule } from '../../fixtures/check.ts';
import { checkEveryPageSize } from '../../fixtures/lists/large-workspace.ts';

const PAGES = ['client-sneup', 'guess: Laravel paginator'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const { source } = operation.access.member;
    check(
      operation,
      'returns each record once to a member, with pages of every size',
      [source, ...PAGES],
      () => checkEveryPageSize(operation, 'member'),
    );
  }
});
