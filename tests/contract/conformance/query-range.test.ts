import { outOfRange } from '../../support/inputs/bad-values.ts';
import { queryRule } from '../../support/inputs/field-rules.ts';

queryRule(import.meta.url, 'refuses FIELDS out of range', (field) => {
  return outOfRange(field).map(([, value]) => String(value));
});
