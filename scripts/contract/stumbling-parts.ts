import { METHODS, type OpenApiDocument } from './document.ts';

type ParseAttempt = (document: OpenApiDocument) => Promise<unknown>;

/**
 * The document without what a library stumbles over: schemas are tried one by one and stand open where they fail, then
 * operations, which are left out. Each one is a note.
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
    const problem = await problemOf(attempt, withSchemas({ [name]: schemas[name] }));
    if (problem === undefined) continue;
    notes.push(`types: the schema ${name} is left out: ${problem}`);
    schemas[name] = {};
  }
  for (const [path, item] of Object.entries(part.paths)) {
    for (const method of METHODS) {
      if (item[method] === undefined) continue;
      const { parameters } = item;
      const alone = {
        ...part,
        paths: { [path]: { ...(parameters && { parameters }), [method]: item[method] } },
      };
      const problem = await problemOf(attempt, alone);
      if (problem === undefined) continue;
      notes.push(`types: ${method.toUpperCase()} ${path} is left out: ${problem}`);
      delete item[method];
    }
  }
  return part;
}

async function problemOf(attempt: ParseAttempt, document: OpenApiDocument): Promise<string | undefined> {
  try {
    await attempt(document);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
}
