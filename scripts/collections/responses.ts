import type { Contract, Operation, Schema } from '../contract/contract.ts';
import { lookUp } from '../contract/dereference.ts';
import { withoutRequired } from '../contract/directions.ts';
import type { HeaderObject, OpenApiDocument, ResponseObject } from '../contract/document.ts';
import { type BundledSchema, bundle } from './bundle.ts';

/** A header that an answer must have. */
export interface RequiredHeader {
  name: string;
  isNumber: boolean;
  sources: string[];
}

/** The body of an operation's success answer, ready for the sandbox. */
export function successBody(operation: Operation, { document: whole }: Contract): BundledSchema {
  const document = withoutRequired(whole, 'writeOnly');
  const schema = successResponse(operation, document).content?.['application/json']?.schema ?? ({} as Schema);
  return bundle(document, schema);
}

/** The headers that an operation's success answer must have. */
export function successHeaders(operation: Operation, { document }: Contract): RequiredHeader[] {
  return Object.entries(successResponse(operation, document).headers ?? {}).flatMap(([name, header]) => {
    const { required, schema, 'x-source': source } = follow<HeaderObject>(document, header);
    const sources = source === undefined ? [] : [source];
    return required ? [{ name, isNumber: schema?.type === 'integer', sources }] : [];
  });
}

/** As the document has it: `Operation` holds its schemas without their names. */
function successResponse({ path, method, success }: Operation, document: OpenApiDocument): ResponseObject {
  return follow<ResponseObject>(document, document.paths[path]?.[method]?.responses?.[success.status] ?? {});
}

function follow<T extends object>(document: OpenApiDocument, node: T & { $ref?: string }): T {
  return node.$ref === undefined ? node : follow<T>(document, lookUp(document, node.$ref) as T);
}
