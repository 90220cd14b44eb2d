import type { Operation } from '../contract/contract.ts';
import type { MockRequest } from './http.ts';
import { invalid, Problem } from './problems.ts';
import { parseQuery, type RawQuery } from './query.ts';
import type { Row } from './store/rows.ts';

/** Policy: how the query and the body of a request are parsed, before validation. */
export interface InputParsing {
  /** Parses the query string into values by parameter name. */
  parseQuery(operation: Operation, text: string): RawQuery;
  /** Parses the body as a JSON object. */
  parseBody(request: Pick<MockRequest, 'headers' | 'body'>): Row;
}

export const inputParsing: InputParsing = {
  parseQuery,

  /** An empty body counts as an object without fields. */
  parseBody({ headers, body }) {
    if (body.length === 0) return {};
    const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (mediaType !== 'application/json') throw new Problem('wrongContentType');
    const value = parseJson(body);
    // Prism would accept null as a missing body.
    if (value === null) throw invalid({ body: ['The body field must be object.'] });
    return value as Row;
  },
};

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Problem('malformedJson');
  }
}
