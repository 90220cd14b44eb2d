import type { MappedOperation } from './mapped-operation.ts';
import { isJoined, type MappedParameter } from './mapped-parameter.ts';
import type { FieldMapping, ValueForm } from './mapping-model.ts';
import {
  addDirectionSign,
  findSignedSortParameter,
  type QueryPair,
  removeDirectionSign,
} from './order-sign.ts';
import { idToUuid, uuidToId } from './uuids.ts';
import { valueFromWire, valueToWire } from './value.ts';

/** Translates a contract query into the document's format; `defaultSize` is the page size if the query has none. */
export function queryToWire(mapped: MappedOperation, text: string, defaultSize: number): string {
  const named = parsePairs(text).map(([name, value]) => namedToWire(mapped, name, value));
  const pairs = addDirectionSign(mapped.query, named);
  return formatPairs(
    joinLists(
      mapped,
      mapped.paging.style === 'offset' ? pageToOffset(mapped.paging, pairs, defaultSize) : pairs,
    ),
  );
}

/**
 * Translates a document query into the contract's format. `offset` is the index of the first record, if it is not the
 * first record of a page.
 */
export function queryFromWire(
  mapped: MappedOperation,
  text: string,
  defaultSize: number,
): { query: string; offset?: number } {
  const { paging } = mapped;
  const pairs = removeDirectionSign(mapped.query, parsePairs(text));
  if (paging.style !== 'offset')
    return { query: formatPairs(pairs.map((pair) => namedFromWire(mapped, ...pair))) };
  const { pairs: paged, offset } = offsetToPage(paging, pairs, defaultSize);
  const query = formatPairs(paged.map((pair) => namedFromWire(mapped, ...pair)));
  return offset === undefined ? { query } : { query, offset };
}

/** The document's name, without brackets, and the mapping of a contract query parameter, for messages. */
export function queryFieldToWire(
  { query }: MappedOperation,
  contractName: string,
): { name: string; mapping: FieldMapping } | undefined {
  const mapped = query.find((each) => stripBrackets(each.contractName) === stripBrackets(contractName));
  const name = mapped && (stripBrackets(mapped.wireName) || findSignedSortParameter(query)?.wireName);
  return name === undefined ? undefined : { name, mapping: mapped?.mapping ?? { name } };
}

export function queryNameFromWire({ query }: MappedOperation, wireName: string): string | undefined {
  // Laravel writes `filter[user_id]` with a dot in errors: `filter.user_id`.
  const names = [wireName, wireName.replace(/\.(\w+)$/, '[$1]')].map(stripBrackets);
  const mapped = query.find((each) => names.includes(stripBrackets(each.wireName)));
  return mapped && stripBrackets(mapped.contractName);
}

function namedToWire({ query }: MappedOperation, name: string, value: string): QueryPair {
  const mapped =
    query.find(({ contractName }) => contractName === name) ??
    query.find(({ contractName }) => readBrackets(contractName, name) !== undefined);
  if (!mapped) return [name, value];
  const wireName =
    mapped.contractName === name
      ? mapped.wireName
      : stripBrackets(mapped.wireName) + readBrackets(mapped.contractName, name);
  return [wireName, convertValue(value, (text) => textToWire(text, mapped), mapped)];
}

function namedFromWire({ query }: MappedOperation, name: string, value: string): QueryPair {
  const mapped =
    query.find(({ wireName }) => wireName === name) ??
    query.find(({ wireName }) => readBrackets(wireName, name) !== undefined);
  if (!mapped) return [isReserved(query, name) ? `${name}_` : name, value];
  const contractName =
    mapped.wireName === name
      ? mapped.contractName
      : stripBrackets(mapped.contractName) + readBrackets(mapped.wireName, name);
  const items = isJoined(mapped.parameter) ? value.split(/,|%2C/i) : [value];
  return [
    contractName,
    items.map((item) => convertValue(item, (text) => textFromWire(text, mapped), mapped)).join(','),
  ];
}

/** Whether the name is a contract name that the document lacks or uses for another parameter. */
const isReserved = (query: MappedParameter[], name: string): boolean =>
  query.some(({ contractName, wireName }) => contractName === name && wireName !== name);

function convertValue(raw: string, convert: (text: string) => unknown, { mapping }: MappedParameter): string {
  if (mapping.values === undefined && mapping.as === undefined) return raw;
  const text = decodeText(raw);
  const value = convert(text);
  return Array.isArray(value) ? raw : encodeURIComponent(String(value ?? text));
}

/** Query values are strings, but mapped values may be numbers or booleans. */
function textToWire(text: string, { mapping }: MappedParameter): unknown {
  const { values, as } = mapping;
  const pair = values?.find(([contractValue]) => String(contractValue) === text);
  if (pair) return pair[1];
  // The contract does not allow this value, but the document does: change it, so that the document rejects it too.
  if (values?.some(([, wireValue]) => String(wireValue) === text)) return `not-${text}`;
  if (as === 'uuid') return idToUuid(text);
  return as === 'string'
    ? text
    : valueToWire(isScaled(as) && /^-?\d+$/.test(text) ? Number(text) : text, mapping);
}

