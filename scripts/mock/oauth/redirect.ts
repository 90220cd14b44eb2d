import type { MockResponse } from '../http.ts';
import type { RedirectTarget } from './authorization-request.ts';
import type { OAuthError } from './errors.ts';
import { withQuery } from './redirect-uri.ts';

/** Sends the user back to the application with a code (RFC 6749 section 4.1.2). */
export function redirectWithCode(
  { uri }: RedirectTarget,
  code: string,
  state: string | undefined,
): MockResponse {
  return redirect(withQuery(uri, { code, state }));
}

/** Sends the user back to the application with an error (RFC 6749 section 4.1.2.1). */
export function redirectWithError(
  { uri }: RedirectTarget,
  { code, message, hint }: OAuthError,
  state: string | undefined,
): MockResponse {
  return redirect(withQuery(uri, { error: code, error_description: message, hint, state }));
}

/** 302 even after a form: browsers follow the redirect with GET and drop the form's parameters. */
function redirect(location: string): MockResponse {
  const headers = { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
  return { status: 302, headers, body: '' };
}
