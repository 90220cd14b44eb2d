import { UsageError } from '../../cli/index.ts';
import { type JsonObject, METHODS } from '../document.ts';

/** Keywords that OpenAPI 3.2 adds to 3.1. */
const NEW_KEYS = [
  '$self',
  'itemSchema',
  'itemEncoding',
  'prefixEncoding',
  'additionalOperations',
  'mediaTypes',
];

/** Normalizes the version, and converts OpenAPI 3.2 to 3.1 without its new keywords. */
export function repairVersion(document: object): string[] {
  const root = document as JsonObject;
  const notes: string[] = [];
  for (const key of ['openapi', 'swagger']) {
    const value = root[key];
    const version = fullVersion(key, value);
    if (version === undefined || version === value) continue;
    root[key] = version;
    notes.push(`${key}: ${String(value)}: read as ${version}`);
  }
  const info = root.info as JsonObject | undefined;
  if (typeof info?.version === 'number') {
    info.version = String(info.version);
    notes.push('info.version is a number: read as a string');
  }
  return [...notes, ...(/^3\.2/.test(String(root.openapi)) ? convertTo31(root) : [])];
}

function fullVersion(key: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim();
  if (key === 'swagger') return text === '2' ? '2.0' : text;
  // A YAML number has lost its trailing zero.
  if (/^3(\.\d+)?$/.test(text)) return text === '3' ? '3.0.0' : `${text}.0`;
  return /^3\.1\.([3-9]|\d\d)/.test(text) ? '3.1.2' : text;
}

function convertTo31(root: JsonObject): string[] {
  const omittedKeywords = new Set<string>();
  const version = root.openapi;
  root.openapi = '3.1.2';
  const drop = (node: JsonObject, key: string, name = key) => {
    if (!Object.hasOwn(node, key)) return;
    delete node[key];
    omittedKeywords.add(name);
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of NEW_KEYS) drop(value as JsonObject, key);
    const { parameters } = value as { parameters?: unknown };
    if (Array.isArray(parameters)) dropQuerystring(value as { parameters: unknown[] }, omittedKeywords);
    for (const [key, child] of Object.entries(value)) {
      if (!['schema', 'schemas', 'example', 'examples'].includes(key)) visit(child);
    }
  };
  visit(root);
  for (const item of Object.values((root.paths ?? {}) as Record<string, JsonObject>)) {
    if (isNode(item)) drop(item, 'query', 'the method QUERY');
  }
  describeResponses(root);
  for (const tag of (root.tags ?? []) as JsonObject[])
    for (const key of ['summary', 'parent', 'kind']) drop(tag, key, `tags.${key}`);
  for (const server of (root.servers ?? []) as JsonObject[]) drop(server, 'name', 'servers.name');
  const without =
    omittedKeywords.size > 0 ? `, without new keywords: ${[...omittedKeywords].join(', ')}` : '';
  return [`OpenAPI ${version}: read as 3.1${without}`];
}

function dropQuerystring(node: { parameters: unknown[] }, omittedKeywords: Set<string>): void {
  const remaining = node.parameters.filter((each) => !isNode(each) || each.in !== 'querystring');
  if (remaining.length === node.parameters.length) return;
  if (remaining.length > 0) node.parameters = remaining;
  else delete (node as { parameters?: unknown }).parameters;
  omittedKeywords.add('in: querystring');
}

/** Makes the summary of a response, which OpenAPI 3.2 adds, its description if it has none. */
function describeResponses(root: JsonObject): void {
  const items = Object.values((root.paths ?? {}) as Record<string, Record<string, JsonObject>>);
  const operations = items.flatMap((item) => METHODS.flatMap((method) => item?.[method] ?? []));
  const maps: unknown[] = [
    ...operations.map((each) => (each as JsonObject).responses),
    (root.components as JsonObject | undefined)?.responses,
  ];
  for (const response of maps.flatMap((map) => Object.values((map ?? {}) as Record<string, JsonObject>))) {
    if (!isNode(response) || response.$ref !== undefined) continue;
    response.description ??= response.summary ?? '';
    delete response.summary;
  }
}

function isNode(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws if the version is not supported. */
export function checkVersion(
  { openapi, swagger }: { openapi?: unknown; swagger?: unknown },
  name: string,
): void {
  if (openapi === undefined && swagger === undefined) return;
  if (openapi === undefined && String(swagger) === '2.0') return;
  if (/^3\.[01]\.\d+/.test(String(openapi))) return;
  const declared = openapi === undefined ? `swagger: ${swagger}` : `openapi: ${openapi}`;
  throw new UsageError(
    `${name} declares ${declared}; this project supports OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0. Convert the document to one of these.`,
  );
}
