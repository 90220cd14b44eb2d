import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { projectFile } from '../cli/installation.ts';
import { type FieldRule, readFieldRules } from './access.ts';
import { dereference } from './dereference.ts';
import { METHODS, type Method, type OpenApiDocument, type PathItem, type Schema } from './document.ts';
import { readErrorResponses } from './error-responses.ts';
import { withExactSuccess } from './exact-success.ts';
import type { Mapping } from './mapping/mapping-model.ts';
import type { Contract, Wire } from './model.ts';
import { indexOperation, schemaNames } from './operation.ts';
import { getOwn, setOwn } from './own.ts';
import type { RateLimits, TokenSettings } from './settings.ts';

export {
  ACTORS,
  type AccessValue,
  type Actor,
  type FieldRule,
  type Permission,
  type Permissions,
  SIGNED_IN,
  type SignedInActor,
} from './access.ts';
export type { OpenApiDocument, Schema } from './document.ts';
export {
  type ErrorCase,
  type ErrorResponse,
  findErrorResponse,
  replaceMethod,
} from './error-responses.ts';
export type {
  Contract,
  HeaderSchema,
  Operation,
  Parameter,
  ResponseSpec,
  ServedFromExample,
  Wire,
} from './model.ts';
export { computeRetryAfter, type RateLimits, type TokenSettings } from './settings.ts';

const CONTRACT_FILE = 'contract.openapi.json';

/** The file with the contract document in the contract's names; it exists only if a mapping changes names. */
export const MAPPED_FILE = 'contract.mapped.json';

/** Reads and indexes the contract document; by default the project's own. */
export function readContract(file = projectFile(`spec/${CONTRACT_FILE}`)): Contract {
  const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
  const mapped = join(dirname(file), MAPPED_FILE);
  if (basename(file) !== CONTRACT_FILE || !existsSync(mapped)) return indexContract(document);
  const contract = JSON.parse(readFileSync(mapped, 'utf8')) as MappedContract;
  return indexContract(contract.document, { document, mapping: contract.mapping });
}

/** The content of the mapped file. */
export interface MappedContract {
  mapping: Mapping;
  document: OpenApiDocument;
}

/** Indexes a valid document that uses the contract's names. */
export function indexContract(rawDocument: OpenApiDocument, wire?: Wire): Contract {
  const document = withExactSuccess(rawDocument);
  const dereferenced = dereference(document);
  const names = schemaNames(dereferenced);
  const operations = eachOperation(dereferenced).map(([method, path, item]) => {
    return indexOperation({ document: dereferenced, names, method, path, item });
  });
  const fieldRules = (extension: 'x-visible-to' | 'x-writable-by') => {
    return memoize((schemaName) =>
      readSchemaRules(getOwn(dereferenced.components?.schemas, schemaName), extension),
    );
  };
  return {
    document,
    basePath: readBasePath(document),
    operations,
    byId: new Map(operations.map((operation) => [operation.id, operation])),
    visibility: fieldRules('x-visible-to'),
    writability: fieldRules('x-writable-by'),
    tokens: document['x-tokens'] as TokenSettings,
    rateLimits: document['x-rate-limits'] as RateLimits,
    errorResponses: readErrorResponses(dereferenced),
    ...(wire && { wire }),
  };
}

function eachOperation(document: OpenApiDocument): [Method, string, PathItem][] {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    return METHODS.filter((method) => item[method]).map((method) => [method, path, item] as const);
  }) as [Method, string, PathItem][];
}

function readSchemaRules(schema: Schema | undefined, extension: 'x-visible-to' | 'x-writable-by') {
  const rules: Record<string, FieldRule[]> = {};
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    if (property[extension] !== undefined) setOwn(rules, name, readFieldRules(property[extension]));
  }
  return rules;
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const cache = new Map<string, T>();
  return (key) => {
    const value = cache.get(key) ?? compute(key);
    cache.set(key, value);
    return value;
  };
}

function readBasePath(document: OpenApiDocument): string {
  const url = document.servers?.[0]?.url ?? '';
  return url.replace(/^[a-z]+:\/\/[^/]+/i, '').replace(/\/+$/, '');
}
