import type { Operation } from '../../contract/contract.ts';
import type { DecodedRequest } from '../../contract/mapping/codec.ts';
import { isRecord } from '../../contract/mapping/value-paths.ts';
import type { Api } from '../api.ts';
import { JsonBody, type MockRequest, type StepResponse } from '../http.ts';
import type { MockWire } from '../mock-wire.ts';
import { invalid } from '../problems.ts';
import { checkResponse } from './respond.ts';
import type { Routed } from './route.ts';

/** Translates a request to the contract's format; unchanged if the document has the same format. */
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

/** Translates a response to the document's format and validates it, if the mock validates responses. */
export function translateResponse(
  api: Api,
  request: MockRequest,
  routed: Routed | undefined,
  response: StepResponse,
): StepResponse {
  const { wire } = api;
  if (!wire) return withMediaType(routed?.operation, response);
  const translated = responseToWire(api, wire, routed?.decoded, request, response);
  const operation = routed && wireOperation(wire, routed);
  const checked = { ...api, prism: wire.prism, contract: wire.contract };
  return withMediaType(
    operation,
    api.validateResponses && operation ? checkResponse(checked, operation, translated) : translated,
  );
}

/** Sets the JSON media type that the document has for this status, such as `application/problem+json` (RFC 9457). */
function withMediaType(operation: Operation | undefined, response: StepResponse): StepResponse {
  const { mediaTypes = [] } = operation?.responses[response.status] ?? {};
  const type = mediaTypes.find((each) => /^application\/[\w.-]+\+json$/i.test(each));
  if (type === undefined || !(response.body instanceof JsonBody)) return response;
  return { ...response, headers: { ...response.headers, 'Content-Type': type } };
}

function responseToWire(
  { contract: { basePath } }: Api,
  { codec }: MockWire,
  decoded: DecodedRequest | undefined,
  request: MockRequest,
  response: StepResponse,
): StepResponse {
  const { status, body: responseBody } = response;
  if (!(responseBody instanceof JsonBody)) return response;
  const mapped = decoded?.mapped;
  const { success } = mapped ?? {};
  const hasLinks = status < 400 && success?.isList && (!success.record || hasUrls(success.fields));
  const value = hasLinks
    ? withLinks(responseBody.value, (url) => codec.urlToWire(url, basePath))
    : responseBody.value;
  const translated = codec.responseToWire(mapped, status, value, request.offset);
  const body = translated === undefined ? '' : new JsonBody(translated);
  return { ...response, status: codec.statusToWire(status), body };
}

const hasUrls = (fields: Map<string, string>): boolean =>
  [...fields.keys()].some((name) => name === 'meta.path' || name.startsWith('links.'));

/** Translates the links of a list to the document's paths. */
function withLinks(list: unknown, translateUrl: (url: string) => string): unknown {
  if (!isRecord(list)) return list;
  const { links, meta } = list as Record<string, unknown>;
  // Several links of a short list lead to the same page, so each URL is translated once.
  const translations = new Map<unknown, string>();
  const translate = (url: unknown): unknown => {
    if (typeof url !== 'string') return url;
    const translated = translations.get(url) ?? translateUrl(url);
    translations.set(url, translated);
    return translated;
  };
  const translatedLinks =
    isRecord(links) && Object.fromEntries(Object.entries(links).map(([name, url]) => [name, translate(url)]));
  return {
    ...list,
    ...(translatedLinks && { links: translatedLinks }),
    ...(isRecord(meta) && 'path' in meta && { meta: { ...meta, path: translate(meta.path) } }),
  };
}

function wireOperation({ operations }: MockWire, { decoded, operation }: Routed): Operation | undefined {
  const { method, path } = decoded?.mapped?.wire ?? operation;
  return operations.get(`${method} ${path}`);
}
