import type { ListFilter } from '../../mock/lists/filtering.ts';
import type { Row } from '../../mock/store/rows.ts';
import { type FaultParts, fault } from './fault.ts';

const FILTER_RULE = 'contract: a filter returns exactly the matching records';
const FILTER_TESTS = 'lists/filter';

/** Replaces the filter of a parameter. */
function replaceFilter(
  parameter: string,
  passes: (row: Row, value: string) => boolean,
): FaultParts['policies'] {
  return {
    filtering: (filtering) => ({
      tests(resource, query, context) {
        const original = resource.filters[parameter];
        if (!original) return filtering.tests(resource, query, context);
        const filter = { ...original, passes } as unknown as ListFilter<Row>;
        const filters = { ...resource.filters, [parameter]: filter };
        return filtering.tests({ ...resource, filters }, query, context);
      },
    }),
  };
}

/** Faults of the filters of lists. */
export const filters = [
  fault('filter-member-ignored', {
    description: 'member_ids[] has no effect.',
    breaks: FILTER_RULE,
    detectedBy: FILTER_TESTS,
    policies: replaceFilter('member_ids[]', () => true),
  }),
  fault('date-to-leaves-out-the-day', {
    description: 'date_to excludes its own day.',
    breaks: 'contract: date_from and date_to are both inclusive (guess)',
    detectedBy: FILTER_TESTS,
    policies: replaceFilter('date_to', (row, day) => String(row.entry_date) < day),
  }),
  fault('search-case-sensitive', {
    description: 'search is case-sensitive.',
    breaks: FILTER_RULE,
    detectedBy: FILTER_TESTS,
    policies: replaceFilter('search', (row, text) => `${row.name} ${row.email ?? ''}`.includes(text)),
  }),
  fault('filters-widen', {
    description: 'A record has to match only one of several filters.',
    breaks: FILTER_RULE,
    detectedBy: 'lists/filter-pairs',
    policies: {
      filtering: (filtering) => ({
        tests(resource, query, context) {
          const tests = filtering.tests(resource, query, context);
          return tests.length === 0 ? [] : [(row) => tests.some((test) => test(row))];
        },
      }),
    },
  }),
];
