import type { MappedOperation } from './mapped-operation.ts';
import type { ParameterSource } from './mapping-model.ts';
import { idOfUuid, isUuidParameter, isUuidSchema, uuidOfId } from './uuids.ts';

/** An id of the contract's path as the document has it. */
export function idToWire(mapped: MappedOperation, source: ParameterSource, id: string): string {
  return hasUuids(mapped, source) ? uuidOfId(id) : id;
}

/** An id of the document's path, query or body as the contract's path has it. */
export function idFromWire(mapped: MappedOperation, source: ParameterSource, id: string): string {
  return hasUuids(mapped, source) ? idOfUuid(id) : id;
}

/** The contract's id for a named parameter of the document's path, from its `names` and `values`. */
export function pathId(mapped: MappedOperation, names: string[], values: string[], name: string): string {
  return idFromWire(mapped, { in: 'path', name }, values[names.indexOf(name)] ?? '');
}

/** Whether the document has UUIDs where the contract's path has a number. */
function hasUuids({ wire, body }: MappedOperation, source: ParameterSource): boolean {
  if (source.in === 'record') return false;
  if (source.in === 'body') return isUuidSchema(body?.fieldSchema(source.name));
  const found = wire.parameters.find((each) => each.in === source.in && each.name === source.name);
  return found !== undefined && isUuidParameter(found);
}
