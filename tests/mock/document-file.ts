import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenApiDocument, readContract } from '../../scripts/contract/contract.ts';
import { temporaryFolder } from '../contract-tools/project.ts';

/** Writes a changed copy of the contract document to a file that is deleted after the test. */
export function writeDocumentFile(change: (document: OpenApiDocument) => void): string {
  const document = structuredClone(readContract().document);
  change(document);
  const file = join(temporaryFolder(), 'contract.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}
