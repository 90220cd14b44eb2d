import type { MockRequest } from '../http.ts';
import { Problem } from '../problems.ts';
import { type Developer, formTokenOf } from './identity.ts';

/** What a call carries, by field name. A form has texts and files, JSON whatever it likes. */
export type FormFields = Record<string, unknown>;

/** As many as PHP reads (`max_input_vars`). */
const MOST_FIELDS = 1000;

/** The fields of a form, multipart or not; node's own fetch implementation reads both. */
export async function formFields({ body, headers }: MockRequest): Promise<FormFields> {
  const type = headers['content-type'] ?? '';
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(type)) {
    throw new Problem('wrongContentType', { message: 'The body must be a form or JSON.' });
  }
  rejectTooMany(partsOf(body, type));
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
    return Object.fromEntries(form);
  } catch {
    throw new Problem('malformedJson', { message: 'The form cannot be read.' });
  }
}

/** How many fields a form has at most, counted without reading them. */
function partsOf(body: Buffer, type: string): number {
  const mark = /^multipart/i.test(type) ? '\nContent-Disposition:' : '&';
  return body.toString('latin1').toLowerCase().split(mark.toLowerCase()).length;
}

function rejectTooMany(fields: number): void {
  if (fields <= MOST_FIELDS) return;
  throw new Problem('invalid', { message: `The body must not have more than ${MOST_FIELDS} fields.` });
}

/**
 * The fields of a JSON body. Nothing but the JSON content type will do: a browser sends it to another origin
 * only after asking, so a foreign page gets no call through.
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

/** A text's own value, whatever else counts as not given; for showing a form again. */
export function textIn(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** The fields of one of the portal's own forms, as JSON calls have them; a chosen avatar as its bytes. */
export async function readForm(request: MockRequest, developer: Developer): Promise<FormFields> {
  const { form_token, remove_avatar, avatar_url, ...fields } = await formFields(request);
  if (!developer.hasCookie || form_token !== formTokenOf(developer)) {
    const message = 'This form is out of date or not from this page. Go back, load the page again and retry.';
    throw new Problem('forbidden', { message });
  }
  if (avatar_url instanceof File && avatar_url.size > 0) {
    return { ...fields, avatar_url: Buffer.from(await avatar_url.arrayBuffer()) };
  }
  return remove_avatar === undefined ? fields : { ...fields, avatar_url: null };
}
