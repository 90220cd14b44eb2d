import { createHash } from 'node:crypto';
import type { Collection, Item } from './postman.ts';

/** Gives everything an id made of its place, so that the same place has the same id for ever. */
export function withIds(collection: Collection): Collection {
  const { name } = collection.info;
  return {
    ...collection,
    info: { _postman_id: idOf([name]), ...collection.info },
    item: collection.item.map((item) => identified(item, [name])),
  };
}

function identified(item: Item, above: string[]): Item {
  const place = [...above, item.name];
  if ('item' in item) {
    return { id: idOf(place), ...item, item: item.item.map((each) => identified(each, place)) };
  }
  const response = item.response.map((answer) => ({ id: idOf([...place, answer.name]), ...answer }));
  return { id: idOf(place), ...item, response };
}

/** The names of a place as a UUID (RFC 9562 section 5.8: any content, version 8). */
export function idOf(place: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(place)).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
