import type { Operation, Schema } from '../contract/contract.ts';
import { getOwn } from '../contract/own.ts';
import { JSON_TYPE } from '../contract/responses.ts';
import { parseForm } from './form-body.ts';
import type { MockRequest } from './http.ts';
import type { InputParsing } from './input.ts';
import { isForm, isInRange, parseMediaType } from './media-types.ts';
import { Problem } from './problems.ts';
import { isObject } from './raw-values.ts';

/** A parsed body, and the media type of the document whose schema applies. */
export interface ReadBody {
  /** '' for a body that no schema describes, such as XML. */
  mediaType: string;
  schema: Schema | undefined;
  value: unknown;
}

/** Parses the body in one of the operation's media types; 415 for other types, 400 for a malformed body. */
export function readBody(
  { requestContent }: Operation,
  request: MockRequest,
  { parseBody }: InputParsing,
): ReadBody | undefined {
  if (!requestContent) return undefined;
  const { content } = requestContent;
  const types = Object.keys(content);
  const mediaType = parseMediaType(request.headers['content-type']);
  const type = types.find((each) => each !== JSON_TYPE && isInRange(mediaType, each));
  if (type !== undefined) return readNonJson(request, type, content[type]?.schema);
  const json = getOwn(content, JSON_TYPE);
  const isEmpty = request.body.length === 0;
  if (json && (types.length === 1 || mediaType === JSON_TYPE || isEmpty)) {
    const value = parseBody(mediaType === json['x-media-type'] ? withJsonType(request) : request);
    return { mediaType: JSON_TYPE, schema: json.schema, value };
  }
  const [first = ''] = types;
  if (!isEmpty && types.length > 0) throw wrongMediaType(types);
  return { mediaType: first, schema: content[first]?.schema, value: isForm(first) ? {} : undefined };
}

function readNonJson({ body, headers }: MockRequest, type: string, schema: Schema | undefined): ReadBody {
  if (isForm(type))
    return { mediaType: type, schema, value: parseForm(body, headers['content-type'] ?? '', schema) };
  const value = body.length === 0 ? undefined : body.toString();
  return { mediaType: schema && isObject(schema) ? '' : type, schema, value };
}

function withJsonType(request: MockRequest): MockRequest {
  return { ...request, headers: { ...request.headers, 'content-type': JSON_TYPE } };
}

function wrongMediaType(types: string[]): Problem {
  return new Problem('wrongContentType', { message: `The request body must be ${types.join(' or ')}.` });
}
