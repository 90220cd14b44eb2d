import { queryRule } from '../../fixtures/inputs/bad-inputs.ts';
import { outOfRange } from '../../fixtures/inputs/bad-values.ts';

queryRule(import.meta.url, 'rejects FIELDS out of range', (field) => {
  return outOfRange(field).map(([, value]) => String(value));
});
