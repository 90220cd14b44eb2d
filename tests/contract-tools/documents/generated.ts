import { createRequire } from 'node:module';
import ts from 'typescript';
import type { Output } from '../../../scripts/contract/generate.ts';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';

// Node detects no named exports in this CommonJS module.
const { PostmanValidator } = createRequire(import.meta.url)(
  '@har-sdk/validator',
) as typeof import('@har-sdk/validator');

/** Generates all files from a document in memory, without comparing it to the current document. */
export function buildDocument(root: string, text: string) {
  const download = { url: new URL('file:///documents/api.yaml'), text, parts: [], notes: [] };
  return buildEdition(root, download, '2027-01-31', servedFromExample);
}

export function getOutputText(outputs: Output[], file: string): string {
  return outputs.find((output) => output.file === file)?.text as string;
}

/** The syntax errors of the generated types, and the validation errors of the generated collection. */
export async function validateOutputs(outputs: Output[]): Promise<unknown[]> {
  const collection = JSON.parse(getOutputText(outputs, 'collections/timeneye.postman_collection.json'));
  const problems = await new PostmanValidator().verify(collection);
  return [...syntaxErrors(getOutputText(outputs, 'spec/contract.d.ts')), ...problems];
}

function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => String(messageText));
}
