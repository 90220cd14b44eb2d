import type { Operation } from '../../spec/contract.ts';
import type { Request } from '../http.ts';
import type { Prism, Violation } from '../prism.ts';
import { type FieldErrors, invalid, Problem } from '../problems.ts';
import { parseQuery, type Query, readQuery } from '../query.ts';
import type { Row } from '../store/rows.ts';

/** A request's input, checked against the document. */
export interface Input {
  query: Query;
  body: Row;
}

/** Reads query and body and lets Prism check them: 415, 400, then 422 naming every field that is wrong. */
export function validate(prism: Prism, operation: Operation, request: Request): Input {
  const query = parseQuery(request.query);
  const body = operation.body ? readBody(request) : undefined;
  if (request.query !== '' || operation.body) {
    const violations = prism.violations(operation, query, body);
    if (violations.length > 0) throw invalid(fieldErrors(violations));
  }
  return { query: readQuery(operation, query), body: (body ?? {}) as Row };
}

/** The JSON of the body; an empty one counts as an object without fields. */
function readBody({ headers, body }: Request): unknown {
  if (body.length === 0) return {};
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new Problem('wrongContentType');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Problem('malformedJson');
  }
}

function fieldErrors(violations: Violation[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const violation of violations) {
    const [field, text] = fieldError(violation);
    errors[field] = [...(errors[field] ?? []), text];
  }
  return errors;
}

/** The field in the dotted form of Laravel (`members.0.user_id`), and the sentence that says what is wrong. */
function fieldError({ path, rule, message }: Violation): [field: string, text: string] {
  const [place = 'body', ...steps] = path.map((step) => step.replace(/\[\]$/, ''));
  const missing = rule === 'required' && /required property '(.+)'/.exec(message)?.[1];
  const unknown = rule === 'additionalProperties' && /; found '(.+)'$/.exec(message)?.[1];
  const field = [...steps, ...(missing ? [missing] : unknown ? [unknown] : [])].join('.') || place;
  if (missing) return [field, `The ${field} field is required.`];
  if (unknown) return [field, `The ${field} field is unknown.`];
  return [field, `The ${field} field ${requirement(message)}.`];
}

/** What Prism's message says after naming the place: "must be integer". */
function requirement(message: string): string {
  return /\b(must\b.*)$/s.exec(message)?.[1] ?? 'is invalid';
}
