import { UsageError } from '../cli.ts';
import type { OpenApiDocument } from './document.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const BASE_PATH = '/api/v1';

/**
 * Brings an upstream document to the one form that the overlay and the readers expect: paths relative to the
 * server, whose URL carries the base path, schemas that say which dialect they are in, and a source for all that
 * names none when the document is Timeneye's own.
 */
export function normalise(upstream: object, { reconstructed }: { reconstructed: boolean }): OpenApiDocument {
  const document = structuredClone(upstream) as OpenApiDocument;
  if (!/^3\.1\./.test(String(document.openapi))) {
    throw new UsageError(
      `The upstream document says openapi: ${document.openapi ?? 'nothing'}; this project reads OpenAPI 3.1.`,
    );
  }
  if (typeof document.paths !== 'object' || document.paths === null) {
    throw new UsageError('The upstream document has no paths: it is not the document of an API.');
  }
  moveBasePathToServers(document);
  // Prism compiles schemas as draft-07 unless the document names the dialect.
  document.jsonSchemaDialect ??= DIALECT;
  if (!reconstructed) document['x-source'] = 'official';
  return document;
}

function moveBasePathToServers(document: OpenApiDocument): void {
  const paths = Object.entries(document.paths);
  if (!paths.every(([path]) => path.startsWith(`${BASE_PATH}/`))) return;
  document.paths = Object.fromEntries(paths.map(([path, item]) => [path.slice(BASE_PATH.length), item]));
  document.servers = (document.servers ?? [{ url: '' }]).map((server) => {
    return { ...server, url: server.url.replace(/\/+$/, '') + BASE_PATH };
  });
}
