import type { Operation } from '../../spec/contract.ts';
import { point } from '../faults/point.ts';
import type { Request } from '../http.ts';
import type { Prism, Violation } from '../prism.ts';
import { type FieldErrors, invalid, Problem } from '../problems.ts';
import {
  malformedParameters,
  misnamedParameters,
  parseQuery,
  type Query,
  type RawQuery,
  readQuery,
} from '../query.ts';
import type { Row } from '../store/rows.ts';
import { limitBody } from './limit-body.ts';
import { listedFields } from './listed-fields.ts';

/** A request's input, checked against the document. */
export interface Input {
  query: Query;
  body: Row;
}

/** Reads query and body and lets Prism check them: 415, 400, then 422 naming every field that is wrong. */
export const validate = point(function validate(prism: Prism, operation: Operation, request: Request): Input {
  const query = parseQuery(operation, request.query);
  const body = operation.body ? readBody(request) : undefined;
  if (request.query !== '' || operation.body || asksForQuery(operation)) {
    const limited = operation.body && limitBody(body, operation.body.schema);
    const errors = fieldErrors(operation, prism.violations(operation, query, limited), query, request.query);
    if (errors) throw invalid(errors);
  }
  const fields = operation.body && body ? listedFields(operation.body.schema, body) : {};
  return { query: readQuery(operation, query), body: fields };
});

function asksForQuery({ queryParameters }: Operation): boolean {
  return queryParameters.some(({ required }) => required);
}

/** The JSON object of the body; an empty body counts as an object without fields. */
export const readBody = point(function readBody({ headers, body }: Request): Row {
  if (body.length === 0) return {};
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new Problem('wrongContentType');
  const value = parseJson(body);
  // Prism takes null for no body at all.
  if (value === null) throw invalid({ body: ['The body field must be object.'] });
  return value as Row;
});

export const parseJson = point(function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Problem('malformedJson');
  }
});

/** A map first, because a field may be called as what every object has: `constructor`, `__proto__`. */
function fieldErrors(
  operation: Operation,
  violations: Violation[],
  query: RawQuery,
  queryText: string,
): FieldErrors | undefined {
  const errors = new Map<string, string[]>();
  for (const [field, text] of violations.map(fieldError)) {
    const texts = errors.get(field);
    if (texts) texts.push(text);
    else errors.set(field, [text]);
  }
  const parameters = [...malformedParameters(operation, query), ...misnamedParameters(operation, queryText)];
  for (const [field, requirement] of parameters) {
    errors.set(field, [`The ${field} field ${requirement}.`]);
  }
  return errors.size > 0 ? Object.fromEntries(errors) : undefined;
}

/** The field in the dotted form of Laravel (`members.0.user_id`), and the sentence that says what is wrong. */
function fieldError({ path, rule, message }: Violation): [field: string, text: string] {
  const [place = 'body', ...steps] = path.map((step) => step.replace(/\[\]$/, ''));
  const missing = rule === 'required' && /required property '(.+)'/s.exec(message)?.[1];
  const unknown = rule === 'additionalProperties' && /; found '(.+)'$/s.exec(message)?.[1];
  const field = [...steps, ...(missing ? [missing] : unknown ? [unknown] : [])].join('.') || place;
  if (missing) return [field, `The ${field} field is required.`];
  if (unknown) return [field, `The ${field} field is unknown.`];
  return [field, `The ${field} field ${requirement(message)}.`];
}

/** What Prism's message says after naming the place: "must be integer". */
function requirement(message: string): string {
  return /\b(must\b.*)$/s.exec(message)?.[1] ?? 'is invalid';
}
