import { notInList } from '../../fixtures/inputs/bad-values.ts';
import { bodyRule } from '../../fixtures/inputs/field-rules.ts';

bodyRule(import.meta.url, 'rejects an unlisted FIELDS', notInList);
