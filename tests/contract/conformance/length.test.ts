import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { wrongLengths } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects a wrong length of FIELDS', wrongLengths);
