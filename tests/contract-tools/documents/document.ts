/** A small document, and the expected result. */
export interface DocumentCase {
  name: string;
  text: string;
  /** Patterns that must each match one note. */
  notes: RegExp[];
}

/** Documents by name, each with the patterns of its notes. */
export type AcceptedDocuments = Record<string, [text: string, ...notes: RegExp[]]>;

const HEAD = "openapi: 3.1.0\ninfo: { title: Small, version: '1' }\n";
export const OK = "responses: { '200': { description: Done. } }";
export const LIST = `/clients: { get: { ${OK} } }`;

/** A document with these paths, or other root keys, as YAML. */
export function paths(yaml: string, rootKeys = '', head = HEAD): string {
  return `${head}paths:\n  ${yaml}\n${rootKeys}`;
}

/** A document in which `GET /clients` responds with this schema. */
export function withResponseSchema(schema: string, rootKeys = '', head = HEAD): string {
  return paths(
    `/clients: { get: { responses: { '200': { description: Done., content: { application/json: { schema: ${schema} } } } } } }`,
    rootKeys,
    head,
  );
}

/** A document with this component schema `Client`, the response of `GET /clients`. */
export function withSchema(schema: string, head = HEAD): string {
  return withResponseSchema(
    "{ $ref: '#/components/schemas/Client' }",
    `components: { schemas: { Client: ${schema} } }\n`,
    head,
  );
}

export const OPENAPI_30 = HEAD.replace('3.1.0', '3.0.3');
export const OPENAPI_32 = HEAD.replace('3.1.0', '3.2.0');
