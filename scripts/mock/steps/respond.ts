import type { Operation, ResponseSpec } from '../../contract/contract.ts';
import { findResponse, JSON_TYPE } from '../../contract/responses.ts';
import { generateSample } from '../../contract/sample.ts';
import type { Api } from '../api.ts';
import { JsonBody, jsonStep, type StepResponse } from '../http.ts';
import type { Violation } from '../prism.ts';
import { type Problem, problemStep } from '../problems.ts';

/** The operation's success response. A response without a body has no content type (RFC 9110 section 8.3). */
export function respond({ success: { status } }: Operation, body: unknown): StepResponse {
  return body === undefined ? { status, headers: {}, body: '' } : jsonStep(status, body);
}

/** An error response. */
export function respondWithProblem({ contract }: Api, problem: Problem): StepResponse {
  return problemStep(contract, problem);
}

/** Headers that the server writes itself, or that would change how a response is parsed. */
const FRAMING_HEADERS = [
  'content-length',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'trailer',
  'upgrade',
  'date',
];

/** Adds sample values for headers that the document requires in this response and that no step has set. */
export function completeHeaders(operation: Operation, response: StepResponse): StepResponse {
  const documented = findResponse(operation, response.status);
  if (documented === undefined) return response;
  for (const [name, value] of sampleHeaders(documented)) {
    const headerNames = Object.keys(response.headers).map((each) => each.toLowerCase());
    if (!headerNames.includes(name.toLowerCase())) response.headers[name] = value;
  }
  return response;
}

type SampleHeader = [name: string, value: string];

const samples = new WeakMap<ResponseSpec, SampleHeader[]>();

/** Sample values for the required headers that no step sets, cached per documented response. */
function sampleHeaders(documented: ResponseSpec): SampleHeader[] {
  const cached = samples.get(documented);
  if (cached) return cached;
  const headers = Object.entries(documented.headers).flatMap(([name, { required, ...schema }]) => {
    if (required !== true || STEP_HEADERS.test(name)) return [];
    if (FRAMING_HEADERS.includes(name.toLowerCase()) || !isHeaderName(name)) return [];
    return [[name, formatHeaderValue(generateSample(schema))] as SampleHeader];
  });
  samples.set(documented, headers);
  return headers;
}

/** Headers that steps set. If one is missing, no sample is added. */
const STEP_HEADERS = /^(x-ratelimit-.*|retry-after|www-authenticate|allow)$/i;

const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Converts an example to a header value and replaces characters that are not allowed (RFC 9110 section 5.5). */
function formatHeaderValue(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/[^\t\x20-\x7e]/g, '?');
}

/** Replaces a response that violates the contract by a 500 that names the violation; for the self-tests. */
export function checkResponse({ prism }: Api, operation: Operation, response: StepResponse): StepResponse {
  const { status, headers, body } = response;
  const isJson = body instanceof JsonBody || headers['Content-Type'] === JSON_TYPE;
  const value = body === '' ? undefined : isJson ? JSON.parse(String(body)) : String(body);
  const violations = prism
    .responseViolations(operation, status, headers, value)
    .filter((violation) => !isAboutFraming(violation) && (isJson || !isAboutTypeOfBody(violation)));
  if (violations.length === 0) return response;
  const message = `The mock's response violates the contract: ${JSON.stringify(violations)}`;
  return { ...jsonStep(500, { message }), headers };
}

function isAboutFraming({ path: [location], message }: Violation): boolean {
  return location === 'header' && FRAMING_HEADERS.some((name) => message.endsWith(`'${name}'`));
}

/** Whether a violation is about the type of the body: files are validated as strings, regardless of the schema. */
function isAboutTypeOfBody({ path: [location], rule }: Violation): boolean {
  return location === 'body' && rule === 'type';
}
