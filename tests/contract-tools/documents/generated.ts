import { createRequire } from 'node:module';
import ts from 'typescript';
import type { Output } from '../../../scripts/contract/generate.ts';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';

// Node finds no names in this module.
const { PostmanValidator } = createRequire(import.meta.url)(
  '@har-sdk/validator',
) as typeof import('@har-sdk/validator');

/** The result of generating from a document, without writing files and without comparing documents. */
export function buildDocument(root: string, text: string) {
  const pulled = { url: new URL('file:///documents/api.yaml'), text, parts: [], notes: [] };
  return buildEdition(root, pulled, '2027-01-31', servedFromExample);
}

export function outputText(outputs: Output[], file: string): string {
  return outputs.find((output) => output.file === file)?.text as string;
}

/** The errors of the compiler about the types, and of the validator about the collection. */
export async function validateOutputs(outputs: Output[]): Promise<unknown[]> {
  const collection = JSON.parse(outputText(outputs, 'collections/timeneye.postman_collection.json'));
  const problems = await new PostmanValidator().verify(collection);
  return [...syntaxErrors(outputText(outputs, 'spec/contract.d.ts')), ...problems];
}

function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => String(messageText));
}
