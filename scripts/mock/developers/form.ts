import type { Request } from '../http.ts';
import { Problem } from '../problems.ts';
import { type Fields, formFields } from './fields.ts';
import { type Developer, formTokenOf } from './identity.ts';

/** The fields of one of the portal's own forms, as JSON calls have them; a chosen avatar as its bytes. */
export async function readForm(request: Request, developer: Developer): Promise<Fields> {
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
