import { expect, test } from 'vitest';
import { generateSample } from '../../../scripts/contract/sample.ts';
import { check } from '../../fixtures/check.ts';
import { contract, everyOperation, type Operation, servedFromExample } from '../../fixtures/contract.ts';
import { type RawRequest, sampleMedia, sendRaw } from '../../fixtures/raw.ts';
import { expectRejection, expectSuccess, type Rejection } from '../../fixtures/rejections.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/*
 * Generic tests for operations without handwritten tests: from a newer document, or served by the mock from their
 * examples. Authentication has a separate file.
 */

const UNTESTED = everyOperation.filter(({ id, isProposed }) => isProposed || servedFromExample.has(id));
const LARAVEL = 'guess: Laravel conventions';

test('every operation has its own tests or generated ones', () => {
  const covered = new Set([...contract.operations, ...UNTESTED].map(({ id }) => id));
  expect(everyOperation.filter(({ id }) => !covered.has(id))).toEqual([]);
});

for (const operation of UNTESTED) {
  const checkRejection = (
    expectation: string,
    rejection: Rejection,
    request: RawRequest,
    fields: string[] = [],
  ) =>
    check(`${operation.id} ${expectation}`, [operation.source, LARAVEL], async () => {
      expectRejection(await send(operation, request), rejection, fields);
    });

  check(`${operation.id} returns a documented response to an owner`, operation.source, async () => {
    expectSuccess(await send(operation, {}));
  });

  if (operation.body) {
    const body = generateSample(operation.body.schema, 'readOnly') as Record<string, unknown>;
    checkRejection('rejects what is not JSON', 'malformedJson', { body: '{' });
    checkRejection('rejects an unsupported content type', 'wrongContentType', {
      body: '<a/>',
      contentType: 'application/xml',
    });
    for (const field of operation.body.schema.required ?? []) {
      const { [field]: _, ...rest } = body;
      checkRejection(`rejects a body without ${field}`, 'invalid', { body: JSON.stringify(rest) }, [field]);
    }
  }

  for (const { name } of operation.queryParameters.filter(({ required }) => required)) {
    checkRejection(`rejects a query without ${name}`, 'invalid', { query: buildQuery(operation, name) }, [
      name.replace(/\[\]$/, ''),
    ]);
  }
}

/** Calls the operation as an owner; the request is completed with everything else that the document requires. */
async function send(operation: Operation, request: RawRequest) {
  const owner = (await newWorkspace()).as('owner');
  const body = operation.body
    ? { body: JSON.stringify(generateSample(operation.body.schema, 'readOnly')) }
    : sampleMedia(operation);
  const ids = operation.pathParameters.map(() => 1);
  return sendRaw(owner, operation, { ids, query: buildQuery(operation), ...body, ...request });
}

/** The required parameters of the document, except one. */
function buildQuery({ queryParameters }: Operation, without?: string): string {
  const needed = queryParameters.filter(({ name, required }) => required && name !== without);
  return String(
    new URLSearchParams(needed.map(({ name, schema }) => [name, String(generateSample(schema))])),
  );
}
