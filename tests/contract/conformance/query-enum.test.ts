import { queryRule } from '../../fixtures/inputs/bad-inputs.ts';
import { notInList } from '../../fixtures/inputs/bad-values.ts';

queryRule(import.meta.url, 'rejects values outside the enum of FIELDS', (field) => {
  return notInList(field).map(([, value]) => String(value));
});
