import { type Contract, indexContract } from '../contract.ts';
import type { Operation } from '../model.ts';
import { createCodec } from './create-codec.ts';
import type { MappedOperation } from './mapped-operation.ts';

/** An operation of the document, with its mapping if the contract has it. */
type PublishedOperation = Operation & { mapped?: MappedOperation };

/** The mapping of an operation of such a contract; undefined if the contract lacks it, or has no mapping. */
export function mappedOperation(operation: Operation): MappedOperation | undefined {
  return (operation as PublishedOperation).mapped;
}

/**
 * The contract in the document's format. Operations that the contract has keep the contract's names and carry their
 * mapping. A contract without a mapping is returned unchanged.
 */
export function publishedContract(contract: Contract): Contract {
  const { wire } = contract;
  if (!wire) return contract;
  const codec = createCodec(contract, wire);
  const mappedIds = new Set(codec.operations.map(({ id }) => id));
  const published = indexContract(wire.document);
  const operations = published.operations.map((wireOperation): PublishedOperation => {
    const mapped = codec.operations.find((each) => isSameRoute(each.wire, wireOperation));
    const operation = tagged(wireOperation, contract, mapped);
    if (mapped) return { ...operation, id: mapped.id, mapped };
    return mappedIds.has(operation.id) ? { ...operation, id: `${operation.id}_` } : operation;
  });
  return { ...published, operations, byId: new Map(operations.map((each) => [each.id, each])), wire };
}

/** With the tag and summary that the contract gives an operation without one. */
function tagged(operation: Operation, { operations }: Contract, mapped?: MappedOperation): Operation {
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
