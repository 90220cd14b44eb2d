import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { answerSchema } from '../../spec/answer-schema.ts';
import type { Contract, Operation } from '../../spec/contract.ts';
import { type AnyResource, HANDLERS } from '../resources/index.ts';
import type { Context, Verb } from '../resources/resource.ts';
import { bodyMisfit } from './body.ts';
import { ownersContext, sampleAnswers } from './samples.ts';

/**
 * The operations of which the store's handler no longer fits what the document says, and why: the document has
 * moved on, and until the handler follows, the mock answers such an operation with its example.
 */
export function misfits(contract: Contract): Map<string, string> {
  const checkFor = checks(contract);
  const context = ownersContext(contract);
  const found = new Map<string, string>();
  for (const [id, { resource, verb }] of HANDLERS) {
    const operation = contract.byId.get(id);
    const reason = operation && misfit(operation, resource, verb, context, checkFor);
    if (reason !== undefined) found.set(id, reason);
  }
  return found;
}

/** What breaks the schema of the operation's success in an answer; undefined when nothing does. */
type Check = (answer: unknown) => string | undefined;

function misfit(
  operation: Operation,
  resource: AnyResource,
  verb: Verb,
  context: Context,
  checkFor: (operation: Operation) => Check,
): string | undefined {
  const ids = (resource.parent ? 1 : 0) + (['list', 'create', 'me'].includes(verb) ? 0 : 1);
  if (operation.pathParameters.length !== ids)
    return `it has ${operation.pathParameters.length} path parameters`;
  const body = bodyMisfit(operation, resource, verb, context);
  if (body !== undefined) return body;
  const check = checkFor(operation);
  for (const answer of sampleAnswers(operation, resource, verb, context)) {
    const problem = check(answer);
    if (problem !== undefined) return `what the store would answer breaks the schema: ${problem}`;
  }
  return undefined;
}

function checks({ document }: Contract): (operation: Operation) => Check {
  const ajv = new Ajv2020({ ownProperties: true, strict: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'contract', false, false);
  return (operation) => {
    const reference = answerSchema(document, operation, operation.success.status);
    if (reference === undefined) return (answer) => (answer === undefined ? undefined : 'it takes no body');
    const validate = ajv.compile({ $ref: `contract${reference}` });
    return (answer) => (validate(answer) ? undefined : problemOf(validate.errors?.[0]));
  };
}

function problemOf(error: ErrorObject | undefined): string {
  return `${error?.instancePath || 'it'} ${error?.message}`;
}
