import { impossibleDates } from '../../fixtures/inputs/bad-values.ts';
import { queryRule } from '../../fixtures/inputs/field-rules.ts';

queryRule(import.meta.url, 'rejects an impossible FIELDS', (field) => {
  return impossibleDates(field).map(([, value]) => String(value));
});
