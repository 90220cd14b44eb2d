import type { Operation } from '../../contract/contract.ts';
import type { Api } from '../api.ts';
import type { CallInput } from '../call.ts';
import type { MockRequest } from '../http.ts';
import type { Violation } from '../prism.ts';
import { type FieldErrors, invalid } from '../problems.ts';
import { malformedParameters, misnamedParameters, type RawQuery, readQuery } from '../query.ts';
import { limitBody } from './limit-body.ts';
import { listedFields } from './listed-fields.ts';

/** Reads query and body and lets Prism check them: 415, 400, then 422 naming every field that is wrong. */
export function validate({ prism, policies }: Api, operation: Operation, request: MockRequest): CallInput {
  const { inputParsing } = policies;
  const query = inputParsing.parseQuery(operation, request.query);
  const body = operation.body ? inputParsing.parseBody(request) : undefined;
  if (request.query !== '' || operation.body || requiresQuery(operation)) {
    const limited = operation.body && limitBody(body, operation.body.schema);
    const errors = fieldErrors(operation, prism.violations(operation, query, limited), query, request.query);
    if (errors) throw invalid(errors);
  }
  const fields = operation.body && body ? listedFields(operation.body.schema, body) : {};
  return { query: readQuery(operation, query), body: fields };
}

function requiresQuery({ queryParameters }: Operation): boolean {
  return queryParameters.some(({ required }) => required);
}

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
  const [location = 'body', ...steps] = path.map((step) => step.replace(/\[\]$/, ''));
  const missing = rule === 'required' && /required property '(.+)'/s.exec(message)?.[1];
  const unknown = rule === 'additionalProperties' && /; found '(.+)'$/s.exec(message)?.[1];
  const field = [...steps, ...(missing ? [missing] : unknown ? [unknown] : [])].join('.') || location;
  if (missing) return [field, `The ${field} field is required.`];
  if (unknown) return [field, `The ${field} field is unknown.`];
  return [field, `The ${field} field ${requirement(message)}.`];
}

/** What Prism's message says after naming the place: "must be integer". */
function requirement(message: string): string {
  return /\b(must\b.*)$/s.exec(message)?.[1] ?? 'is invalid';
}
