import type { OpenApiDocument, ResponseObject } from '../document.ts';
import { UNDOCUMENTED } from '../mapping/kind-schemas.ts';
import { type MappedOperation, mapOperations } from '../mapping/mapped-operation.ts';
import type { Mapping } from '../mapping/mapping-model.ts';
import { EMPTY_MAPPING } from '../mapping/read-mapping.ts';
import { follow } from '../mapping/value-paths.ts';
import { JSON_TYPE } from '../responses.ts';

/**
 * Declares a JSON body where the document omits it: on list and get responses, and on create and update requests. The
 * schema allows any value.
 */
export function declareForgottenBodies(
  document: OpenApiDocument,
  mapping: Mapping = EMPTY_MAPPING,
): string[] {
  const mapped = mapOperations(document, mapping);
  const found = mapped.filter((each) => declareRequest(each) || declareResponse(document, each));
  const names = found.map(({ wire }) => `${wire.method.toUpperCase()} ${wire.path}`);
  return names.length === 0 ? [] : [`${names.join(', ')}: JSON that the document does not declare`];
}

const anyJsonContent = () => ({ content: { [JSON_TYPE]: { schema: { 'x-source': UNDOCUMENTED } } } });

function declareRequest({ id, wire: { operation } }: MappedOperation): boolean {
  if (!/^(create|update)/.test(id) || operation.requestBody !== undefined) return false;
  operation.requestBody = anyJsonContent();
  return true;
}

function declareResponse(document: OpenApiDocument, { id, wire, success }: MappedOperation): boolean {
  const { responses = {} } = wire.operation;
  const response = responses[success.status] && follow(document, responses[success.status] as ResponseObject);
  if (!/^(list|get)/.test(id) || response === undefined || hasContent(response)) return false;
  responses[success.status] = { ...response, ...anyJsonContent() };
  return true;
}

const hasContent = ({ content = {} }: ResponseObject): boolean => Object.keys(content).length > 0;
