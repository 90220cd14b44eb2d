import { METHODS, type OpenApiDocument } from './document.ts';
import { OPERATIONS } from './operations.ts';
import { withoutRejectedParts } from './rejected-parts.ts';

const HEADER = '// Generated from contract.openapi.json by `npm run generate`: do not edit.\n\n';

/** The contract document as TypeScript types, for openapi-fetch; `notes` receives the parts without types. */
export async function renderTypes(
  document: OpenApiDocument,
  notes: string[] = [],
  render: RenderTypes = generateTypes,
): Promise<string> {
  const { part, text } = await renderLargestPart(document, render, notes);
  return HEADER + text + declareMissingOperations(part);
}

type RenderTypes = (document: OpenApiDocument) => Promise<string>;

async function generateTypes(document: OpenApiDocument): Promise<string> {
  // Loaded lazily: it is an optional peer dependency of the package, as is the compiler that it loads.
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const { substitute, text } = withoutProto(JSON.stringify(document));
  const input = JSON.parse(text) as Parameters<typeof openapiTS>[0];
  const types = astToString(await openapiTS(input, { silent: true, transform: withoutObjectEnum }));
  return types.replaceAll(substitute, '__proto__');
}

/**
 * Replaces `__proto__` in the text of a document. The library would assign a property of that name, which sets the
 * prototype of the object, and would recurse endlessly in a schema that refers to itself.
 */
function withoutProto(json: string): { substitute: string; text: string } {
  let substitute = '__proto_0';
  for (let n = 1; json.includes(substitute); n += 1) substitute = `__proto_${n}`;
  return { substitute, text: json.replaceAll('__proto__', substitute) };
}

/** Removes the enum of an object: the library would read its values as schemas. */
function withoutObjectEnum(schema: { type?: unknown; enum?: unknown }): undefined {
  if (schema.type === 'object') delete schema.enum;
}

/** The document without the schemas and operations that openapi-typescript fails on, and its types. */
async function renderLargestPart(document: OpenApiDocument, render: RenderTypes, notes: string[]) {
  try {
    return { part: document, text: await render(document) };
  } catch {
    const part = await withoutRejectedParts(document, render, notes);
    try {
      return { part, text: await render(part) };
    } catch (error) {
      // Every part can be rendered alone, but not the whole.
      notes.push(`types: none could be rendered: ${(error as Error).message.split('\n')[0]}`);
      const empty = { ...document, paths: {}, components: {} };
      return { part: empty, text: await render(empty) };
    }
  }
}

/**
 * Declares the operations that tests use and the document lacks. Those tests are skipped, so any type will do.
 * TypeScript merges the declaration with the interface of the other operations.
 */
function declareMissingOperations(document: OpenApiDocument): string {
  const present = new Set(operationIds(document));
  const absent = OPERATIONS.map(([id]) => id).filter((id) => !present.has(id));
  if (absent.length === 0) return '';
  const rows = absent.map((id) => `    ${id}: NotInTheDocument;`);
  return `${LOOSE_OPERATION}export interface operations {\n${rows.join('\n')}\n}\n`;
}

const LOOSE_OPERATION = `interface NotInTheDocument {
    parameters: { query?: any; header?: never; path?: any; cookie?: never };
    requestBody?: { content: { "application/json": any } };
    responses: { 200: { content: { "application/json": any } } };
}
`;

function operationIds({ paths }: OpenApiDocument): string[] {
  return Object.values(paths).flatMap((item) => METHODS.flatMap((method) => item[method]?.operationId ?? []));
}
