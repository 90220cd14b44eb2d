import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  indexContract,
  type OpenApiDocument,
  type Operation,
  readContract,
} from '../../../scripts/contract/contract.ts';
import type { Output } from '../../../scripts/contract/generate.ts';
import { freshMock } from '../../mock/mock.ts';
import { createSmallProject } from '../project.ts';
import { CASES } from './accepted.ts';
import { buildDocument, getOutputText, validateOutputs } from './generated.ts';

test.each(CASES.map((each) => [each.name, each] as const))(
  'a document with %s is accepted, and everything is generated from it',
  async (_name, { text, notes }) => {
    const root = createSmallProject();
    const { outputs, contract, notes: found } = await buildDocument(root, text);
    for (const note of notes)
      expect(
        found.filter((each) => note.test(each)),
        String(note),
      ).toHaveLength(1);
    // A small document lacks the operations for the role, token and rate-limit folders.
    expect(found.filter((each) => /^(types|collection): (?!there is no folder)/.test(each))).toEqual([]);
    expect(contract.operations.length).toBeGreaterThan(0);
    expect(await validateOutputs(outputs)).toEqual([]);
    const collection = getOutputText(outputs, 'collections/timeneye.postman_collection.json');
    const { operations } = contract.wire ? indexContract(contract.wire.document) : contract;
    for (const { path } of operations)
      expect(JSON.stringify(JSON.parse(collection))).toContain(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(await serverErrors(root, outputs, operations)).toEqual([]);
  },
);

/** Calls each operation on the document's mock, which validates its responses; returns the server errors. */
async function serverErrors(root: string, outputs: Output[], operations: Operation[]): Promise<string[]> {
  const { components, ...contractDocument } = readContract().document;
  const document = JSON.parse(getOutputText(outputs, 'spec/contract.openapi.json')) as OpenApiDocument;
  // The small project has no error responses.
  document['x-error-responses'] = contractDocument['x-error-responses'];
  document.components = {
    ...document.components,
    schemas: { ...components?.schemas, ...document.components?.schemas },
    responses: { ...components?.responses, ...document.components?.responses },
    headers: { ...components?.headers, ...document.components?.headers },
  };
  const spec = join(root, 'contract.json');
  writeFileSync(spec, JSON.stringify(document));
  const mock = await freshMock({ spec, plan: 'free' });
  const failures: string[] = [];
  for (const { method, path } of operations) {
    const response = await fetch(mock.baseUrl + path.replaceAll(/\{[^{}]+\}/g, '1'), {
      method,
      redirect: 'manual',
      headers: { Authorization: `Bearer ${mock.tokens.owner}` },
    });
    if (response.status >= 500)
      failures.push(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return failures;
}
