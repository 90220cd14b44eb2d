import { notInList } from '../../fixtures/inputs/bad-values.ts';
import { queryRule } from '../../fixtures/inputs/field-rules.ts';

queryRule(import.meta.url, 'rejects an unlisted FIELDS', (field) => {
  return notInList(field).map(([, value]) => String(value));
});
