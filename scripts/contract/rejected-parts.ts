import { METHODS, type OpenApiDocument, OTHER_METHODS, type PathItem } from './document.ts';

type AnyPathItem = PathItem & Partial<Record<(typeof OTHER_METHODS)[number], unknown>>;

type ParseAttempt = (document: OpenApiDocument) => Promise<unknown>;

/**
 * Returns the document without the parts that a library fails on. Schemas are tried one by one, then operations. A
 * rejected schema is replaced by an open one, a rejected operation is omitted; each of them is a note.
 */
export async function withoutRejectedParts(
  document: OpenApiDocument,
  attempt: ParseAttempt,
  notes: string[],
): Promise<OpenApiDocument> {
  const part = structuredClone(document);
  const schemas = part.components?.schemas ?? {};
  const open = Object.fromEntries(Object.keys(schemas).map((name) => [name, {}]));
  const withSchemas = (some: object) => ({
    ...part,
    paths: {},
    components: { ...part.components, schemas: { ...open, ...some } },
  });
  for (const name of Object.keys(schemas)) {
    const problem = await attemptError(attempt, withSchemas({ [name]: schemas[name] }));
    if (problem === undefined) continue;
    notes.push(`types: the schema ${name} is omitted: ${problem}`);
    schemas[name] = {};
  }
  for (const [path, item] of Object.entries<AnyPathItem>(part.paths)) {
    for (const method of [...METHODS, ...OTHER_METHODS]) {
      if (item[method] === undefined) continue;
      const { parameters } = item;
      const alone = {
        ...part,
        paths: { [path]: { ...(parameters && { parameters }), [method]: item[method] } },
      };
      const problem = await attemptError(attempt, alone);
      if (problem === undefined) continue;
      notes.push(`types: ${method.toUpperCase()} ${path} is omitted: ${problem}`);
      delete item[method];
    }
  }
  return part;
}

async function attemptError(attempt: ParseAttempt, document: OpenApiDocument): Promise<string | undefined> {
  try {
    await attempt(document);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
}
