import type { MediaType, OpenApiDocument } from './document.ts';
import { getOwn } from './own.ts';

/** The cases in which a request is rejected, as `x-error-responses` names them. */
export const ERROR_CASES = [
  'malformedJson',
  'unauthenticated',
  'forbidden',
  'locked',
  'hiddenRecord',
  'notFound',
  'unknownPath',
  'methodNotAllowed',
  'wrongContentType',
  'invalid',
  'tooManyRequests',
  'serverError',
] as const;
export type ErrorCase = (typeof ERROR_CASES)[number];

/** An error response: its status, and the body from the example of the shared response. */
export interface ErrorResponse {
  status: number;
  body: Record<string, unknown> & { message: string };
  source: string;
}

export type ErrorResponses = Record<ErrorCase, ErrorResponse>;

/** An entry of `x-error-responses`. */
interface ErrorRow {
  status: number;
  /** A key of `components.responses`. */
  response: string;
  /** A key of the response's `examples`; if omitted, the response has a single `example`. */
  example?: string;
  source: string;
}

/** Parses `x-error-responses`, with the bodies from the examples of `components.responses`. */
export function readErrorResponses(document: OpenApiDocument): ErrorResponses {
  const rows = readErrorRows(document);
  const entries = ERROR_CASES.flatMap((name) => {
    const row = getOwn(rows, name);
    const body = row && readErrorBody(document, row);
    return body ? [[name, { status: row.status, source: row.source, body }] as const] : [];
  });
  return Object.fromEntries(entries) as ErrorResponses;
}

/** The first response with that status. */
export function findErrorResponse(errors: ErrorResponses, status: number): ErrorResponse | undefined {
  return Object.values(errors).find((each) => each.status === status);
}

/** Replaces the method in a message. */
export function replaceMethod(text: string, method: string): string {
  return text.replace(/\b(GET|POST|PUT|PATCH|DELETE)\b/, method);
}

/** Checks that each case has a status from 400 to 599 and a shared response with an example that has a message. */
export function checkErrorResponses(document: OpenApiDocument): string[] {
  if (document['x-error-responses'] === undefined) return [];
  const rows = readErrorRows(document);
  const unknown = Object.keys(rows).filter((name) => !(ERROR_CASES as readonly string[]).includes(name));
  return [
    ...unknown.map((name) => `x-error-responses.${name} is unknown. Choose from: ${ERROR_CASES.join(', ')}`),
    ...ERROR_CASES.flatMap((name) => checkErrorRow(document, name, getOwn(rows, name))),
  ];
}

function checkErrorRow(document: OpenApiDocument, name: ErrorCase, row: ErrorRow | undefined): string[] {
  if (row === undefined) return [`x-error-responses.${name} is missing`];
  const { status, response, example } = row;
  const problems: string[] = [];
  if (!Number.isInteger(status) || status < 400 || status > 599)
    problems.push(`x-error-responses.${name}.status must be from 400 to 599, not ${JSON.stringify(status)}`);
  if (readErrorBody(document, row) === undefined) {
    const expected = example === undefined ? 'an example' : `an example ${example}`;
    problems.push(
      `x-error-responses.${name}: components.responses.${response} must have ${expected} with a message`,
    );
  }
  return problems;
}

function readErrorRows(document: OpenApiDocument): Record<string, ErrorRow> {
  return (document['x-error-responses'] ?? {}) as Record<string, ErrorRow>;
}

function readErrorBody(document: OpenApiDocument, row: ErrorRow): ErrorResponse['body'] | undefined {
  const media = getOwn(document.components?.responses, row.response)?.content?.['application/json'];
  const body = selectExample(media, row.example) as ErrorResponse['body'] | undefined;
  return typeof body?.message === 'string' ? body : undefined;
}

function selectExample(media: MediaType | undefined, name: string | undefined): unknown {
  return name === undefined ? media?.example : getOwn(media?.examples, name)?.value;
}
