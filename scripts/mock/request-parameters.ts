import type { Operation, Parameter } from '../contract/contract.ts';
import { getOwn } from '../contract/own.ts';
import type { MockRequest } from './http.ts';
import type { RawQuery } from './query.ts';
import { coerceValue, isList, isObject, type RawValue, splitByStyle } from './raw-values.ts';

/** The values of a request's parameters by location and name, converted to the types of their schemas if possible. */
export type ParameterValues = Record<'query' | 'header' | 'cookie', Record<string, unknown>>;

/** Parses the parameters of the document; path parameters are matched by position. */
export function readParameters(
  { queryParameters, headerParameters, cookieParameters }: Operation,
  query: RawQuery,
  headers: MockRequest['headers'],
): ParameterValues {
  const cookies = headerParameters.length + cookieParameters.length > 0 ? readCookies(headers.cookie) : {};
  const header = (parameter: Parameter) => {
    const text = getOwn(headers, parameter.name.toLowerCase());
    if (text === undefined) return undefined;
    return splitByStyle(parameter, [text].flat().map(createTrimmer(parameter)));
  };
  const cookie = (parameter: Parameter) => {
    const texts = getOwn(cookies, parameter.name);
    return texts && splitByStyle(parameter, texts);
  };
  return {
    query: values(queryParameters, ({ name }) => getOwn(query, name)),
    header: values(headerParameters, header),
    cookie: values(cookieParameters, cookie),
  };
}

function values(parameters: Parameter[], find: (parameter: Parameter) => RawValue | undefined) {
  const found: Record<string, unknown> = Object.create(null);
  for (const parameter of parameters) {
    const value = find(parameter);
    if (value !== undefined)
      found[parameter.name] =
        parameter.style === 'json' ? parseJson(value) : coerceValue(value, parameter.schema);
  }
  return found;
}

/** Parses JSON. Invalid JSON stays a string, which most schemas of JSON parameters do not allow. */
function parseJson(value: RawValue): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}

/** Returns a function that trims the items of a list (RFC 9110 section 5.6.1). */
function createTrimmer({ style, schema }: Parameter): (text: string) => string {
  if (style === 'json' || !(isList(schema) || isObject(schema))) return (text) => text;
  return (text) => text.replace(/\s*,\s*/g, ',').trim();
}

/** Cookies by name (RFC 6265 section 4.2.1). */
function readCookies(header = ''): Record<string, string[]> {
  const cookies: Record<string, string[]> = Object.create(null);
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    cookies[name] = [...(cookies[name] ?? []), decodeCookie(pair.slice(equals + 1).trim())];
  }
  return cookies;
}

function decodeCookie(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
