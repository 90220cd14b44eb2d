import { queryRule } from '../../fixtures/inputs/bad-inputs.ts';
import { impossibleDates } from '../../fixtures/inputs/bad-values.ts';

queryRule(import.meta.url, 'rejects an impossible FIELDS', (field) => {
  return impossibleDates(field).map(([, value]) => String(value));
});
