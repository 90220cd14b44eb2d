import type { JsonObject } from '../document.ts';
import { setOwn } from '../own.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { copyJson, isRecord, setValueAt, valueAt } from './value-paths.ts';

/** The body of a success in our mapped: `data`, and of a list `meta` and `links` as far as the document has them. */
export function successFromWire({ success }: Pick<MappedOperation, 'success'>, body: unknown): unknown {
  const { record, isList, location, paths } = success;
  if (!record) return body;
  const found = location === undefined ? body : valueAt(body, location);
  if (found === undefined) return body;
  const data =
    isList && Array.isArray(found) ? found.map((each) => record.fromWire(each)) : record.fromWire(found);
  const contractBody: JsonObject = { data };
  for (const [name, wireName] of paths) {
    const value = valueAt(body, wireName);
    if (value !== undefined) setValueAt(contractBody, name, value);
  }
  return contractBody;
}

/** A contract success body in the document's format. `template` has what the document requires beside the records. */
export function successToWire(
  { success }: Pick<MappedOperation, 'success'>,
  body: unknown,
  template: JsonObject = {},
): unknown {
  const { record, isList, location, paths } = success;
  if (!record || !isRecord(body)) return body;
  const data =
    isList && Array.isArray(body.data)
      ? body.data.map((each) => record.toWire(each))
      : record.toWire(body.data);
  if (location === undefined) return data;
  const wire = copyJson(template);
  if (location.includes('.')) setValueAt(wire, location, data);
  else setOwn<unknown>(wire, location, data);
  for (const [name, wireName] of paths) {
    const value = valueAt(body, name);
    if (value !== undefined) setValueAt(wire, wireName, value);
  }
  return wire;
}
