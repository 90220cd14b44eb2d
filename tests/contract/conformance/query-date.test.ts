import { impossibleDates } from '../../support/inputs/bad-values.ts';
import { queryRule } from '../../support/inputs/field-rules.ts';

queryRule(import.meta.url, 'refuses an impossible FIELDS', (field) => {
  return impossibleDates(field).map(([, value]) => String(value));
});
