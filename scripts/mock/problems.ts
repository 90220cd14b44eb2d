import { type Contract, type ErrorCase, errorWithStatus, withMethod } from '../contract/contract.ts';
import { jsonStep, type MockResponse, type StepResponse, serializeBody } from './http.ts';

/** A case of the contract's `x-error-responses`, or the mock's own limit on the size of a body. */
export type ProblemName = ErrorCase | 'bodyTooLarge';

const BODY_TOO_LARGE = { status: 413, body: { message: 'The request body is larger than 1 MiB.' } };

/** The error messages by field or query parameter. */
export type FieldErrors = Record<string, string[]>;

interface ProblemDetails {
  /** Replaces the status of the case, and its text by that of the case with this status. */
  status?: number;
  /** Replaces the contract's text. */
  message?: string;
  /** Appended to the contract's text. */
  hint?: string;
  /** Replaces the method in the contract's text. */
  method?: string;
  headers?: Record<string, string>;
  errors?: FieldErrors;
}

/** A rejected request. Steps throw it; `problemResponse` makes the response. */
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

/** An error with that status and the text of the first case with this status. */
export function problemWithStatus(status: number): Problem {
  return new Problem('forbidden', { status });
}

/** The error response, with the contract's status and body for the case of the problem. */
export function problemResponse(contract: Contract, problem: Problem): MockResponse {
  return serializeBody(problemStep(contract, problem));
}

/** The same, for the steps. */
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
  const response = (status !== undefined && errorWithStatus(errorResponses, status)) || defaultResponse;
  const { errors: _, ...example } = response.body as { message: string; errors?: unknown };
  const text = method === undefined ? example.message : withMethod(example.message, method);
  const fullMessage = message ?? (hint === undefined ? text : `${text} ${hint}`);
  return {
    status: status ?? response.status,
    body: { ...example, message: fullMessage, ...(errors && { errors }) },
  };
}

/** 422 with the errors by field; only the first ones of many, so that the size of a response is bounded. */
export function invalid(errors: FieldErrors): Problem {
  const all = Object.entries(errors).flatMap(([field, texts]) => texts.map((text) => [field, text] as const));
  const isShort = all.every(([field, text]) => field.length <= LONGEST_NAME && text.length <= LONGEST_TEXT);
  if (all.length <= MOST_ERRORS && isShort) return new Problem('invalid', { errors });
  const listed = new Map<string, string[]>();
  for (const [field, text] of all.slice(0, MOST_ERRORS)) {
    const name = shortened(field, LONGEST_NAME);
    listed.set(name, [...(listed.get(name) ?? []), shortened(text, LONGEST_TEXT)]);
  }
  const more = all.length - MOST_ERRORS;
  const hint = `The first ${MOST_ERRORS} errors are listed; ${more} more were found.`;
  return new Problem('invalid', { errors: Object.fromEntries(listed), ...(more > 0 && { hint }) });
}

const MOST_ERRORS = 50;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 400;

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
