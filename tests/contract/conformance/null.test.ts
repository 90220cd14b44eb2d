import { nulls } from '../../support/inputs/bad-values.ts';
import { bodyRule } from '../../support/inputs/field-rules.ts';

bodyRule(import.meta.url, 'refuses null for FIELDS', nulls);
