import { UsageError } from '../../cli/index.ts';
import type { OpenApiDocument } from '../document.ts';
import { flattenAllOf } from './all-of.ts';
import { moveBasePath } from './base-path.ts';
import { modernise } from './dialect.ts';
import { nameMediaTypes } from './media-types.ts';
import { nameOperations } from './operations.ts';
import { inlinePathItems } from './path-items.ts';
import { checkReferences } from './references.ts';
import { nameSchemas } from './schema-names.ts';
import { fromSwagger } from './swagger.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** A document in our form, and what was other than that in the form it came in. */
export interface Normalised {
  document: OpenApiDocument;
  notes: string[];
}

/**
 * Brings an upstream document, of whatever dialect and layout, to the one form that the overlay and the readers
 * expect: OpenAPI 3.1, paths relative to the server, our names of operations and schemas, no `allOf`, and a source
 * for all that names none when the document is Timeneye's own.
 */
export async function normalise(
  upstream: object,
  { reconstructed }: { reconstructed: boolean },
): Promise<Normalised> {
  const { document: converted, notes } = await fromSwagger(plainCopy(upstream));
  const document = openApi3(converted);
  checkReferences(document);
  const steps = [
    inlinePathItems,
    nameMediaTypes,
    modernise,
    flattenAllOf,
    moveBasePath,
    nameOperations,
    nameSchemas,
  ];
  for (const step of steps) notes.push(...step(document));
  // Prism compiles schemas as draft-07 unless the document names the dialect.
  document.jsonSchemaDialect ??= DIALECT;
  if (!reconstructed) document['x-source'] = 'official';
  checkReferences(document);
  return { document, notes };
}

/** A copy without shared parts, which YAML's aliases make; an alias inside of what it names has no end. */
function plainCopy(upstream: object): object {
  try {
    return JSON.parse(JSON.stringify(upstream)) as object;
  } catch (error) {
    throw new UsageError(`The upstream document cannot be written as JSON: ${(error as Error).message}`);
  }
}

function openApi3(document: object): OpenApiDocument {
  const { openapi, paths } = document as Partial<OpenApiDocument>;
  if (!/^3\.[01]\./.test(String(openapi))) {
    throw new UsageError(
      `The upstream document says openapi: ${openapi ?? 'nothing'}; this project reads OpenAPI 3.0 and 3.1, and Swagger 2.0.`,
    );
  }
  if (typeof paths !== 'object' || paths === null || Array.isArray(paths)) {
    throw new UsageError('The upstream document has no paths: it is not the document of an API.');
  }
  return document as OpenApiDocument;
}
