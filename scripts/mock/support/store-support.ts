import { setTimeout } from 'node:timers/promises';
import { plural } from '../../cli/plural.ts';
import type { Contract, Operation, ServedFromExample } from '../../contract/contract.ts';
import { HANDLERS } from '../resources/index.ts';
import type { Context, ResourceAction } from '../resources/resource.ts';
import { createResponseChecks, type ResponseCheck } from './response-checks.ts';
import { createOwnerContext, createSampleResponses } from './samples.ts';

/** The pause between two examined operations, in which the mock handles requests. */
const PAUSE_MS = 10;

/**
 * Which operations of a contract document the store supports. The document may be newer than the store; the mock serves
 * the other operations from their examples. Each operation is examined on first use, because examining all of them
 * takes longer than starting the mock.
 */
export class StoreSupport {
  readonly #reasons = new Map<string, string | undefined>();
  #examine: ((operation: Operation) => string | undefined) | undefined;

  constructor(private readonly contract: Contract) {}

  /** Every operation that is served from its example, in the document's order. */
  servedFromExample(): ServedFromExample[] {
    const found = this.contract.operations.flatMap(({ id }) => this.#ifFromExample(id));
    // All reasons are known now, and the compiled schemas take 5 MiB.
    this.#examine = undefined;
    return found;
  }

  /** Every operation that is served from its example, found in small steps, so that requests are not delayed. */
  async servedFromExampleBetweenRequests(): Promise<ServedFromExample[]> {
    for (const { id } of this.contract.operations) {
      if (HANDLERS.has(id)) await setTimeout(PAUSE_MS, undefined, { ref: false });
      this.#findReason(id);
    }
    return this.servedFromExample();
  }

  /** Whether the store supports an operation. */
  isSupported(id: string): boolean {
    return this.#findReason(id) === undefined;
  }

  #ifFromExample(operation: string): ServedFromExample[] {
    const reason = this.#findReason(operation);
    return reason === undefined ? [] : [{ operation, reason, hasHandler: HANDLERS.has(operation) }];
  }

  /** Why the store does not support an operation; undefined if it does. */
  #findReason(id: string): string | undefined {
    if (!this.#reasons.has(id)) this.#reasons.set(id, this.#find(id));
    return this.#reasons.get(id);
  }

  #find(id: string): string | undefined {
    const operation = this.contract.byId.get(id);
    if (operation === undefined || !HANDLERS.has(id)) return 'the store has no handler for it';
    this.#examine ??= createExaminer(this.contract);
    return this.#examine(operation);
  }
}

/** The operations that a mock of this contract serves from their examples, in the document's order. */
export function servedFromExample(contract: Contract): ServedFromExample[] {
  return new StoreSupport(contract).servedFromExample();
}

function createExaminer(contract: Contract): (operation: Operation) => string | undefined {
  const checkFor = createResponseChecks(contract);
  const context = createOwnerContext(contract);
  return (operation) =>
    findUnsupportedPath(operation) ?? findUnsupportedResponse(operation, context, checkFor);
}

function findUnsupportedPath({ id, pathParameters }: Operation): string | undefined {
  const { resource, action } = getHandler(id);
  const ids = (resource.parent ? 1 : 0) + (ACTIONS_WITHOUT_ID.includes(action) ? 0 : 1);
  return pathParameters.length === ids
    ? undefined
    : `it has ${plural(pathParameters.length, 'path parameter')}`;
}

const ACTIONS_WITHOUT_ID: ResourceAction[] = ['list', 'create', 'me'];

function findUnsupportedResponse(
  operation: Operation,
  context: Context,
  checkFor: (operation: Operation) => ResponseCheck,
): string | undefined {
  const check = checkFor(operation);
  const { resource, action } = getHandler(operation.id);
  for (const response of createSampleResponses(operation, resource, action, context)) {
    const problem = check(response);
    if (problem !== undefined) return `the store's response violates the schema: ${problem}`;
  }
  return undefined;
}

function getHandler(id: string) {
  const handler = HANDLERS.get(id);
  if (handler === undefined) throw new Error(`${id} has no handler`);
  return handler;
}
