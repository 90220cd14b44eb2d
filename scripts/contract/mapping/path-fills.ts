import type { MappedOperation } from './mapped-operation.ts';
import { addToQuery, takeFromQuery } from './query.ts';
import { addToBody, type BodyText, idText, takeFromBody } from './request-body.ts';

/* Parameters of the document's path that are in the contract's query or body: `/projects/{project_id}/entries`. */

interface QueryAndBody {
  query: string;
  body: BodyText;
}

/** Takes the values for the document's path out of the contract's query and body, by the document's names. */
export function takeFills(
  { fills }: MappedOperation,
  request: QueryAndBody,
): QueryAndBody & { pathValues: Map<string, string> } {
  let { query, body } = request;
  const pathValues = new Map<string, string>();
  for (const { wireName, fill } of fills) {
    let value: string | undefined;
    if (fill.in === 'query') ({ query, value } = takeFromQuery(query, fill.name));
    else {
      const extracted = takeFromBody(body, fill.name);
      body = extracted.body;
      value = idText(extracted.value);
    }
    if (value !== undefined) pathValues.set(wireName, encodeURIComponent(value));
  }
  return { query, body, pathValues };
}

/** Adds the values of the document's path to the contract's query and body. */
export function addFills(
  { fills }: MappedOperation,
  { query, body }: QueryAndBody,
  read: (wireName: string) => string | undefined,
): QueryAndBody {
  const filled = { query, body };
  for (const { wireName, fill } of fills) {
    const value = read(wireName) ?? '';
    if (fill.in === 'query') filled.query = addToQuery(filled.query, fill.name, value);
    else filled.body = addToBody(filled.body, fill.name, decodeURIComponent(value));
  }
  return filled;
}
