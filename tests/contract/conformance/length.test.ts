import { wrongLengths } from '../../support/inputs/bad-values.ts';
import { bodyRule } from '../../support/inputs/field-rules.ts';

bodyRule(import.meta.url, 'refuses a wrong length of FIELDS', wrongLengths);
