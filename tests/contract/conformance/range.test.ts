import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { outOfRange } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects FIELDS out of range', outOfRange);
