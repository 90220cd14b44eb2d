import { test } from 'vitest';
import { checkLegalDocuments } from './fuzz.ts';

test('everything is generated from any valid document', async () => {
  await checkLegalDocuments(19, 2);
});
