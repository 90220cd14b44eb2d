import type { JsonObject } from '../document.ts';
import { setOwn } from '../own.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { copyJson, getValue, isRecord, setValue } from './value-paths.ts';

/** Translates a success body into the contract's format: `data`, and a list's `meta` and `links`. */
export function successFromWire({ success }: Pick<MappedOperation, 'success'>, body: unknown): unknown {
  const { record, isList, location, paths } = success;
  if (!record) return body;
  const found = location === undefined ? body : getValue(body, location);
  if (found === undefined) return body;
  const data =
    isList && Array.isArray(found) ? found.map((each) => record.fromWire(each)) : record.fromWire(found);
  const contractBody: JsonObject = { data };
  for (const [name, wireName] of paths) {
    const value = getValue(body, wireName);
    if (value !== undefined) setValue(contractBody, name, value);
  }
  return contractBody;
}

/** The parts of the document's success body that do not come from the records. */
interface EnvelopeOptions {
  /** The other fields that the document requires. */
  template?: JsonObject;
  /** The index of the first record, if it is not the first record of a page. */
  offset?: number | undefined;
}

/** Translates a contract success body into the document's format. */
export function successToWire(
  { success }: Pick<MappedOperation, 'success'>,
  contractBody: unknown,
  { template = {}, offset }: EnvelopeOptions = {},
): unknown {
  const { record, isList, location, fields, paths } = success;
  const hasPosition = fields.has('meta.offset') || fields.has('meta.has_more');
  const body = hasPosition ? withPosition(contractBody, offset) : contractBody;
  if (!record || !isRecord(body)) return body;
  const data =
    isList && Array.isArray(body.data)
      ? body.data.map((each) => record.toWire(each))
      : record.toWire(body.data);
  if (location === undefined) return data;
  const wire = copyJson(template);
  if (location.includes('.')) setValue(wire, location, data);
  else setOwn<unknown>(wire, location, data);
  for (const [name, wireName] of paths) {
    const value = getValue(body, name);
    if (value !== undefined) setValue(wire, wireName, value);
  }
  return wire;
}

/** Adds the offset of the page and whether another page follows, for documents without page numbers. */
function withPosition(body: unknown, offset: number | undefined): unknown {
  if (!isRecord(body) || !isRecord(body.meta)) return body;
  const { current_page, per_page, last_page, total } = body.meta as Record<string, number>;
  if (current_page === undefined || per_page === undefined) return body;
  const start = offset ?? (current_page - 1) * per_page;
  const hasMore = total === undefined ? current_page < (last_page ?? 0) : start + per_page < total;
  return { ...body, meta: { ...body.meta, offset: start, has_more: hasMore } };
}
