import * as fc from 'fast-check';
import { ROOT } from '../project.ts';
import { buildDocument, validateOutputs } from './generated.ts';
import { legalDocument } from './legal-documents.ts';

/** Generates all files from random legal documents; throws with the first document that fails. */
export async function checkLegalDocuments(seed: number, runs: number): Promise<void> {
  const property = fc.asyncProperty(legalDocument, async (document) => {
    const { outputs, notes } = await buildDocument(ROOT, JSON.stringify(document));
    const problems = [
      ...(await validateOutputs(outputs)),
      ...notes.filter((note) => note.startsWith('types: there are none')),
    ];
    if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
  });
  await fc.assert(property, { seed, numRuns: runs, endOnFailure: true, includeErrorInReport: true });
}
