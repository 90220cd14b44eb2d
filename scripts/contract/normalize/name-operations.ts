import { plural } from '../../cli/plural.ts';
import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  OTHER_METHODS,
} from '../document.ts';
import { generatedName, ourName, ourPath } from '../operations.ts';

type OperationEntry = { method: Method; path: string; operation: OperationObject };

/** Gives every operation our operationId, and a tag and summary if it has none. */
export function nameOperations(document: OpenApiDocument): string[] {
  const locations = eachOperation(document);
  const others = locations.filter(({ method, path, operation }) => {
    return operation.operationId !== undefined && operation.operationId !== ourName(method, path);
  });
  const nameless = locations.filter(({ operation }) => operation.operationId === undefined).length;
  const renamed = others.filter(({ method, path }) => ourName(method, path) !== undefined).length;
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
  const taken = new Set<string>();
  dropOtherNames(document);
  for (const { method, path, operation } of eachOperation(document)) {
    const { operationId } = operation;
    if (operationId === undefined || taken.has(operationId))
      operation.operationId = freeName(generatedName(method, path), taken);
    taken.add(operation.operationId as string);
  }
  return document;
}

/** Readers match path parameters by position, so they keep their names. */
function otherParameters({ paths }: OpenApiDocument): string[] {
  const others = Object.keys(paths).filter((path) => (ourPath(path) ?? path) !== path);
  if (others.length === 0) return [];
  return [
    `${plural(others.length, 'path')} with other parameter names: ${others[0]} is ${ourPath(others[0] ?? '')} in the contract`,
  ];
}

/** Our names first; other operations keep their own name unless it is taken. */
function nameAll(locations: OperationEntry[]): void {
  const taken = new Set<string>();
  const isContractRoute = ({ method, path }: OperationEntry) => ourName(method, path) !== undefined;
  for (const location of [
    ...locations.filter(isContractRoute),
    ...locations.filter((each) => !isContractRoute(each)),
  ]) {
    const { method, path, operation } = location;
    const own = operation.operationId;
    // Without a prototype, since an operation may be called `constructor`.
    const isPlain = own !== undefined && /^[A-Za-z_]\w*$/.test(own) && !(own in Object.prototype);
    const isFree = isPlain && !taken.has(own);
    const contractId = ourName(method, path);
    const name =
      contractId && !taken.has(contractId)
        ? contractId
        : isFree
          ? own
          : freeName(generatedName(method, path), taken);
    operation.operationId = name;
    taken.add(name);
  }
}

/** Two paths can give one name, such as `/a-b` and `/a_b`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
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
