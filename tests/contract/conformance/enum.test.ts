import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { notInList } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects values outside the enum of FIELDS', notInList);
