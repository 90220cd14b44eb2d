import type { Schema } from '../contract/contract.ts';
import { invalid, Problem } from './problems.ts';
import { coerceValue, parseBrackets, type RawValue, setNestedValue } from './raw-values.ts';
import type { Row } from './store/rows.ts';

/** PHP's limit (`max_input_vars`). */
const MAX_FIELDS = 1000;

/** Parses a form into values of the types in the schema. Throws 400 for a malformed form. */
export function parseForm(body: Buffer, contentType: string, schema: Schema | undefined): Row {
  const fields = /^multipart\//i.test(contentType)
    ? parseMultipart(body, contentType)
    : parseUrlEncoded(body);
  if (fields.length > MAX_FIELDS) {
    throw invalid({ body: [`The body field must not have more than ${MAX_FIELDS} fields.`] });
  }
  const object: Record<string, RawValue> = {};
  for (const [name, value] of fields) setNestedValue(object, parseBrackets(name) ?? [name], value);
  return coerceValue(object, schema) as Row;
}

type Field = [name: string, value: string];

function parseUrlEncoded(body: Buffer): Field[] {
  return [...new URLSearchParams(body.toString())];
}

/** Parses each part as a field (RFC 7578). A file becomes a string with one character per byte. */
function parseMultipart(body: Buffer, contentType: string): Field[] {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)?.slice(1).find(Boolean);
  const [before, ...parts] = boundary === undefined ? [] : body.toString('latin1').split(`--${boundary}`);
  const end = parts.pop();
  if (before === undefined || end === undefined || !end.startsWith('--')) throw malformedForm();
  return parts.slice(0, MAX_FIELDS + 1).map(parsePart);
}

function parsePart(part: string): Field {
  const headEnd = part.indexOf('\r\n\r\n');
  const head = part.slice(0, headEnd);
  const name = /^content-disposition:.*?[;\s]name="([^"\r\n]*)"/im.exec(head)?.[1];
  if (headEnd < 0 || name === undefined) throw malformedForm();
  const content = part.slice(headEnd + 4).replace(/\r\n$/, '');
  return [decodeText(name), /;\s*filename\*?=/i.test(head) ? content : decodeText(content)];
}

const decodeText = (text: string): string => Buffer.from(text, 'latin1').toString();

function malformedForm(): Problem {
  return new Problem('malformedJson', { message: 'The request body is not valid multipart/form-data.' });
}
