import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { wrongForms } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects a malformed FIELDS', wrongForms);
