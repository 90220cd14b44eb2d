import type { Schema } from '../../contract/contract.ts';
import { invalid } from '../problems.ts';
import { fieldSchema } from './listed-fields.ts';

/** For a list without `maxItems`. */
const MOST_ITEMS = 1000;
const MOST_KEYS = 1000;
/** Items and fields of the whole body. The largest project has 1,000 members and 1,000 phases: some 10,000 values. */
const MOST_VALUES = 20_000;
const DEEPEST = 32;

/**
 * The part of the body that the validator has to read, so that its work is bounded by the limits and not by the
 * request: a list that is too long is cut after one item too many. 422 for bodies larger than any of the API.
 */
export function limitBody(body: unknown, schema: Schema): unknown {
  let values = 0;

  function limited(value: unknown, subschema: Schema | undefined, path: string[]): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (path.length > DEEPEST) throw tooLarge(path.slice(0, 1), `be nested deeper than ${DEEPEST} levels`);
    return Array.isArray(value) ? limitedList(value, subschema, path) : limitedObject(value, subschema, path);
  }

  function limitedList(list: unknown[], subschema: Schema | undefined, path: string[]): unknown[] {
    const most = subschema?.maxItems;
    if (most === undefined && list.length > MOST_ITEMS)
      throw tooLarge(path, `have more than ${MOST_ITEMS} items`);
    const items = most !== undefined && list.length > most ? list.slice(0, most + 1) : list;
    count(items.length);
    return items.map((item, i) => limited(item, subschema?.items, [...path, String(i)]));
  }

  function limitedObject(object: object, subschema: Schema | undefined, path: string[]): object {
    const names = Object.keys(object);
    if (names.length > MOST_KEYS) throw tooLarge(path, `have more than ${MOST_KEYS} keys`);
    count(names.length);
    // Without a prototype, so that a field called `constructor` is there only if the client has sent it.
    const copy: Record<string, unknown> = Object.create(null);
    for (const [name, value] of Object.entries(object)) {
      copy[name] = limited(value, subschema && fieldSchema(subschema, name), [...path, name]);
    }
    return copy;
  }

  function count(more: number): void {
    values += more;
    if (values > MOST_VALUES) throw tooLarge([], `have more than ${MOST_VALUES} values`);
  }

  return limited(body, schema, []);
}

function tooLarge(path: string[], limit: string) {
  const field = path.join('.') || 'body';
  return invalid({ [field]: [`The ${field} field must not ${limit}.`] });
}
