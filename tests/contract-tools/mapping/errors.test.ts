import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { applyMapping } from '../../../scripts/contract/mapping/apply-mapping.ts';
import { Codec } from '../../../scripts/contract/mapping/codec.ts';
import { EMPTY_MAPPING, readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';
import { matchErrors } from '../../../scripts/import/propose/errors.ts';

/* NestJS errors: the body has a status code, and an invalid request is rejected with 400 and a list of messages. */

const json = (schema: object) => ({ description: 'x', content: { 'application/json': { schema } } });
const text = (example: string) => ({ type: 'string', example });
const error = (message: object) => ({
  type: 'object',
  required: ['statusCode', 'message', 'error'],
  properties: { statusCode: { type: 'integer', example: 404 }, message, error: text('Not Found') },
});
const body = json({ type: 'object', properties: { duration: { type: 'integer' } } });
const responses = {
  400: json(error({ type: 'array', items: { type: 'string' } })),
  403: json(error(text('Not found'))),
};
const DOCUMENT = {
  openapi: '3.1.0',
  paths: { '/time': { post: { requestBody: body, responses } } },
} as unknown as OpenApiDocument;
const MAPPING = readMapping(`
mapping: 1
operations: { createEntry: POST /time }
records: { Entry: { body: { minutes: duration } } }
errors: { fields: message, form: texts, invalid: 400 }
`);
const codec = new Codec(DOCUMENT, MAPPING, () => 20);
const mapped = codec.operations[0];

test('errors with status 400, a status code and a phrase are recognized', () => {
  expect(matchErrors(DOCUMENT)?.mapping).toEqual(MAPPING.errors);
});

test('invalid requests keep status 422 if the document has it', () => {
  const document = structuredClone(DOCUMENT);
  const { post } = document.paths['/time'] ?? {};
  if (post?.responses) post.responses['422'] = post.responses['400'] as never;
  expect(matchErrors(document)?.mapping).not.toHaveProperty('invalid');
});

test('an error has the status code of its response, and the phrase of that status', () => {
  expect(codec.responseToWire(mapped, 403, { message: 'No.' })).toEqual({
    statusCode: 403,
    message: 'No.',
    error: 'Forbidden',
  });
  expect(codec.responseToWire(undefined, 429, { message: 'Wait.' })).toMatchObject({ statusCode: 429 });
});

test('field errors are messages that begin with the field names, in both directions', () => {
  const contractBody = {
    message: 'Invalid.',
    errors: { minutes: ['The minutes field is required.', 'must be >= 0', 'Odd.'] },
  };
  const wire = {
    statusCode: 400,
    message: ['duration is required.', 'duration must be >= 0', 'duration: Odd.'],
    error: 'Bad Request',
  };
  expect(codec.statusToWire(422)).toBe(400);
  expect(codec.responseToWire(mapped, 422, contractBody)).toEqual(wire);
  const back = codec.responseFromWire(mapped, 400, wire);
  expect(back).toMatchObject({ errors: { minutes: wire.message } });
  expect(codec.statusFromWire(400, back)).toBe(422);
});

test('a malformed body stays a 400', () => {
  const wire = codec.responseToWire(mapped, 400, { message: 'Not JSON.' });
  expect(wire).toMatchObject({ statusCode: 400, message: ['Not JSON.'] });
  const wireBody = { statusCode: 400, message: ['The body is not JSON.'] };
  expect(codec.responseFromWire(mapped, 400, wireBody)).toEqual({ message: 'The body is not JSON.' });
  expect(codec.statusFromWire(400, { message: 'x' })).toBe(400);
  expect(codec.statusToWire(400)).toBe(400);
});

test('the contract has the response to an invalid request under 422', () => {
  const { responses = {} } = applyMapping(DOCUMENT, MAPPING).paths['/entries']?.post ?? {};
  expect(Object.keys(responses).sort()).toEqual(['400', '403', '422']);
});

test('any other status for invalid requests is an error', () => {
  expect(() => readMapping('mapping: 1\nerrors: { invalid: 409 }')).toThrow('must be 422 or 400, not 409');
  expect(EMPTY_MAPPING.errors).not.toHaveProperty('invalid');
});
