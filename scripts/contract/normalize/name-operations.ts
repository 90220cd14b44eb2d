import { plural } from '../../cli/plural.ts';
import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  OTHER_METHODS,
} from '../document.ts';
import { findContractId, findContractPath, generatedName } from '../operations.ts';

type OperationEntry = { method: Method; path: string; operation: OperationObject };

/** Gives every operation our operationId, and a tag and summary if it has none. */
export function nameOperations(document: OpenApiDocument): string[] {
  const locations = eachOperation(document);
  const otherLocations = locations.filter(({ method, path, operation }) => {
    return operation.operationId !== undefined && operation.operationId !== findContractId(method, path);
  });
  const nameless = locations.filter(({ operation }) => operation.operationId === undefined).length;
  const renamed = otherLocations.filter(
    ({ method, path }) => findContractId(method, path) !== undefined,
  ).length;
  const tagless = locations.filter(({ operation }) => operation.tags === undefined).length;
  nameAll(locations);
  dropOtherNames(document);
  for (const location of locations) fillIn(location);
  return [
    ...(nameless > 0
      ? [`${plural(nameless, 'operation')} without an operationId: named by method and path`]
      : []),
    ...(renamed > 0
      ? [`${plural(renamed, 'operation')} with other operationIds: those of the contract are kept`]
      : []),
    ...otherParameters(document),
    ...(tagless > 0 ? [`${plural(tagless, 'operation')} without a tag: tagged by their path`] : []),
  ];
}

/** The document with an operationId of its own for each operation that has none, or one that is taken. */
export function completeOperationIds(document: OpenApiDocument): OpenApiDocument {
  const usedNames = new Set<string>();
  dropOtherNames(document);
  for (const { method, path, operation } of eachOperation(document)) {
    const { operationId } = operation;
    if (operationId === undefined || usedNames.has(operationId))
      operation.operationId = freeName(generatedName(method, path), usedNames);
    usedNames.add(operation.operationId as string);
  }
  return document;
}

/** Readers match path parameters by position, so they keep their names. */
function otherParameters({ paths }: OpenApiDocument): string[] {
  const otherPaths = Object.keys(paths).filter((path) => (findContractPath(path) ?? path) !== path);
  if (otherPaths.length === 0) return [];
  return [
    `${plural(otherPaths.length, 'path')} with other parameter names: ${otherPaths[0]} is ${findContractPath(otherPaths[0] ?? '')} in the contract`,
  ];
}

/** Our names first; other operations keep their own name unless it is taken. */
function nameAll(locations: OperationEntry[]): void {
  const usedNames = new Set<string>();
  const isContractRoute = ({ method, path }: OperationEntry) => findContractId(method, path) !== undefined;
  for (const location of [
    ...locations.filter(isContractRoute),
    ...locations.filter((each) => !isContractRoute(each)),
  ]) {
    const { method, path, operation } = location;
    const currentId = operation.operationId;
    // Without a prototype, since an operation may be called `constructor`.
    const isIdentifier =
      currentId !== undefined && /^[A-Za-z_]\w*$/.test(currentId) && !(currentId in Object.prototype);
    const isFree = isIdentifier && !usedNames.has(currentId);
    const contractId = findContractId(method, path);
    const name =
      contractId && !usedNames.has(contractId)
        ? contractId
        : isFree
          ? currentId
          : freeName(generatedName(method, path), usedNames);
    operation.operationId = name;
    usedNames.add(name);
  }
}

/** Two paths can give one name, such as `/a-b` and `/a_b`. */
function freeName(name: string, usedNames: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; usedNames.has(free); number++) free = `${name}${number}`;
  return free;
}

/** What is not an operation here, such as a HEAD, loses a name that a contract operation may have. */
function dropOtherNames({ paths }: OpenApiDocument): void {
  for (const item of Object.values(paths) as Partial<Record<string, OperationObject>>[]) {
    for (const method of OTHER_METHODS) delete item[method]?.operationId;
  }
}

function fillIn({ path, operation }: OperationEntry): void {
  operation.tags ??= [tagName(path)];
  operation.summary ??= summarize(operation.operationId ?? '');
}

/** `Phase categories` for `/phase-categories/{id}`; phases are tagged by project. */
export function tagName(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
  const collection = segments.includes('phases') ? 'phases' : (segments[0] ?? 'other');
  return capitalize(collection.replaceAll(/[-_]/g, ' '));
}

/** The default summary of an operation: `listPhaseCategories` gives `List phase categories`. */
function summarize(id: string): string {
  return capitalize(id.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase());
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function eachOperation(document: OpenApiDocument): OperationEntry[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
}
