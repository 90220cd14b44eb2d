import type { Operation, ResponseSpec } from '../../contract/contract.ts';
import { findResponse, JSON_TYPE } from '../../contract/responses.ts';
import { generateSample } from '../../contract/sample.ts';
import type { Api } from '../api.ts';
import { JsonBody, jsonStep, type StepResponse } from '../http.ts';
import type { Violation } from '../prism.ts';
import { type Problem, problemStep } from '../problems.ts';

/** The operation's success response. Without a body it has no content type (RFC 9110 section 8.3). */
export function respond({ success: { status } }: Operation, body: unknown): StepResponse {
  return body === undefined ? { status, headers: {}, body: '' } : jsonStep(status, body);
}

/** An error response. */
export function respondWithProblem({ contract }: Api, problem: Problem): StepResponse {
  return problemStep(contract, problem);
}

/** Headers that the server writes itself, or that would change how a response is parsed. */
const FRAMING = [
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

/** Adds the headers that the document requires in this response and no step has set. */
export function completeHeaders(operation: Operation, response: StepResponse): StepResponse {
  const documented = findResponse(operation, response.status);
  if (documented === undefined) return response;
  for (const [name, value] of sampleHeaders(documented)) {
    const present = Object.keys(response.headers).map((each) => each.toLowerCase());
    if (!present.includes(name.toLowerCase())) response.headers[name] = value;
  }
  return response;
}

type SampleHeader = [name: string, value: string];

const samples = new WeakMap<ResponseSpec, SampleHeader[]>();

/** Values for the required headers of a documented response that no step sets, made once, since every response asks. */
function sampleHeaders(documented: ResponseSpec): SampleHeader[] {
  const cached = samples.get(documented);
  if (cached) return cached;
  const headers = Object.entries(documented.headers).flatMap(([name, { required, ...schema }]) => {
    if (required !== true || STEP_HEADERS.test(name)) return [];
    if (FRAMING.includes(name.toLowerCase()) || !isHeaderName(name)) return [];
    return [[name, headerText(generateSample(schema))] as SampleHeader];
  });
  samples.set(documented, headers);
  return headers;
}

/** Headers that steps set: a missing one stays missing. */
const STEP_HEADERS = /^(x-ratelimit-.*|retry-after|www-authenticate|allow)$/i;

const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** An example may contain characters that are not allowed in a header (RFC 9110 section 5.5). */
function headerText(value: unknown): string {
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
  return location === 'header' && FRAMING.some((name) => message.endsWith(`'${name}'`));
}

/** The validator sees a file as a string, whatever its schema says. */
function isAboutTypeOfBody({ path: [location], rule }: Violation): boolean {
  return location === 'body' && rule === 'type';
}
