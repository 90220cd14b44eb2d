import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

const HEADER = '// Generated from contract.openapi.json by `npm run generate`: do not edit.\n\n';

/** The contract document as TypeScript types, for openapi-fetch. */
export async function renderTypes(document: OpenApiDocument): Promise<string> {
  const input = structuredClone(document) as unknown as Parameters<typeof openapiTS>[0];
  return HEADER + astToString(await openapiTS(input));
}
