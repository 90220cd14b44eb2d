import type { Operation } from '../../contract/contract.ts';
import type { Api } from '../api.ts';
import { jsonResponse, type MockResponse } from '../http.ts';
import { type Problem, problemResponse } from '../problems.ts';

/** The operation's success. A response without a body has no content type either (RFC 9110 section 8.3). */
export function respond({ success: { status } }: Operation, body: unknown): MockResponse {
  return body === undefined ? { status, headers: {}, body: '' } : jsonResponse(status, body);
}

/** An error response. */
export function respondWithProblem({ contract }: Api, problem: Problem): MockResponse {
  return problemResponse(contract, problem);
}

/** Replaces a response that breaks the contract by a 500 that says how; for the project's own tests. */
export function checkResponse({ prism }: Api, operation: Operation, response: MockResponse): MockResponse {
  const { status, headers, body } = response;
  const violations = prism.responseViolations(
    operation,
    status,
    headers,
    body === '' ? undefined : JSON.parse(String(body), withoutPrototype),
  );
  if (violations.length === 0) return response;
  const message = `The mock's response breaks the contract: ${JSON.stringify(violations)}`;
  return { ...jsonResponse(500, { message }), headers };
}

/** Ajv checks inherited properties too where a schema has a field called `constructor`. */
function withoutPrototype(_key: string, value: unknown): unknown {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain ? Object.setPrototypeOf(value, null) : value;
}
