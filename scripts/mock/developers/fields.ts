import type { MockRequest } from '../http.ts';
import { Problem } from '../problems.ts';
import { type Developer, deriveFormToken } from './identity.ts';

/** The fields of a request by name: strings and files for a form, any values for JSON. */
export type FormFields = Record<string, unknown>;

/** PHP's limit (`max_input_vars`). */
const MAX_FIELDS = 1000;

/** Parses a form, multipart or not, with Node's fetch implementation. */
export async function parseFormFields({ body, headers }: MockRequest): Promise<FormFields> {
  const type = headers['content-type'] ?? '';
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(type)) {
    throw new Problem('wrongContentType', { message: 'The body must be a form or JSON.' });
  }
  rejectTooManyFields(countFields(body, type));
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
    return Object.fromEntries(form);
  } catch {
    throw new Problem('malformedJson', { message: 'The form cannot be read.' });
  }
}

/** An upper bound for the number of fields, found without parsing the body. */
function countFields(body: Buffer, type: string): number {
  const separator = /^multipart/i.test(type) ? '\nContent-Disposition:' : '&';
  return body.toString('latin1').toLowerCase().split(separator.toLowerCase()).length;
}

function rejectTooManyFields(fields: number): void {
  if (fields <= MAX_FIELDS) return;
  throw new Problem('invalid', { message: `The body must not have more than ${MAX_FIELDS} fields.` });
}

/**
 * Parses the fields of a JSON body. Requires the JSON content type: browsers send it to another origin only after a
 * preflight request, so pages of other sites cannot send such a body.
 */
export function parseJsonFields({ body, headers }: MockRequest): FormFields {
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
    throw new Problem('wrongContentType');
  }
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Problem('malformedJson');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    rejectTooManyFields(Object.keys(value).length);
    return value as FormFields;
  }
  throw new Problem('invalid', { message: 'The body must be a JSON object.' });
}

/** The field if it is a string, or else an empty string; for showing a form again. */
export function readText(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** Reads a form of the portal into the fields of a JSON request; an uploaded avatar becomes a buffer. */
export async function readForm(request: MockRequest, developer: Developer): Promise<FormFields> {
  const { form_token, remove_avatar, avatar_url, ...fields } = await parseFormFields(request);
  if (!developer.hasCookie || form_token !== deriveFormToken(developer)) {
    const message =
      'This form has expired or was not served by this page. Go back, reload the page and try again.';
    throw new Problem('forbidden', { message });
  }
  if (avatar_url instanceof File && avatar_url.size > 0) {
    return { ...fields, avatar_url: Buffer.from(await avatar_url.arrayBuffer()) };
  }
  return remove_avatar === undefined ? fields : { ...fields, avatar_url: null };
}
