import { OK, paths } from './document.ts';

/** A legal but rare document, and how the mock serves it. */
export type ServedDocument = [name: string, text: string, ...exchanges: Exchange[]];

/** A request to the mock, and its expected response. */
export interface Exchange {
  /** `POST /path?query` below the base path. */
  request: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | FormData;
  status: number;
  /** The Content-Type of the response; null for none. */
  type?: string | null;
  /** The expected body: parsed if it is JSON, otherwise the unchanged string. */
  response?: unknown;
  /** Names of the fields in the errors of a 422. */
  fields?: string[];
  /** The expected headers of the response. */
  responseHeaders?: Record<string, string>;
}

export const JSON_TYPE = 'application/json';

/** A response with this schema and example. */
export function jsonResponse(schema: string, example = ''): string {
  return `{ description: x, content: { application/json: { schema: ${schema}${example && `, example: ${example}`} } } }`;
}

/** A document with one operation, `GET /odd`, with these parameters. */
export function documentWithGet(parameters: string): string {
  return paths(`/odd: { get: { parameters: [${parameters}], ${OK} } }`);
}

/** A document with one operation, `POST /odd`, with this request body content. */
export function documentWithPost(content: string): string {
  return paths(
    `/odd: { post: { requestBody: { required: true, content: ${content} }, responses: { '200': { description: x } } } }`,
  );
}
