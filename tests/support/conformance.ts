import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { placeOf } from '../../scripts/live/place.ts';
import { headerNotThere, operationKeys } from '../../scripts/live/proposals.ts';
import { type Answer, ContractFailure } from './answer.ts';
import { contract, type Operation, type Schema } from './contract.ts';
import { bodyFindings, otherStatus, serverError } from './live/findings.ts';
import { type Finding, tell } from './live/judge.ts';
import { live } from './live/settings.ts';
import { recordAnswer } from './recorder.ts';
import { bodyValidator } from './schema-compiler.ts';

/** Headers are text; a number in one is text that reads as a number. */
const headerAjv = new Ajv2020({ strict: false, coerceTypes: true });
addFormats.default(headerAjv);

const compiled = new WeakMap<object, ValidateFunction>();

type Documented = Operation['responses'][number];

/**
 * Holds an answer to the contract document with an engine that is not the mock's: a documented status, the
 * content type, the body's schema, the headers. On live, what was only assumed is noted and not thrown.
 */
export function checkAnswer(answer: Answer): void {
  recordAnswer(answer);
  for (const finding of findingsIn(answer)) tell(finding);
}

function* findingsIn(answer: Answer): Generator<Finding> {
  if (answer.status >= 500) return yield serverError(answer);
  const documented = answer.operation.responses[answer.status];
  if (!documented) return yield* otherStatus(answer);
  if (documented.schema) {
    yield* contentTypeFindings(answer, documented);
    // A body that is not there has no fields that could differ.
    if (answer.text !== '') yield* schemaFindings(answer, documented, documented.schema);
  }
  for (const [name, schema] of Object.entries(documented.headers)) {
    yield* headerFindings(answer, documented, name, schema);
  }
}

function* contentTypeFindings(answer: Answer, { source }: Documented): Generator<Finding> {
  const found = answer.headers.get('content-type') ?? 'none';
  if (found.split(';')[0]?.trim().toLowerCase() === 'application/json' && answer.body !== undefined) return;
  const [expected, received] = [
    'Content-Type: application/json',
    `${found}: ${answer.text || 'an empty body'}`,
  ];
  yield {
    failure: new ContractFailure(answer, 'answers with JSON', expected, received),
    sources: [answer.operation.source, source],
    overlay: [],
  };
}

function* schemaFindings(answer: Answer, { source }: Documented, schema: Schema): Generator<Finding> {
  const validate = bodyValidator(answer.operation, answer.status, schema);
  if (validate(answer.body)) return;
  const errors = validate.errors ?? [];
  if (live) return yield* bodyFindings(answer, errors);
  const rule = `answers ${answer.status} with the documented schema`;
  const received = `${errors.map(problem).join('; ')} in ${answer.text}`;
  yield {
    failure: new ContractFailure(answer, rule, 'a body that fits it', received),
    sources: [answer.operation.source, source],
    overlay: [],
  };
}

function problem({ instancePath, message, params }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValues ?? '';
  return `${instancePath || '(body)'} ${message} ${detail}`.trimEnd();
}

function* headerFindings(
  answer: Answer,
  { source }: Documented,
  name: string,
  documented: object & { required?: boolean },
): Generator<Finding> {
  const { operation, status } = answer;
  const value = answer.headers.get(name);
  const { required, ...schema } = documented;
  const isMissing = value === null;
  if (isMissing ? !required : headerValidator(schema, documented)(value)) return;
  yield {
    failure: isMissing
      ? new ContractFailure(answer, `answers ${status} with the header ${name}`, name, 'none')
      : new ContractFailure(answer, `answers with a well-formed header ${name}`, schema, value),
    sources: [operation.source, source, ...headerSources(answer, name)],
    overlay: isMissing ? headerNotThere(contract, operation, status, name) : [],
  };
}

/** A header that we added to a documented response is as sure as we are of the header. */
function headerSources({ operation, status }: Answer, name: string): string[] {
  const keys = [...operationKeys(operation), 'responses', String(status), 'headers', name];
  return placeOf(contract.document, keys)?.sources ?? [];
}

function headerValidator(schema: object, key: object): ValidateFunction {
  const validate = compiled.get(key) ?? headerAjv.compile(schema);
  compiled.set(key, validate);
  return validate;
}
