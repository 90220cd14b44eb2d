import { wrongForms } from '../../fixtures/inputs/bad-values.ts';
import { bodyRule } from '../../fixtures/inputs/field-rules.ts';

bodyRule(import.meta.url, 'refuses a malformed FIELDS', wrongForms);
