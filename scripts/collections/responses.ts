import type { Contract, Operation, Schema } from '../contract/contract.ts';
import { lookUp } from '../contract/dereference.ts';
import { withoutRequired } from '../contract/directions.ts';
import type { HeaderObject, OpenApiDocument, ResponseObject } from '../contract/document.ts';
import { type BundledSchema, bundle } from './bundle.ts';

/** A required header of a response. */
export interface RequiredHeader {
  name: string;
  isNumber: boolean;
  sources: string[];
}

/** The success body of an operation, as a schema for the sandbox. */
export function successBody(operation: Operation, { document: contractDocument }: Contract): BundledSchema {
  const document = withoutRequired(contractDocument, 'writeOnly');
  const schema = successResponse(operation, document).content?.['application/json']?.schema ?? ({} as Schema);
  return bundle(document, schema);
}

/** The required headers of an operation's success response. */
export function successHeaders(operation: Operation, { document }: Contract): RequiredHeader[] {
  return Object.entries(successResponse(operation, document).headers ?? {}).flatMap(([name, header]) => {
    const { required, schema, 'x-source': source } = follow<HeaderObject>(document, header);
    const sources = source === undefined ? [] : [source];
    return required ? [{ name, isNumber: schema?.type === 'integer', sources }] : [];
  });
}

/** Looks up the success response in the document, because an `Operation` does not keep the names of its schemas. */
function successResponse({ path, method, success }: Operation, document: OpenApiDocument): ResponseObject {
  return follow<ResponseObject>(document, document.paths[path]?.[method]?.responses?.[success.status] ?? {});
}

function follow<T extends object>(document: OpenApiDocument, node: T & { $ref?: string }): T {
  return node.$ref === undefined ? node : follow<T>(document, lookUp(document, node.$ref) as T);
}
