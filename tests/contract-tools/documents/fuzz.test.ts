import { test } from 'vitest';
import { checkLegalDocuments } from './fuzz.ts';

test('whatever a legal document holds, everything is generated from it', async () => {
  await checkLegalDocuments(19, 2);
});
