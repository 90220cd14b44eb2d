import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { impossibleDates } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects an impossible FIELDS', impossibleDates);
