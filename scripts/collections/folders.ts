import { printable } from '../cli/printable.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { tagName } from '../contract/normalize/name-operations.ts';
import { getOwn } from '../contract/own.ts';
import type { CollectionContract } from './collection-contract.ts';
import { type Converted, requestKey } from './convert.ts';
import { operationRequest } from './operation-request.ts';
import type { Folder, RequestItem } from './postman.ts';
import { listedNoun } from './records.ts';

/** Operations whose folders come first, since later folders need their records; other folders keep document order. */
const FIRST_OPERATIONS = ['getMe', 'listMembers', 'listClients', 'listGroups', 'listPhaseCategories'];
/** Operations whose folders come next in a document with other tags. */
const NEXT_OPERATIONS = ['listProjects', 'listPhases'];

/**
 * Stopping a timer saves it as an entry and ends it, so the entry is deleted and another timer started for later
 * requests.
 */
const FOLLOW_UPS: Record<string, [operation: string, name: string][]> = {
  stopTimer: [
    ['deleteEntry', 'Delete the entry of the timer'],
    ['createTimer', 'Start another timer'],
  ],
};

/** One folder for each resource, with a request for each operation: reads first, then the life cycle of a record. */
export function resourceFolders(contract: CollectionContract, converted: Map<string, Converted>): Folder[] {
  const folders = listTags(contract).map(({ name, description }) => ({
    name: printable(name),
    description,
    item: sortOperations(contract, name).flatMap((operation) =>
      buildWithFollowUps(operation, contract, converted),
    ),
  }));
  // A folder without requests is omitted.
  return folders.filter(({ item }) => item.length > 0);
}

function buildWithFollowUps(
  operation: Operation,
  contract: CollectionContract,
  converted: Map<string, Converted>,
): RequestItem[] {
  const afterwards = (getOwn(FOLLOW_UPS, operation.id) ?? []).flatMap(([id, name]) => {
    const other = contract.byId.get(id);
    return other ? buildRequests(other, contract, converted).map((request) => ({ ...request, name })) : [];
  });
  return [...buildRequests(operation, contract, converted), ...afterwards];
}

/** The request of an operation; none if the converter fails on the operation, which `convert` notes. */
function buildRequests(
  operation: Operation,
  contract: CollectionContract,
  converted: Map<string, Converted>,
): RequestItem[] {
  // Users must choose a body that is not JSON, such as a file, themselves.
  const isSendable = operation.requestContent === undefined || operation.body !== undefined;
  const found = isSendable ? converted.get(requestKey(operation.method, operation.path)) : undefined;
  return found === undefined ? [] : [operationRequest(operation, found, contract)];
}

/** The tag of an operation, or the default tag of its path. */
const getFolderName = ({ tag, path }: Operation): string => (tag === '' ? tagName(path) : tag);

function listTags({ document, operations, byId, wire }: Contract): { name: string; description: string }[] {
  const first = (wire ? [...FIRST_OPERATIONS, ...NEXT_OPERATIONS] : FIRST_OPERATIONS)
    .flatMap((id) => byId.get(id) ?? [])
    .map(getFolderName);
  const described = (document as { tags?: { name: string; description?: string }[] }).tags ?? [];
  const names = new Set([...first, ...described.map(({ name }) => name), ...operations.map(getFolderName)]);
  return [...names]
    .filter((name) => operations.some((operation) => getFolderName(operation) === name))
    .map((name) => ({ name, description: described.find((tag) => tag.name === name)?.description ?? '' }));
}

function sortOperations(contract: Contract, tag: string): Operation[] {
  const rank = (operation: Operation) => {
    const isList = listedNoun(operation, contract) !== undefined;
    if (operation.method === 'get') return isList ? 0 : 1;
    if (operation.method === 'delete') return 5;
    return isList ? 2 : operation.method === 'put' ? 3 : 4;
  };
  const operations = contract.operations.filter((operation) => getFolderName(operation) === tag);
  return operations.sort((a, b) => rank(a) - rank(b));
}
