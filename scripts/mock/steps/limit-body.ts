import type { Schema } from '../../contract/contract.ts';
import { invalid } from '../problems.ts';
import { findFieldSchema } from './listed-fields.ts';

/** The limit for lists without `maxItems`. */
const MAX_ITEMS = 1000;
const MAX_KEYS = 1000;
/**
 * The limit for all items and fields of a body. The largest project, with 1,000 members and 1,000 phases, has 10,000.
 */
const MAX_VALUES = 20_000;
const MAX_DEPTH = 32;

/**
 * Limits the part of the body that the validator reads, and thereby its work. A list that is too long is cut after the
 * first excess item, so that the validator still rejects it. 422 for bodies larger than any valid body.
 */
export function limitBody(body: unknown, schema: Schema): unknown {
  let values = 0;

  function limitValue(value: unknown, subschema: Schema | undefined, path: string[]): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (path.length > MAX_DEPTH)
      throw tooLarge(path.slice(0, 1), `be nested deeper than ${MAX_DEPTH} levels`);
    return Array.isArray(value) ? limitList(value, subschema, path) : limitObject(value, subschema, path);
  }

  function limitList(list: unknown[], subschema: Schema | undefined, path: string[]): unknown[] {
    const maxLength = subschema?.maxItems;
    if (maxLength === undefined && list.length > MAX_ITEMS)
      throw tooLarge(path, `have more than ${MAX_ITEMS} items`);
    const items = maxLength !== undefined && list.length > maxLength ? list.slice(0, maxLength + 1) : list;
    count(items.length);
    return items.map((item, i) => limitValue(item, subschema?.items, [...path, String(i)]));
  }

  function limitObject(object: object, subschema: Schema | undefined, path: string[]): object {
    const names = Object.keys(object);
    if (names.length > MAX_KEYS) throw tooLarge(path, `have more than ${MAX_KEYS} keys`);
    count(names.length);
    // Without a prototype, so that a field called `constructor` exists only if the client sent it.
    const copy: Record<string, unknown> = Object.create(null);
    for (const [name, value] of Object.entries(object)) {
      copy[name] = limitValue(value, subschema && findFieldSchema(subschema, name), [...path, name]);
    }
    return copy;
  }

  function count(more: number): void {
    values += more;
    if (values > MAX_VALUES) throw tooLarge([], `have more than ${MAX_VALUES} values`);
  }

  return limitValue(body, schema, []);
}

function tooLarge(path: string[], limit: string) {
  const field = path.join('.') || 'body';
  return invalid({ [field]: [`The ${field} field must not ${limit}.`] });
}
