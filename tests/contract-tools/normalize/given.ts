import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { normalize } from '../../../scripts/contract/normalize/index.ts';

export interface DocumentParts {
  openapi?: string;
  servers?: object[];
  paths?: object;
  schemas?: Record<string, object>;
  components?: object;
}

/** The responses of an operation whose 200 has this schema. */
export const responses = (schema: object) => ({
  responses: { '200': { description: 'Done.', content: { 'application/json': { schema } } } },
});
export const PATHS = { '/clients': { get: responses({ type: 'array', items: { type: 'object' } }) } };

/** Creates a document from the given parts. */
export function createDocument({
  openapi = '3.1.0',
  paths = PATHS,
  schemas = {},
  components,
  ...rest
}: DocumentParts) {
  return {
    openapi,
    info: { title: 'x', version: '1' },
    ...rest,
    paths,
    components: { schemas, ...components },
  };
}

/** Normalizes a document, and drops the notes. */
export async function normalizeDocument(document: object): Promise<OpenApiDocument> {
  return (await normalize(document, { reconstructed: false })).document;
}
