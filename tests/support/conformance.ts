import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Answer, ContractFailure } from './answer.ts';
import type { Schema } from './contract.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
addFormats.default(ajv);
/** Headers are text; a number in one is text that reads as a number. */
const headerAjv = new Ajv2020({ strict: false, coerceTypes: true });
addFormats.default(headerAjv);

const compiled = new WeakMap<object, ValidateFunction>();

/**
 * Holds an answer to the contract document with an engine that is not the mock's: a documented status, the
 * content type, the body's schema, the headers.
 */
export function checkAnswer(answer: Answer): void {
  const documented = answer.operation.responses[answer.status];
  if (!documented) {
    const known = Object.keys(answer.operation.responses).join(', ');
    throw new ContractFailure(answer, 'answers with a documented status', known, describeStatus(answer));
  }
  if (documented.schema) {
    checkContentType(answer);
    checkBody(answer, documented.schema);
  }
  for (const [name, schema] of Object.entries(documented.headers)) checkHeader(answer, name, schema);
}

function checkContentType(answer: Answer): void {
  const found = answer.headers.get('content-type') ?? 'none';
  if (found.split(';')[0]?.trim().toLowerCase() === 'application/json' && answer.body !== undefined) return;
  throw new ContractFailure(
    answer,
    'answers with JSON',
    'Content-Type: application/json',
    `${found}: ${answer.text}`,
  );
}

function checkBody(answer: Answer, schema: Schema): void {
  const validate = compile(ajv, schema);
  if (validate(answer.body)) return;
  const problems = (validate.errors ?? []).map((error) => {
    const detail = error.params.additionalProperty ?? error.params.allowedValues ?? '';
    return `${error.instancePath || '(body)'} ${error.message} ${detail}`.trimEnd();
  });
  const rule = `answers ${answer.status} with the documented schema`;
  throw new ContractFailure(answer, rule, 'a body that fits it', `${problems.join('; ')} in ${answer.text}`);
}

function checkHeader(answer: Answer, name: string, documented: object & { required?: boolean }): void {
  const value = answer.headers.get(name);
  const { required, ...schema } = documented;
  if (value === null) {
    if (required)
      throw new ContractFailure(answer, `answers ${answer.status} with the header ${name}`, name, 'none');
    return;
  }
  const validate = compile(headerAjv, schema, documented);
  if (validate(value)) return;
  throw new ContractFailure(answer, `answers with a well-formed header ${name}`, schema, value);
}

function compile(engine: Ajv2020, schema: object, key = schema): ValidateFunction {
  let validate = compiled.get(key);
  if (!validate) {
    validate = engine.compile(schema);
    compiled.set(key, validate);
  }
  return validate;
}

function describeStatus({ status, text }: Answer): string {
  return `${status} ${text}`;
}
