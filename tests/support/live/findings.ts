import type { ErrorObject } from 'ajv/dist/2020.js';
import {
  noSuchOperation,
  operationKeys,
  otherRefusal,
  otherSuccess,
  undocumentedStatus,
} from '../../../scripts/live/proposals.ts';
import { schemaFindings } from '../../../scripts/live/schema-proposals.ts';
import { type Answer, ContractFailure } from '../answer.ts';
import { type Actor, contract } from '../contract.ts';
import { leaveOut } from '../leave-out.ts';
import type { Finding } from './judge.ts';
import { live } from './settings.ts';

/** The API's code has failed: a defect, whoever documents the status or the request. */
export function serverError(answer: Answer): Finding {
  const received = `${answer.status} ${answer.text}`;
  const failure = new ContractFailure(answer, 'the server does not fail', 'a status below 500', received);
  return { failure, sources: [], isDefect: true, overlay: [] };
}

/** A status that the document does not have: another success, an operation that is not there, another refusal. */
export function* otherStatus(answer: Answer): Generator<Finding> {
  const { operation, status, text, body } = answer;
  const known = Object.keys(operation.responses).join(', ');
  const failure = new ContractFailure(answer, 'answers with a documented status', known, `${status} ${text}`);
  if (status >= 200 && status < 300) {
    const { source } = operation.responses[operation.success.status] ?? { source: operation.source };
    yield {
      failure,
      sources: [operation.source, source],
      overlay: otherSuccess(contract, operation, status),
    };
  } else if (isRefusedAnyway(answer)) {
    const overlay = [
      ...undocumentedStatus(operation, status, body),
      ...otherRefusal(operation, answer.actor, status),
    ];
    yield { failure, sources: [operation.source], isAddition: true, overlay };
  } else if (live && status === 404 && operation.method === 'get') {
    yield {
      failure: new ContractFailure(answer, 'the operation exists', known, '404'),
      sources: [operation.source],
      overlay: noSuchOperation(contract, operation),
    };
    leaveOut('the API does not have the operation');
  } else {
    const overlay = undocumentedStatus(operation, status, body);
    yield { failure, sources: [operation.source], isAddition: true, overlay };
  }
}

/** Whether the actor was to be refused, so that only how he is refused is new. */
function isRefusedAnyway({ operation, actor, status }: Answer): boolean {
  if (actor === 'anonymous') return false;
  return status >= 400 && status < 500 && operation.access[actor as Actor]?.reach.includes('none') === true;
}

/** One finding for each statement of the schema that does not hold, however many records break it. */
export function* bodyFindings(answer: Answer, errors: ErrorObject[]): Generator<Finding> {
  const { operation, status, body } = answer;
  const keys = [
    ...operationKeys(operation),
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ];
  for (const { what, keyword, sources, overlay } of schemaFindings(contract, keys, errors, body)) {
    const rule = `answers ${status} with the documented schema`;
    yield {
      failure: new ContractFailure(answer, rule, 'a body that fits it', what),
      sources: [operation.source, ...sources],
      isAddition: keyword === 'additionalProperties',
      overlay,
    };
  }
}
