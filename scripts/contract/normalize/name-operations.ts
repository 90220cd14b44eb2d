import { plural } from '../../cli/plural.ts';
import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  OTHER_METHODS,
} from '../document.ts';
import { findContractId, findContractPath, generateName } from '../operations.ts';

type OperationEntry = { method: Method; path: string; operation: OperationObject };

/** Gives every operation the contract's operationId or a unique one, and a tag and summary if it has none. */
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
  dropUnsupportedNames(document);
  for (const location of locations) addTagAndSummary(location);
  return [
    ...(nameless > 0
      ? [`${plural(nameless, 'operation')} without an operationId: named by method and path`]
      : []),
    ...(renamed > 0
      ? [`${plural(renamed, 'operation')} with other operationIds: named as in the contract`]
      : []),
    ...noteOtherParameters(document),
    ...(tagless > 0 ? [`${plural(tagless, 'operation')} without a tag: tagged by their path`] : []),
  ];
}

/** Gives a unique operationId to every operation that has none or a duplicate. */
export function completeOperationIds(document: OpenApiDocument): OpenApiDocument {
  const usedNames = new Set<string>();
  dropUnsupportedNames(document);
  for (const { method, path, operation } of eachOperation(document)) {
    const { operationId } = operation;
    if (operationId === undefined || usedNames.has(operationId))
      operation.operationId = findFreeName(generateName(method, path), usedNames);
    usedNames.add(operation.operationId as string);
  }
  return document;
}

/** Notes paths with other parameter names, which stay: readers match path parameters by position. */
function noteOtherParameters({ paths }: OpenApiDocument): string[] {
  const otherPaths = Object.keys(paths).filter((path) => (findContractPath(path) ?? path) !== path);
  if (otherPaths.length === 0) return [];
  return [
    `${plural(otherPaths.length, 'path')} with other parameter names: ${otherPaths[0]} is ${findContractPath(otherPaths[0] ?? '')} in the contract`,
  ];
}

/** Names the contract's operations first; other operations keep their name unless it is taken. */
function nameAll(locations: OperationEntry[]): void {
  const usedNames = new Set<string>();
  const isContractRoute = ({ method, path }: OperationEntry) => findContractId(method, path) !== undefined;
  for (const location of [
    ...locations.filter(isContractRoute),
    ...locations.filter((each) => !isContractRoute(each)),
  ]) {
    const { method, path, operation } = location;
    const currentId = operation.operationId;
    // A name such as `constructor` would collide with a property that every object inherits.
    const isIdentifier =
      currentId !== undefined && /^[A-Za-z_]\w*$/.test(currentId) && !(currentId in Object.prototype);
    const isFree = isIdentifier && !usedNames.has(currentId);
    const contractId = findContractId(method, path);
    const name =
      contractId && !usedNames.has(contractId)
        ? contractId
        : isFree
          ? currentId
          : findFreeName(generateName(method, path), usedNames);
    operation.operationId = name;
    usedNames.add(name);
  }
}

/** Adds a number to a name that is taken: two paths such as `/a-b` and `/a_b` can yield the same name. */
function findFreeName(name: string, usedNames: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; usedNames.has(free); number++) free = `${name}${number}`;
  return free;
}

/** Removes the operationIds of unsupported methods, such as HEAD: they could collide with the contract's. */
function dropUnsupportedNames({ paths }: OpenApiDocument): void {
  for (const item of Object.values(paths) as Partial<Record<string, OperationObject>>[]) {
    for (const method of OTHER_METHODS) delete item[method]?.operationId;
  }
}

function addTagAndSummary({ path, operation }: OperationEntry): void {
  operation.tags ??= [tagName(path)];
  operation.summary ??= summarize(operation.operationId ?? '');
}

/** `Phase categories` for `/phase-categories/{id}`; `Phases` for phases below a project. */
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
