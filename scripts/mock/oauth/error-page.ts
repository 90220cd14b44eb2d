import type { MockResponse } from '../http.ts';
import { html } from '../pages/html.ts';
import { pageResponse } from '../pages/page.ts';
import type { OAuthError } from './errors.ts';

/** The page for errors that must not be sent to the redirect URI (RFC 6749 section 4.1.2.1). */
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

/** 400 instead of 401, because some browsers prompt for credentials after a 401. */
function pageStatus({ status }: OAuthError): number {
  return status === 401 ? 400 : status;
}
