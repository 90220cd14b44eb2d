import type { Operation, Parameter } from '../contract/contract.ts';
import { getOwn } from '../contract/own.ts';
import type { MockRequest } from './http.ts';
import type { RawQuery } from './query.ts';
import { coerced, isList, isObject, joined, type RawValue } from './raw-values.ts';

/** The values of a request's parameters by location and name, typed by their schemas as far as possible. */
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
    return joined(parameter, [text].flat().map(trimmed(parameter)));
  };
  const cookie = (parameter: Parameter) => {
    const texts = getOwn(cookies, parameter.name);
    return texts && joined(parameter, texts);
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
      found[parameter.name] = parameter.style === 'json' ? parsed(value) : coerced(value, parameter.schema);
  }
  return found;
}

/** A string that is not JSON stays a string, which most such schemas do not allow. */
function parsed(value: RawValue): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}

/** Trims the items of a list (RFC 9110 section 5.6.1). */
function trimmed({ style, schema }: Parameter): (text: string) => string {
  if (style === 'json' || !(isList(schema) || isObject(schema))) return (text) => text;
  return (text) => text.replace(/\s*,\s*/g, ',').trim();
}

/** Cookies by name (RFC 6265 section 4.2.1). */
function readCookies(header = ''): Record<string, string[]> {
  const cookies: Record<string, string[]> = Object.create(null);
  for (const pair of header.split(';')) {
    const mark = pair.indexOf('=');
    if (mark < 0) continue;
    const name = pair.slice(0, mark).trim();
    cookies[name] = [...(cookies[name] ?? []), decoded(pair.slice(mark + 1).trim())];
  }
  return cookies;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
