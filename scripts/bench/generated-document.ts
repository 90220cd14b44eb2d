import type { OpenApiDocument } from '../contract/contract.ts';

/**
 * The contract document with its paths repeated under other names until it has `count` operations. The first copy keeps
 * the paths, so that the same request is measured at every size.
 */
export function generateDocument(document: OpenApiDocument, count: number): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  let operations = 0;
  for (let copy = 0; operations < count; copy++) {
    for (const [path, item] of Object.entries(document.paths)) {
      if (operations >= count) break;
      paths[copy === 0 ? path : `/copy-${copy}${path}`] = copy === 0 ? item : renameOperations(item, copy);
      operations += Object.keys(item).filter((key) => METHODS.has(key)).length;
    }
  }
  return { ...document, paths };
}

const METHODS = new Set(['get', 'post', 'put', 'delete']);

function renameOperations<T extends object>(item: T, copy: number): T {
  const entries = Object.entries(item).map(([method, operation]) => {
    const isOperation = METHODS.has(method);
    return [
      method,
      isOperation ? { ...operation, operationId: `${operation.operationId}${copy}` } : operation,
    ];
  });
  return Object.fromEntries(entries) as T;
}
