import { listTypes, type SchemaField } from '../../../scripts/contract/fields.ts';
import { queryRule } from '../../fixtures/inputs/bad-inputs.ts';

/** Numbers are written in digits; other spellings are rejected. */
const NOT_NUMBERS = [
  'abc',
  '1.5',
  '1.0',
  '1e1',
  '0x1',
  ' 1',
  '1 ',
  '+1',
  '1,2',
  'true',
  'null',
  'NaN',
  'Infinity',
  '١',
];

queryRule(
  import.meta.url,
  'rejects values that are not whole numbers as FIELDS',
  ({ schema }: SchemaField) => {
    return listTypes(schema).includes('integer') ? NOT_NUMBERS : [];
  },
);
