import { notInList } from '../../support/inputs/bad-values.ts';
import { queryRule } from '../../support/inputs/field-rules.ts';

queryRule(import.meta.url, 'refuses an unlisted FIELDS', (field) => {
  return notInList(field).map(([, value]) => String(value));
});
