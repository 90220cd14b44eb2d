import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { wrongTypes } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects a wrong type for FIELDS', wrongTypes);
