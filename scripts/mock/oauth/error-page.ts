import type { MockResponse } from '../http.ts';
import { html } from '../pages/html.ts';
import { pageResponse } from '../pages/page.ts';
import type { OAuthError } from './errors.ts';

/** Shown if the error must not be sent to the redirect URI (RFC 6749 section 4.1.2.1). */
export function errorPage(error: OAuthError, headers: Record<string, string>): MockResponse {
  const main = html`<h1>Sign-in is not possible</h1>
<p class="notice bad" role="alert">${error.message}</p>
${error.hint && html`<p>${error.hint}</p>`}
<p class="soft">Error code: <code>${error.code}</code>. You were not sent back to the application.</p>`;
  return pageResponse({
    title: 'Sign-in is not possible',
    main,
    status: pageStatus(error),
    headers,
    narrow: true,
  });
}

/** 401 would make the browser prompt for credentials that do not exist. */
function pageStatus({ status }: OAuthError): number {
  return status === 401 ? 400 : status;
}
