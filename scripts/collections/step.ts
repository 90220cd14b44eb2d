import { type Auth, buildUrl, type KeyValue, type PostmanBody, type RequestItem, script } from './postman.ts';

/** A value of `token` for the collection's own authorization. */
export const INHERITED = Symbol('inherited');

/** A request of a folder that checks one statement of the contract. */
interface StepSpec {
  name: string;
  method: string;
  /** The URL with variables. */
  url: string;
  /** The variable with the token, or the collection's; undefined for a request without one. */
  token?: string | typeof INHERITED;
  json?: object;
  form?: Record<string, string>;
  description?: string;
  checks: string[];
}

/** Builds the request, with its checks. */
export function step({ name, method, url, token, json, form, description, checks }: StepSpec): RequestItem {
  const [path = '', query] = url.split('?');
  const [host = '', ...segments] = path.split('/');
  const body = buildBody(json, form);
  return {
    name,
    event: [script('test', checks)],
    request: {
      method,
      ...(description !== undefined && { description }),
      ...(token !== INHERITED && { auth: buildAuth(token) }),
      header: buildHeaders(json),
      url: buildUrl(host, segments, query === undefined ? [] : parseQueryPairs(query)),
      ...(body && { body }),
    },
    response: [],
  };
}

function buildAuth(token: Exclude<StepSpec['token'], typeof INHERITED>): Auth {
  if (token === undefined) return { type: 'noauth' };
  return { type: 'bearer', bearer: [{ key: 'token', value: `{{${token}}}`, type: 'string' }] };
}

function buildHeaders(json: object | undefined): KeyValue[] {
  const accept = { key: 'Accept', value: 'application/json' };
  return json === undefined ? [accept] : [{ key: 'Content-Type', value: 'application/json' }, accept];
}

function buildBody(json: StepSpec['json'], form: StepSpec['form']): PostmanBody | undefined {
  if (json)
    return { mode: 'raw', raw: JSON.stringify(json, null, 2), options: { raw: { language: 'json' } } };
  if (!form) return undefined;
  return { mode: 'urlencoded', urlencoded: Object.entries(form).map(([key, value]) => ({ key, value })) };
}

function parseQueryPairs(query: string): KeyValue[] {
  return query.split('&').map((pair) => {
    const [key = '', value = ''] = pair.split('=');
    return { key, value };
  });
}
