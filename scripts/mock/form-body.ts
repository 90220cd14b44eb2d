import type { Schema } from '../contract/contract.ts';
import { invalid, Problem } from './problems.ts';
import { bracketed, coerced, type RawValue, setNestedValue } from './raw-values.ts';
import type { Row } from './store/rows.ts';

/** PHP's limit (`max_input_vars`). */
const MOST_FIELDS = 1000;

/** The fields of a form, typed by the schema of the body. Throws 400 for a malformed one. */
export function parseForm(body: Buffer, contentType: string, schema: Schema | undefined): Row {
  const fields = /^multipart\//i.test(contentType)
    ? multipartFields(body, contentType)
    : urlEncodedFields(body);
  if (fields.length > MOST_FIELDS) {
    throw invalid({ body: [`The body field must not have more than ${MOST_FIELDS} fields.`] });
  }
  const object: Record<string, RawValue> = {};
  for (const [name, value] of fields) setNestedValue(object, bracketed(name) ?? [name], value);
  return coerced(object, schema) as Row;
}

type Field = [name: string, value: string];

function urlEncodedFields(body: Buffer): Field[] {
  return [...new URLSearchParams(body.toString())];
}

/** RFC 7578: each part is a field. The bytes of a file become a string of as many characters. */
function multipartFields(body: Buffer, contentType: string): Field[] {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)?.slice(1).find(Boolean);
  const [before, ...parts] = boundary === undefined ? [] : body.toString('latin1').split(`--${boundary}`);
  const end = parts.pop();
  if (before === undefined || end === undefined || !end.startsWith('--')) throw malformed();
  return parts.slice(0, MOST_FIELDS + 1).map(partField);
}

function partField(part: string): Field {
  const mark = part.indexOf('\r\n\r\n');
  const head = part.slice(0, mark);
  const name = /^content-disposition:.*?[;\s]name="([^"\r\n]*)"/im.exec(head)?.[1];
  if (mark < 0 || name === undefined) throw malformed();
  const content = part.slice(mark + 4).replace(/\r\n$/, '');
  return [decoded(name), /;\s*filename\*?=/i.test(head) ? content : decoded(content)];
}

const decoded = (text: string): string => Buffer.from(text, 'latin1').toString();

function malformed(): Problem {
  return new Problem('malformedJson', { message: 'The request body is not valid multipart/form-data.' });
}
