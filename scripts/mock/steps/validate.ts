import type { Operation } from '../../contract/contract.ts';
import type { Api } from '../api.ts';
import type { MockRequest } from '../http.ts';
import type { CallInput } from '../operation-call.ts';
import type { Violation } from '../prism.ts';
import { type FieldErrors, invalid } from '../problems.ts';
import { findMalformedParameters, findMisnamedParameters, type RawQuery, readQuery } from '../query.ts';
import { readBody } from '../read-body.ts';
import { readParameters } from '../request-parameters.ts';
import type { Row } from '../store/rows.ts';
import { limitBody } from './limit-body.ts';
import { selectListedFields } from './listed-fields.ts';

/** Parses parameters and body and validates them with Prism: 415, 400, then 422 with every invalid field. */
export function validate({ prism, policies }: Api, operation: Operation, request: MockRequest): CallInput {
  const query = policies.inputParsing.parseQuery(operation, request.query);
  const body = readBody(operation, request, policies.inputParsing);
  const { mediaType, schema = {}, value } = body ?? {};
  if (body || request.query !== '' || hasOtherInput(operation)) {
    const limited = body && limitBody(value, schema);
    const parameters = readParameters(operation, query, request.headers);
    const violations = prism.violations(operation, parameters, limited, mediaType);
    const errors = collectFieldErrors(operation, violations, query, request.query);
    if (errors) throw invalid(errors);
  }
  const fields = typeof value === 'object' ? selectListedFields(schema, value as Row) : {};
  const parsed = readQuery(operation, query);
  if (request.offset !== undefined) parsed.offset = request.offset;
  return { query: parsed, body: fields };
}

function hasOtherInput({ queryParameters, headerParameters, cookieParameters }: Operation): boolean {
  return (
    headerParameters.length + cookieParameters.length > 0 || queryParameters.some(({ required }) => required)
  );
}

/** Collects the errors by field; in a Map, because a field may be called `constructor` or `__proto__`. */
function collectFieldErrors(
  operation: Operation,
  violations: Violation[],
  query: RawQuery,
  queryText: string,
): FieldErrors | undefined {
  const errors = new Map<string, string[]>();
  for (const [field, text] of violations.map(toFieldError)) {
    const texts = errors.get(field);
    if (texts) texts.push(text);
    else errors.set(field, [text]);
  }
  const parameters = [
    ...findMalformedParameters(operation, query),
    ...findMisnamedParameters(operation, queryText),
  ];
  for (const [field, requirement] of parameters) {
    errors.set(field, [`The ${field} field ${requirement}.`]);
  }
  return errors.size > 0 ? Object.fromEntries(errors) : undefined;
}

/** Converts a violation to a field in Laravel's dotted notation (`members.0.user_id`) and its message. */
function toFieldError({ path, rule, message }: Violation): [field: string, text: string] {
  const [location = 'body', ...segments] = path.map((segment) => segment.replace(/\[\]$/, ''));
  const missing = rule === 'required' && /required property '(.+)'/s.exec(message)?.[1];
  const unknown = rule === 'additionalProperties' && /; found '(.+)'$/s.exec(message)?.[1];
  // The body itself is missing.
  if (path.length === 0 && /is required$/.test(message)) return ['body', 'The body field is required.'];
  const field = [...segments, ...(missing ? [missing] : unknown ? [unknown] : [])].join('.') || location;
  if (missing) return [field, `The ${field} field is required.`];
  if (unknown) return [field, `The ${field} field is unknown.`];
  return [field, `The ${field} field ${requirement(message)}.`];
}

/** Extracts the requirement from a message of Prism: "must be integer". */
function requirement(message: string): string {
  return /\b(must\b.*)$/s.exec(message)?.[1] ?? 'is invalid';
}
