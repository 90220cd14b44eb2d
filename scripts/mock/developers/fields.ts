import type { MockRequest } from '../http.ts';
import { Problem } from '../problems.ts';
import { type Developer, deriveFormToken } from './identity.ts';

/** The fields of a request by name. Forms have strings and files, JSON any value. */
export type FormFields = Record<string, unknown>;

/** PHP's limit (`max_input_vars`). */
const MOST_FIELDS = 1000;

/** The fields of a form, multipart or not, parsed by node's fetch implementation. */
export async function formFields({ body, headers }: MockRequest): Promise<FormFields> {
  const type = headers['content-type'] ?? '';
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(type)) {
    throw new Problem('wrongContentType', { message: 'The body must be a form or JSON.' });
  }
  rejectTooMany(countFields(body, type));
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
    return Object.fromEntries(form);
  } catch {
    throw new Problem('malformedJson', { message: 'The form cannot be read.' });
  }
}

/** The largest possible number of fields, counted without parsing them. */
function countFields(body: Buffer, type: string): number {
  const mark = /^multipart/i.test(type) ? '\nContent-Disposition:' : '&';
  return body.toString('latin1').toLowerCase().split(mark.toLowerCase()).length;
}

function rejectTooMany(fields: number): void {
  if (fields <= MOST_FIELDS) return;
  throw new Problem('invalid', { message: `The body must not have more than ${MOST_FIELDS} fields.` });
}

/**
 * The fields of a JSON body. Only the JSON content type is accepted: browsers send it to another origin only after a
 * preflight, so pages of other sites cannot send one.
 */
export function jsonFields({ body, headers }: MockRequest): FormFields {
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
    rejectTooMany(Object.keys(value).length);
    return value as FormFields;
  }
  throw new Problem('invalid', { message: 'The body must be a JSON object.' });
}

/** A string as it is, anything else as absent; for showing a form again. */
export function readText(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** The fields of one of the portal's own forms, in the shape of a JSON request; a chosen avatar as its bytes. */
export async function readForm(request: MockRequest, developer: Developer): Promise<FormFields> {
  const { form_token, remove_avatar, avatar_url, ...fields } = await formFields(request);
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
