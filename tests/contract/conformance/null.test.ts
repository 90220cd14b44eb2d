import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { nulls } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects null for FIELDS', nulls);
