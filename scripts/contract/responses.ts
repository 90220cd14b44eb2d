import type { HeaderObject, MediaType, OperationObject, ResponseObject, Schema } from './document.ts';
import type { HeaderSchema, Operation, ResponseSpec } from './model.ts';
import { getOwn } from './own.ts';

export const JSON_TYPE = 'application/json';
/** Patterns of the success status, in order of preference: a redirect counts only without a 2XX. */
const SUCCESS_STATUSES = [/^2\d\d$/, /^3\d\d$/];

/** The document's response for a status: by the exact status, its range (`4XX`), or `default`. */
export function findResponse(
  { responses, otherResponses }: Pick<Operation, 'responses' | 'otherResponses'>,
  status: number,
): ResponseSpec | undefined {
  return responses[status] ?? otherResponses[formatStatusRange(status)] ?? otherResponses.default;
}

/** `4XX` for 404. */
export const formatStatusRange = (status: number): string => `${Math.floor(status / 100)}XX`;

export function readSuccess(raw: OperationObject, names: Map<Schema, string>): Operation['success'] {
  const all = Object.entries(raw.responses ?? {});
  const [status, response] =
    SUCCESS_STATUSES.map((pattern) => all.find(([code]) => pattern.test(code))).find((found) => found) ?? [];
  const content = response?.content ?? {};
  const media = getOwn(content, JSON_TYPE);
  const schema = media?.schema ?? {};
  return {
    status: Number(status ?? 200),
    schema,
    schemaName: names.get(schema) ?? '',
    example: findExample(media),
    content: media ? { [JSON_TYPE]: media, ...content } : content,
  };
}

/** The first example of a media type, or of its schema. */
export function findExample(media: MediaType | undefined): unknown {
  if (media?.example !== undefined) return media.example;
  return (
    Object.values(media?.examples ?? {})[0]?.value ?? media?.schema?.example ?? media?.schema?.examples?.[0]
  );
}

export function readResponses(
  raw: OperationObject,
  source: string,
): Pick<Operation, 'responses' | 'otherResponses'> {
  const responses: Record<number, ResponseSpec> = {};
  const otherResponses: Record<string, ResponseSpec> = {};
  for (const [status, response] of Object.entries(raw.responses ?? {})) {
    const spec = readResponse(response, source);
    if (/^\d+$/.test(status)) responses[Number(status)] = spec;
    else otherResponses[status] = spec;
  }
  return { responses, otherResponses };
}

function readResponse(response: ResponseObject, source: string): ResponseSpec {
  const content = response.content ?? {};
  const media = getOwn(content, JSON_TYPE);
  const schema = media?.schema;
  const example = findExample(media);
  return {
    ...(schema !== undefined && { schema }),
    ...(example !== undefined && { example }),
    mediaTypes: Object.entries(content).flatMap(([type, media]) =>
      [type, media['x-media-type'] ?? []].flat(),
    ),
    headers: Object.fromEntries(Object.entries(response.headers ?? {}).map(readHeader)),
    source: response['x-source'] ?? source,
  };
}

function readHeader([name, header]: [string, HeaderObject]): [string, HeaderSchema] {
  const { required: _, ...value } = header.schema ?? {};
  const example = findExample(header);
  return [
    name,
    {
      ...value,
      ...(example !== undefined && { example }),
      ...(header.required !== undefined && { required: header.required }),
    },
  ];
}
