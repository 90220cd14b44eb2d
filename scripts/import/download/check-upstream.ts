import SwaggerParser from '@apidevtools/swagger-parser';
import { UsageError } from '../../cli/index.ts';
import { guardedParse } from '../../contract/guarded-parse.ts';
import type { Mapping } from '../../contract/mapping/mapping-model.ts';
import { checkReferences } from '../../contract/normalize/references.ts';
import { findContractPath } from '../../contract/operations.ts';
import { tolerate } from '../../contract/tolerate/index.ts';
import { checkVersion } from '../../contract/tolerate/version.ts';
import { addressWithoutSecrets } from './address.ts';
import type { SourceDocument } from './pull.ts';

/** Checks a document in its original dialect, before the normalization. Returns notes. */
export async function checkUpstream({ text, url }: Pick<SourceDocument, 'text' | 'url'>): Promise<string[]> {
  const name = formatSource({ url });
  const { value: document } = await guardedParse(text, name);
  checkKind(document, name);
  // Changes only this parsed copy: the document is stored unchanged.
  tolerate(document);
  checkVersion(document, name);
  checkReferences(document);
  const problem = await validationError(document);
  if (problem === undefined) return [];
  // Many documents have version 3.0 but use features of 3.1, such as a list of types or a path without responses.
  const isNewer = /^3\.0\./.test(String((document as { openapi?: unknown }).openapi));
  if (isNewer && (await validationError({ ...document, openapi: '3.1.0' })) === undefined) {
    return ['the document has the version 3.0 but is only valid as OpenAPI 3.1: read as 3.1'];
  }
  throw new UsageError(
    `${name} is not a valid OpenAPI document:${problem}\nFix it, or ask its author to, and run the command again.`,
  );
}

async function validationError(document: object): Promise<string | undefined> {
  try {
    // The parser mutates its input.
    await SwaggerParser.validate(structuredClone(document) as never, { resolve: { external: false } });
    return undefined;
  } catch (error) {
    const { message, details } = error as Error & { details?: SchemaError[] };
    return details
      ? formatErrors(details)
      : ` ${message.replace('[object Object]', 'it').replaceAll('\n', '\n  ')}`;
  }
}

/** An error of the validator, as Ajv reports it. */
interface SchemaError {
  keyword: string;
  instancePath: string;
  message?: string;
  params: { unevaluatedProperty?: string; additionalProperty?: string };
}

/** Formats each error once. Omits the keywords that combine schemas, which only repeat other errors. */
function formatErrors(errors: SchemaError[]): string {
  const exact = errors.filter(({ keyword }) => !['if', 'oneOf', 'anyOf'].includes(keyword));
  const lines = (exact.length > 0 ? exact : errors).map(({ instancePath, message, params }) => {
    const extra = params.unevaluatedProperty ?? params.additionalProperty;
    return `#${instancePath || '/'} ${extra === undefined ? message : `must not have the key ${extra}`}`;
  });
  return [...new Set(lines)].map((line) => `\n  ${line}`).join('');
}

const EXPORT_ADVICE = 'Give the OpenAPI document of the API instead.';

/** Files that are not OpenAPI documents, recognized by their keys. */
const KINDS: [is: (root: Record<string, unknown>) => boolean, what: string][] = [
  [
    ({ info, item }) => Array.isArray(item) && typeof info === 'object',
    'a Postman collection. Postman exports OpenAPI as well: in the API, not in the collection, choose Export.',
  ],
  [({ _postman_variable_scope: scope }) => scope !== undefined, `a Postman environment. ${EXPORT_ADVICE}`],
  [({ collection }) => isCollection(collection), `a Postman collection in a wrapper. ${EXPORT_ADVICE}`],
  [
    ({ _type, resources }) => _type === 'export' && Array.isArray(resources),
    `an Insomnia export. ${EXPORT_ADVICE}`,
  ],
  [
    ({ log }) => typeof log === 'object' && log !== null && 'entries' in log,
    `a HAR recording. ${EXPORT_ADVICE}`,
  ],
  [({ asyncapi }) => asyncapi !== undefined, `an AsyncAPI document. ${EXPORT_ADVICE}`],
  [
    ({ overlay, actions }) => overlay !== undefined && actions !== undefined,
    `an OpenAPI Overlay. ${EXPORT_ADVICE}`,
  ],
  [({ arazzo }) => arazzo !== undefined, `an Arazzo document. ${EXPORT_ADVICE}`],
  [({ data }) => isObject(data) && '__schema' in data, `a GraphQL schema. ${EXPORT_ADVICE}`],
  [({ swaggerVersion }) => swaggerVersion !== undefined, `Swagger 1. Convert it to OpenAPI 3 first.`],
];

/** Throws an error with the kind of the file if it is not an API document. */
function checkKind(document: object, name: string): void {
  const root = document as Record<string, unknown>;
  if ('openapi' in root || 'swagger' in root) return;
  const kind = KINDS.find(([is]) => is(root))?.[1];
  if (kind !== undefined) throw new UsageError(`${name} is ${kind}`);
  const keys = Object.keys(root).slice(0, 5).join(', ');
  throw new UsageError(
    `${name} has neither openapi nor swagger: it is not an API document. Its keys: ${keys || 'none'}.`,
  );
}

function isCollection(value: unknown): boolean {
  return isObject(value) && Array.isArray(value.item);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Rejects a document of another API, which would replace all operations of this project. */
export function checkIsTimeneyes(
  paths: Record<string, unknown>,
  { operations }: Mapping,
  name: string,
): void {
  if (Object.values(operations).some((each) => each !== 'none')) return;
  if (Object.keys(paths).some((path) => findContractPath(path) !== undefined)) return;
  throw new UsageError(`${name} has none of Timeneye's paths: is it the right document?`);
}

/** The name of a document in messages. */
export function formatSource({ url }: Pick<SourceDocument, 'url'>): string {
  return url.protocol === 'file:'
    ? decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
    : addressWithoutSecrets(url);
}
