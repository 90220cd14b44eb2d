import { printable } from '../cli/printable.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { tagName } from '../contract/normalize/name-operations.ts';
import { getOwn } from '../contract/own.ts';
import type { CollectionContract } from './collection-contract.ts';
import { type Converted, requestKey } from './convert.ts';
import { operationRequest } from './operation-request.ts';
import type { Folder, RequestItem } from './postman.ts';
import { listedNoun } from './records.ts';

/** Folders whose records later folders need come first; the others follow in document order. */
const FIRST = ['getMe', 'listMembers', 'listClients', 'listGroups', 'listPhaseCategories'];
/** The same for a document with other tags. */
const NEXT = ['listProjects', 'listPhases'];

/**
 * Stopping a timer saves it as an entry and ends it, so the entry is deleted and another timer started for later
 * requests.
 */
const AFTERWARDS: Record<string, [operation: string, name: string][]> = {
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
    item: inOrder(contract, name).flatMap((operation) => requests(operation, contract, converted)),
  }));
  // Postman has no empty folders.
  return folders.filter(({ item }) => item.length > 0);
}

function requests(
  operation: Operation,
  contract: CollectionContract,
  converted: Map<string, Converted>,
): RequestItem[] {
  const afterwards = (getOwn(AFTERWARDS, operation.id) ?? []).flatMap(([id, name]) => {
    const other = contract.byId.get(id);
    return other ? buildRequests(other, contract, converted).map((request) => ({ ...request, name })) : [];
  });
  return [...buildRequests(operation, contract, converted), ...afterwards];
}

/** None for an operation that the converter fails on, which has its own note. */
function buildRequests(
  operation: Operation,
  contract: CollectionContract,
  converted: Map<string, Converted>,
): RequestItem[] {
  // A file, or another body that is not JSON, is for a person to choose.
  const isSendable = operation.requestContent === undefined || operation.body !== undefined;
  const found = isSendable ? converted.get(requestKey(operation.method, operation.path)) : undefined;
  return found === undefined ? [] : [operationRequest(operation, found, contract)];
}

/** The tag of an operation, or what it would be called by its path. */
const getFolderName = ({ tag, path }: Operation): string => (tag === '' ? tagName(path) : tag);

function listTags({ document, operations, byId, wire }: Contract): { name: string; description: string }[] {
  const first = (wire ? [...FIRST, ...NEXT] : FIRST).flatMap((id) => byId.get(id) ?? []).map(getFolderName);
  const described = (document as { tags?: { name: string; description?: string }[] }).tags ?? [];
  const names = new Set([...first, ...described.map(({ name }) => name), ...operations.map(getFolderName)]);
  return [...names]
    .filter((name) => operations.some((operation) => getFolderName(operation) === name))
    .map((name) => ({ name, description: described.find((tag) => tag.name === name)?.description ?? '' }));
}

function inOrder(contract: Contract, tag: string): Operation[] {
  const rank = (operation: Operation) => {
    const isList = listedNoun(operation, contract) !== undefined;
    if (operation.method === 'get') return isList ? 0 : 1;
    if (operation.method === 'delete') return 5;
    return isList ? 2 : operation.method === 'put' ? 3 : 4;
  };
  const operations = contract.operations.filter((operation) => getFolderName(operation) === tag);
  return operations.sort((a, b) => rank(a) - rank(b));
}
