import type { MappedOperation } from './mapped-operation.ts';
import type { ParameterSource } from './mapping-model.ts';
import { idToUuid, isUuidParameter, isUuidSchema, uuidToId } from './uuids.ts';

/** Translates an ID of the contract's path into the document's form. */
export function idToWire(mapped: MappedOperation, source: ParameterSource, id: string): string {
  return hasUuids(mapped, source) ? idToUuid(id) : id;
}

/** Translates an ID of the document's path, query or body into the form of the contract's path. */
export function idFromWire(mapped: MappedOperation, source: ParameterSource, id: string): string {
  return hasUuids(mapped, source) ? uuidToId(id) : id;
}

/** The contract's ID for a named parameter of the document's path, from its `names` and `values`. */
export function pathId(mapped: MappedOperation, names: string[], values: string[], name: string): string {
  return idFromWire(mapped, { in: 'path', name }, values[names.indexOf(name)] ?? '');
}

/** Whether the document has a UUID for the number in the contract's path. */
function hasUuids({ wire, body }: MappedOperation, source: ParameterSource): boolean {
  if (source.in === 'record') return false;
  if (source.in === 'body') return isUuidSchema(body?.fieldSchema(source.name));
  const found = wire.parameters.find((each) => each.in === source.in && each.name === source.name);
  return found !== undefined && isUuidParameter(found);
}
