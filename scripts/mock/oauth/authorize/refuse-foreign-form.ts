import { point } from '../../faults/point.ts';
import type { Request } from '../../http.ts';
import { OAuthError } from '../errors.ts';

/**
 * Keeps pages of other origins from granting in a user's name (CSRF, RFC 6749 section 10.12). A browser names
 * the origin of each form it posts, which must be the mock's own. A script without a browser names none, so it
 * can post the form without fetching the page first.
 */
export const refuseForeignForm = point(function refuseForeignForm({
  headers: { origin, host },
}: Request): void {
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new OAuthError('foreignForm');
});
