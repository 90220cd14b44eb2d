import type { MediaType, OpenApiDocument } from '../document.ts';

const JSON_TYPE = 'application/json';
const IS_JSON = /^(application\/json\s*;.*|application\/[\w.-]+\+json|json|\*\/\*)$/i;

/** Renames every JSON media type to `application/json`, the only key that the rest of the code looks up. */
export function normalizeMediaTypes(document: OpenApiDocument): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { content } = value as { content?: Record<string, MediaType> };
    if (typeof content === 'object' && content !== null) rename(content, found);
    for (const child of Object.values(value)) visit(child);
  };
  visit(document.paths);
  visit(document.components?.responses);
  visit(document.components?.requestBodies);
  return [...found].map((type) => `the media type ${type}: read as ${JSON_TYPE}`);
}

function rename(content: Record<string, MediaType>, found: Set<string>): void {
  if (content[JSON_TYPE] !== undefined) return;
  const type = Object.keys(content).find((each) => IS_JSON.test(each));
  if (type === undefined) return;
  content[JSON_TYPE] = { ...content[type], ...(type !== '*/*' && { 'x-media-type': type }) };
  delete content[type];
  found.add(type);
}
