import type { Application } from '../../applications.ts';
import { day, timestamp } from '../../clock.ts';
import type { MockResponse } from '../../http.ts';
import { type Html, html } from '../../pages/html.ts';
import { pageResponse } from '../../pages/page.ts';
import { renderAvatar, userChoice } from '../../pages/parts.ts';
import { describeRole } from '../../pages/people.ts';
import type { FieldErrors } from '../../problems.ts';
import { type Grant, isExpired } from '../../tokens.ts';
import type { Workspace } from '../../workspace.ts';
import type { Developer } from '../identity.ts';
import { listApplications } from '../own-applications.ts';
import { deriveTokenId } from '../personal-tokens.ts';
import { errorSummary, field, formToken, portalPage } from './portal-page.ts';

interface Home {
  developer: Developer;
  tokens: Grant[];
  /** The notice about the form that was submitted last. */
  notice?: string;
  /** The submitted name of a token, if its form is shown again with errors. */
  tokenName?: string;
  errors?: FieldErrors;
}

/** The portal's first page: the user's applications and personal tokens. */
export function homePage({ developer, tokens, notice, tokenName = '', errors = {} }: Home): MockResponse {
  const { user, workspace } = developer;
  const failed = Object.keys(errors).length > 0;
  const main = html`<h1>Developers</h1>
<p class="soft">You are ${user.name} (${describeRole(user, workspace)}) of workspace ${workspace.id}.</p>
${notice && html`<p class="notice" role="status">${notice}</p>`}
${errorSummary(errors)}
<section aria-labelledby="apps">
<h2 id="apps">Apps</h2>
${appTable(listApplications(developer))}
<p><a class="button" href="/developers/apps/new">Create new app</a></p>
</section>
<section aria-labelledby="tokens">
<h2 id="tokens">Personal access tokens</h2>
<p>A personal token acts as you for one year. It cannot be refreshed and is shown once.</p>
${tokenTable(developer, tokens)}
<form method="post" action="/developers/tokens">
${formToken(developer)}
${field({ name: 'name', label: 'Name of the new token', value: tokenName, required: true, errors })}
<p><button>Create token</button></p>
</form>
</section>`;
  return portalPage({
    developer,
    title: failed ? 'Error: Developers' : 'Developers',
    main,
    status: failed ? 422 : 200,
  });
}

function appTable(applications: Application[]): Html {
  if (applications.length === 0) return html`<p>You have no apps yet.</p>`;
  return html`<div class="table"><table>
<thead><tr><th scope="col">App</th><th scope="col">Client ID</th><th scope="col">Redirect URI</th><td></td></tr></thead>
<tbody>${applications.map(appRow)}</tbody>
</table></div>`;
}

function appRow(application: Application): Html {
  const { client_id, name, redirect_uris } = application;
  return html`<tr>
<th scope="row"><span class="cell">${renderAvatar(application, 'small')} ${name}</span></th>
<td><code>${client_id}</code></td>
<td><code>${redirect_uris[0]}</code></td>
<td><a href="/developers/apps/${client_id}" aria-label="Edit ${name}">Edit</a></td>
</tr>`;
}

function tokenTable(developer: Developer, tokens: Grant[]): Html {
  if (tokens.length === 0) return html`<p>You have no tokens.</p>`;
  return html`<div class="table"><table>
<thead><tr><th scope="col">Token</th><th scope="col">Created</th><th scope="col">Expires</th><td></td></tr></thead>
<tbody>${tokens.map((grant) => tokenRow(developer, grant))}</tbody>
</table></div>`;
}

function tokenRow(developer: Developer, grant: Grant): Html {
  const name = grant.name ?? 'Without a name';
  return html`<tr>
<th scope="row">${name}</th>
<td>${day(grant.issuedAt)}</td>
<td>${isExpired(grant) ? 'Expired' : day(grant.expiresAt)}</td>
<td><form method="post" action="/developers/tokens/${deriveTokenId(grant)}/revoke">
${formToken(developer)}<button class="quiet small" aria-label="Revoke ${name}">Revoke</button></form></td>
</tr>`;
}

/** The only page that ever shows a personal token. */
export function newTokenPage(developer: Developer, token: string, grant: Grant): MockResponse {
  const title = 'Your new personal token';
  const main = html`<h1>${title}</h1>
<p class="notice" role="status">Copy it now: it is not stored and cannot be shown again.</p>
<p><code class="secret" id="token">${token}</code></p>
<p>It is called <strong>${grant.name}</strong> and is valid until ${timestamp(grant.expiresAt)}. Send it with each request:</p>
<p><code>Authorization: Bearer TOKEN</code></p>
<p><a href="/developers">Back to your tokens</a></p>`;
  return portalPage({ developer, title, main });
}

/** Asks the user to choose an identity. */
export function signInPage(workspace: Workspace, status: number): MockResponse {
  const main = html`<h1>Developers</h1>
<form method="get" action="/developers">
<input type="hidden" name="workspace" value="${workspace.id}">
${userChoice(workspace)}
<p><button>Sign in</button></p>
</form>
<p class="soft">These are the users of workspace ${workspace.id}. For another workspace add
<code>?workspace=ID</code> to the URL.</p>`;
  return pageResponse({ title: 'Who are you?', main, status, narrow: true, formAction: "'self'" });
}
