import { timestamp } from '../../clock.ts';
import type { Answer } from '../../http.ts';
import { html } from '../../pages/html.ts';
import type { Grant } from '../../tokens.ts';
import type { Developer } from '../identity.ts';
import { portalPage } from './portal-page.ts';

/** The one page that ever shows a personal token. */
export function newTokenPage(developer: Developer, token: string, grant: Grant): Answer {
  const title = 'Your new personal token';
  const main = html`<h1>${title}</h1>
<p class="notice" role="status">Copy it now: it is not kept and cannot be shown again.</p>
<p><code class="secret" id="token">${token}</code></p>
<p>It is called <strong>${grant.name}</strong> and is valid until ${timestamp(grant.expiresAt)}. Send it with each call:</p>
<p><code>Authorization: Bearer TOKEN</code></p>
<p><a href="/developers">Back to your tokens</a></p>`;
  return portalPage({ developer, title, main });
}
