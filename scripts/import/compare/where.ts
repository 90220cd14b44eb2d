import { lookUp } from '../../contract/dereference.ts';
import type { Method, OpenApiDocument, PathItem } from '../../contract/document.ts';
import { operationName } from '../../contract/operations.ts';

/** A readable location instead of a JSON pointer: `Entry.notes`, `listEntries ?page`, `createEntry 201`. */
export function formatPointer(document: OpenApiDocument, pointer: string): string {
  const keys = pointer.replace(/^#\//, '').split('/').map(unescapeKey);
  const [root, kind = '', name = '', ...rest] = keys;
  if (root === 'components') return appendKeys(componentName(document, kind, name), rest);
  if (root !== 'paths') return keys.join('.');
  const item = document.paths[kind];
  const operation = item?.[name as Method];
  const id = operation ? operationName(name as Method, kind, operation.operationId) : kind;
  return formatInOperation(id, item, name, rest);
}

function componentName(document: OpenApiDocument, kind: string, name: string): string {
  if (kind === 'schemas') return name;
  if (kind === 'securitySchemes') return `security ${name}`;
  if (kind !== 'parameters') return `${kind} ${name}`;
  const parameter = lookUp(document, `#/components/parameters/${name}`) as { name: string; in: string };
  return formatParameter(parameter);
}

function formatInOperation(id: string, item: PathItem | undefined, method: string, keys: string[]): string {
  const [part, name = '', ...rest] = keys;
  if (part === 'parameters') {
    const parameter = item?.[method as Method]?.parameters?.[Number(name)];
    return appendKeys(
      `${id} ${parameter?.name === undefined ? 'parameter' : formatParameter(parameter)}`,
      rest,
    );
  }
  if (part === 'requestBody') return appendKeys(`${id} body`, [name, ...rest]);
  if (part === 'responses') return appendKeys(`${id} ${name}`, rest);
  return part === undefined ? id : appendKeys(`${id} ${part}`, keys.slice(1));
}

function formatParameter({ name, in: location }: { name: string; in: string }): string {
  return location === 'query' ? `?${name}` : location === 'path' ? `{${name}}` : `${location} ${name}`;
}

const OMITTED_KEYS = ['', 'content', 'application/json', 'schema', 'properties', 'required', 'type'];

function appendKeys(start: string, keys: string[]): string {
  const parts = keys
    .filter((key) => !OMITTED_KEYS.includes(key))
    .map((key) => (key === 'items' ? '[]' : `.${key}`));
  return start + parts.join('');
}

function unescapeKey(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
}
