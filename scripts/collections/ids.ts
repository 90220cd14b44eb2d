import { createHash } from 'node:crypto';
import type { Collection, Item } from './postman.ts';

/** Gives every item an ID derived from its location, so that IDs are stable. */
export function withIds(collection: Collection): Collection {
  const { name } = collection.info;
  return {
    ...collection,
    info: { _postman_id: stableId([name]), ...collection.info },
    item: collection.item.map((item) => addIds(item, [name])),
  };
}

function addIds(item: Item, above: string[]): Item {
  const location = [...above, item.name];
  if ('item' in item) {
    return { id: stableId(location), ...item, item: item.item.map((each) => addIds(each, location)) };
  }
  const response = item.response.map((response) => ({
    id: stableId([...location, response.name]),
    ...response,
  }));
  return { id: stableId(location), ...item, response };
}

/** A UUID derived from the names of a location (RFC 9562 section 5.8: version 8, custom content). */
export function stableId(location: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(location)).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
