import type { Operation } from '../../contract/contract.ts';
import type { DecodedRequest } from '../../contract/mapping/codec.ts';
import { JSON_TYPE } from '../../contract/responses.ts';
import type { Api } from '../api.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import type { MockWire } from '../mock-wire.ts';
import { invalid } from '../problems.ts';
import { checkResponse } from './respond.ts';
import type { Routed } from './route.ts';

/** The request in the contract's format; unchanged if the document has the same format. */
export function translateRequest(
  { contract: { basePath } }: Pick<Api, 'contract'>,
  request: MockRequest,
  { decoded }: Pick<Routed, 'decoded'>,
): MockRequest {
  if (!decoded) return request;
  if (decoded.missing !== undefined) throw invalid({ [decoded.missing]: ['must have required property'] });
  const { query, body, offset } = decoded;
  return {
    ...request,
    path: basePath + decoded.path,
    query,
    ...(offset !== undefined && { offset }),
    body: body === undefined ? request.body : Buffer.isBuffer(body) ? body : Buffer.from(body),
  };
}

/** The response in the document's format, validated against the document if the mock is set to. */
export function translateResponse(
  api: Api,
  request: MockRequest,
  routed: Routed | undefined,
  response: MockResponse,
): MockResponse {
  const { wire } = api;
  if (!wire) return withMediaType(routed?.operation, response);
  const status = wire.codec.statusToWire(response.status);
  const translated = isJson(response)
    ? withBody({ ...response, status }, bodyToWire(api, wire, routed?.decoded, request, response))
    : response;
  const operation = routed && wireOperation(wire, routed);
  const checked = { ...api, prism: wire.prism, contract: wire.contract };
  return withMediaType(
    operation,
    api.validateResponses && operation ? checkResponse(checked, operation, translated) : translated,
  );
}

/** JSON that the document calls otherwise for this status, such as `application/problem+json` (RFC 9457). */
function withMediaType(operation: Operation | undefined, response: MockResponse): MockResponse {
  const { mediaTypes = [] } = operation?.responses[response.status] ?? {};
  const type = mediaTypes.find((each) => /^application\/[\w.-]+\+json$/i.test(each));
  if (type === undefined || !isJson(response)) return response;
  return { ...response, headers: { ...response.headers, 'Content-Type': type } };
}

function bodyToWire(
  { contract: { basePath } }: Api,
  { codec }: MockWire,
  decoded: DecodedRequest | undefined,
  request: MockRequest,
  { status, body }: MockResponse,
): unknown {
  const value = JSON.parse(String(body)) as unknown;
  const mapped = decoded?.mapped;
  if (status < 400 && mapped?.success.isList) translateLinks(value, (url) => codec.urlToWire(url, basePath));
  return codec.responseToWire(mapped, status, value, request.offset);
}

/** Links to other pages lead to the document's paths. */
function translateLinks(value: unknown, translate: (url: string) => string): void {
  const { links = {}, meta = {} } = value as Record<'links' | 'meta', Record<string, unknown> | undefined>;
  for (const [name, url] of Object.entries(links)) if (typeof url === 'string') links[name] = translate(url);
  if (typeof meta.path === 'string') meta.path = translate(meta.path);
}

const isJson = ({ headers, body }: MockResponse): boolean =>
  body !== '' && headers['Content-Type'] === JSON_TYPE;

function withBody(response: MockResponse, body: unknown): MockResponse {
  return { ...response, body: body === undefined ? '' : JSON.stringify(body) };
}

function wireOperation({ contract }: MockWire, { decoded, operation }: Routed): Operation | undefined {
  const { method, path } = decoded?.mapped?.wire ?? operation;
  return contract.operations.find((each) => each.method === method && each.path === path);
}