const isScaled = (as: ValueForm | undefined): boolean => as === 'seconds' || as === 'hours';

function textFromWire(text: string, { mapping }: MappedParameter): unknown {
  const pair = mapping.values?.find(([, wireValue]) => String(wireValue) === text);
  if (pair) return pair[0];
  // The document does not allow this value, but the contract does: change it, so that the contract rejects it too.
  if (mapping.values?.some(([contractValue]) => String(contractValue) === text)) return `not-${text}`;
  if (mapping.as === 'uuid') return uuidToId(text);
  return mapping.as === 'date-time' || mapping.as === 'date' ? valueFromWire(text, mapping) : text;
}

/** Joins the items of lists that are one comma-separated value in the document. */
function joinLists({ query }: MappedOperation, pairs: QueryPair[]): QueryPair[] {
  const joined = new Map<string, QueryPair>();
  return pairs.flatMap((pair) => {
    const [name, value] = pair;
    const { parameter } = query.find(({ wireName }) => wireName === name) ?? {};
    if (parameter === undefined || !isJoined(parameter)) return [pair];
    const existing = joined.get(name);
    if (existing) existing[1] += `,${value}`;
    else joined.set(name, pair);
    return existing ? [] : [pair];
  });
}

interface OffsetNames {
  first: string;
  size: string;
}

/** Translates the page number into an offset. */
function pageToOffset(
  { first: offsetName, size: sizeName }: OffsetNames,
  pairs: QueryPair[],
  defaultSize: number,
): QueryPair[] {
  const requestedSize = Number(pairs.find(([name]) => name === sizeName)?.[1] ?? defaultSize);
  const size = Number.isSafeInteger(requestedSize) && requestedSize > 0 ? requestedSize : defaultSize;
  return pairs.map(([name, value]) => {
    if (name !== offsetName || !/^\d+$/.test(value) || value === '0') return [name, value];
    return [name, String((Number(value) - 1) * size)];
  });
}

/**
 * Translates the offset into the number of the page that contains it; `offset` is set if no page starts there.
 */
function offsetToPage(
  { first: offsetName, size: sizeName }: OffsetNames,
  pairs: QueryPair[],
  defaultSize: number,
): { pairs: QueryPair[]; offset?: number } {
  const requestedSize = Number(pairs.find(([name]) => name === sizeName)?.[1] ?? defaultSize);
  const perPage = Number.isSafeInteger(requestedSize) && requestedSize > 0 ? requestedSize : defaultSize;
  const text = pairs.find(([name]) => name === offsetName)?.[1];
  if (text === undefined || !/^\d+$/.test(text)) return { pairs };
  const offset = Number(text);
  const paged = pairs.map(
    ([name, value]): QueryPair =>
      name === offsetName ? [name, String(Math.floor(offset / perPage) + 1)] : [name, value],
  );
  return offset % perPage === 0 ? { pairs: paged } : { pairs: paged, offset };
}

/** Takes a parameter out of a query. */
export function takeFromQuery(text: string, name: string): { query: string; value: string | undefined } {
  const pairs = parsePairs(text);
  const found = pairs.find(([each]) => each === name)?.[1];
  return {
    query: formatPairs(pairs.filter(([each]) => each !== name)),
    value: found === undefined ? undefined : decodeText(found),
  };
}

/** Adds a parameter. The caller percent-encodes its value. */
export function addToQuery(text: string, name: string, value: string): string {
  return formatPairs([...parsePairs(text), [name, value]]);
}

function parsePairs(text: string): QueryPair[] {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const mark = pair.indexOf('=');
    return mark < 0 ? [decodeText(pair), ''] : [decodeText(pair.slice(0, mark)), pair.slice(mark + 1)];
  });
}

const formatPairs = (pairs: QueryPair[]): string =>
  pairs.map(([name, value]) => `${encodeName(name)}=${encodeNonAscii(value)}`).join('&');

/** Encodes the characters of a value that are not printable ASCII. */
const encodeNonAscii = (value: string): string => value.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);

/** Encodes a name, but not its brackets, which clients do not encode either. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');

/** The name of a parameter without the brackets of a list; `filter[user_id]` stays unchanged. */
const stripBrackets = (name: string): string => name.replace(/\[\]$/, '');

/** The brackets after a parameter's name: `[0]` of `ids[0]`; undefined for the name of another parameter. */
function readBrackets(parameter: string, name: string): string | undefined {
  const baseName = stripBrackets(parameter);
  if (baseName === '') return undefined;
  return name === baseName || name.startsWith(`${baseName}[`) ? name.slice(baseName.length) : undefined;
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
