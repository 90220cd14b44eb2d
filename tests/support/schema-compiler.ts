import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { answerSchema } from '../../scripts/spec/answer-schema.ts';
import { contract, type Operation, type Schema } from './contract.ts';

const ajv = new Ajv2020({ ownProperties: true, strict: false, allErrors: true, coerceTypes: false });
addFormats.default(ajv);

let isDocumentKnown = false;
const compiled = new WeakMap<Schema, ValidateFunction>();

/** What checks the body of an answer; each schema is compiled once, for all operations that have it. */
export function bodyValidator(operation: Operation, status: number, schema: Schema): ValidateFunction {
  const validate =
    compiled.get(schema) ?? (holdsItself(schema) ? fromDocument(operation, status) : ajv.compile(schema));
  compiled.set(schema, validate);
  return validate;
}

/** A schema that holds itself has no end once its references are resolved: it is compiled where it stands. */
function fromDocument({ id, method, path }: Operation, status: number): ValidateFunction {
  if (!isDocumentKnown) ajv.addSchema(contract.document, 'contract', false, false);
  isDocumentKnown = true;
  // A test may have sent the operation to another path.
  const place = contract.byId.get(id) ?? { method, path };
  const reference = answerSchema(contract.document, place, status);
  if (reference === undefined) throw new Error(`${id} ${status} has no schema`);
  return ajv.compile({ $ref: `contract${reference}` });
}

function holdsItself(value: unknown, around: object[] = [], finished = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null || finished.has(value)) return false;
  if (around.includes(value)) return true;
  const isEndless = Object.values(value).some((child) => holdsItself(child, [...around, value], finished));
  finished.add(value);
  return isEndless;
}
