import { outOfRange } from '../../fixtures/inputs/bad-values.ts';
import { queryRule } from '../../fixtures/inputs/field-rules.ts';

queryRule(import.meta.url, 'rejects FIELDS out of range', (field) => {
  return outOfRange(field).map(([, value]) => String(value));
});
