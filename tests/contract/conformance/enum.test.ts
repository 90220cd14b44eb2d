import { notInList } from '../../support/inputs/bad-values.ts';
import { bodyRule } from '../../support/inputs/field-rules.ts';

bodyRule(import.meta.url, 'refuses an unlisted FIELDS', notInList);
