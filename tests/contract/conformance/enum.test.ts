import { bodyRule } from '../../fixtures/inputs/bad-inputs.ts';
import { notInList } from '../../fixtures/inputs/bad-values.ts';

bodyRule(import.meta.url, 'rejects an unlisted FIELDS', notInList);
