import { type Contract, type ErrorCase, findErrorResponse, replaceMethod } from '../contract/contract.ts';
import { jsonStep, type MockResponse, type StepResponse, serializeBody } from './http.ts';

/** A case of the contract's `x-error-responses`, or the mock's own limit on the size of a body. */
export type ProblemName = ErrorCase | 'bodyTooLarge';

const BODY_TOO_LARGE = { status: 413, body: { message: 'The request body is larger than 1 MiB.' } };

/** The error messages by field or query parameter. */
export type FieldErrors = Record<string, string[]>;

interface ProblemDetails {
  /** Replaces the status of the case, and its message by that of the first case with this status. */
  status?: number;
  /** Replaces the contract's message. */
  message?: string;
  /** Appended to the contract's message. */
  hint?: string;
  /** Replaces the method in the contract's message. */
  method?: string;
  headers?: Record<string, string>;
  errors?: FieldErrors;
}

/** The reason to reject a request. Steps throw it; `problemResponse` converts it to a response. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemName,
    readonly details: ProblemDetails = {},
  ) {
    super(details.message ?? code);
  }

  /** The errors by field. */
  get errors(): FieldErrors | undefined {
    return this.details.errors;
  }
}

/** A Problem with this status, and with the message of the first case that has it. */
export function problemWithStatus(status: number): Problem {
  return new Problem('forbidden', { status });
}

/** The error response, with the contract's status and body for the case of the problem. */
export function problemResponse(contract: Contract, problem: Problem): MockResponse {
  return serializeBody(problemStep(contract, problem));
}

/** The error response as the response of a step. */
export function problemStep(contract: Contract, problem: Problem): StepResponse {
  const { status, body } = describeProblem(contract, problem);
  return jsonStep(status, body, problem.details.headers);
}

/** Status and body of the error response. */
export function describeProblem(
  { errorResponses }: Contract,
  { code, details: { status, message, hint, method, errors } }: Problem,
): { status: number; body: { message: string; [field: string]: unknown } } {
  const defaultResponse = code === 'bodyTooLarge' ? BODY_TOO_LARGE : errorResponses[code];
  const response = (status !== undefined && findErrorResponse(errorResponses, status)) || defaultResponse;
  const { errors: _, ...example } = response.body as { message: string; errors?: unknown };
  const text = method === undefined ? example.message : replaceMethod(example.message, method);
  const fullMessage = message ?? (hint === undefined ? text : `${text} ${hint}`);
  return {
    status: status ?? response.status,
    body: { ...example, message: fullMessage, ...(errors && { errors }) },
  };
}

/** A 422 with the errors by field. Lists a limited number of errors, so that the size of the response is bounded. */
export function invalid(errors: FieldErrors): Problem {
  const all = Object.entries(errors).flatMap(([field, texts]) => texts.map((text) => [field, text] as const));
  const isShort = all.every(
    ([field, text]) => field.length <= MAX_NAME_LENGTH && text.length <= MAX_MESSAGE_LENGTH,
  );
  if (all.length <= MAX_ERRORS && isShort) return new Problem('invalid', { errors });
  const listed = new Map<string, string[]>();
  for (const [field, text] of all.slice(0, MAX_ERRORS)) {
    const name = shorten(field, MAX_NAME_LENGTH);
    listed.set(name, [...(listed.get(name) ?? []), shorten(text, MAX_MESSAGE_LENGTH)]);
  }
  const more = all.length - MAX_ERRORS;
  const hint = `The first ${MAX_ERRORS} errors are listed; ${more} more were found.`;
  return new Problem('invalid', { errors: Object.fromEntries(listed), ...(more > 0 && { hint }) });
}

const MAX_ERRORS = 50;
const MAX_NAME_LENGTH = 100;
const MAX_MESSAGE_LENGTH = 400;

function shorten(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}
