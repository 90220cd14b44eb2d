import { type Contract, indexContract } from '../contract.ts';
import type { Operation } from '../model.ts';
import { createCodec } from './create-codec.ts';
import type { MappedOperation } from './mapped-operation.ts';

/** An operation of the document, with its mapping if the contract has the operation. */
type PublishedOperation = Operation & { mapped?: MappedOperation };

/** The mapping of an operation; undefined if the contract lacks the operation or has no mapping. */
export function getMappedOperation(operation: Operation): MappedOperation | undefined {
  return (operation as PublishedOperation).mapped;
}

/**
 * Translates the contract into the document's format. Contract operations keep their operationId and have their
 * mapping. Returns a contract without a mapping unchanged.
 */
export function publishContract(contract: Contract): Contract {
  const { wire } = contract;
  if (!wire) return contract;
  const codec = createCodec(contract, wire);
  const mappedIds = new Set(codec.operations.map(({ id }) => id));
  const published = indexContract(wire.document);
  const operations = published.operations.map((wireOperation): PublishedOperation => {
    const mapped = codec.operations.find((each) => isSameRoute(each.wire, wireOperation));
    const operation = addTag(wireOperation, contract, mapped);
    if (mapped) return { ...operation, id: mapped.id, mapped };
    return mappedIds.has(operation.id) ? { ...operation, id: `${operation.id}_` } : operation;
  });
  return { ...published, operations, byId: new Map(operations.map((each) => [each.id, each])), wire };
}

/** Adds the contract's tag and summary to an operation without them. */
function addTag(operation: Operation, { operations }: Contract, mapped?: MappedOperation): Operation {
  if (operation.tag !== '' && operation.summary !== '') return operation;
  const { method, path } = mapped ?? operation;
  const contractOperation = operations.find((each) => each.method === method && each.path === path);
  return {
    ...operation,
    tag: operation.tag || (contractOperation?.tag ?? ''),
    summary: operation.summary || (contractOperation?.summary ?? ''),
  };
}

const isSameRoute = (
  one: Pick<Operation, 'method' | 'path'>,
  other: Pick<Operation, 'method' | 'path'>,
): boolean => one.method === other.method && one.path === other.path;
