import type { Contract } from '../../contract/contract.ts';
import type { Application } from '../applications.ts';
import type { MockResponse } from '../http.ts';
import { type Html, html } from '../pages/html.ts';
import { pageResponse } from '../pages/page.ts';
import { renderAvatar, userChoice } from '../pages/parts.ts';
import type { AuthorizationRequest } from './authorization-request.ts';

const DAY = 86_400;

/**
 * The page where users choose an identity and grant or deny access. It is a plain form, so a script can post it too.
 * `problem` is the error of the last attempt.
 */
export function consentPage(
  requested: AuthorizationRequest,
  lifetimes: Contract['tokens'],
  problem?: string,
): MockResponse {
  const { application } = requested.client;
  const main = html`${heading(application)}
${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
<h2>This app will be able to</h2>
<ul>
<li>Read and change everything in Timeneye that your role lets you read and change.</li>
<li>Keep access until it has not been used for ${Math.floor(lifetimes.refresh.seconds / DAY)} days, or until you are deactivated.</li>
</ul>
${consentForm(requested, problem !== undefined)}
<p class="soft">You will return to <code>${requested.target.uri}</code>.</p>`;
  const title = `${problem ? 'Error: ' : ''}Allow ${application.name}?`;
  return pageResponse({ title, main, status: problem ? 422 : 200, narrow: true });
}

function heading(application: Application): Html {
  const { name, description, website } = application;
  return html`<div class="app">
${renderAvatar(application)}
<h1>${name} wants to access Timeneye as you</h1>
</div>
${description && html`<p class="written">${description}</p>`}
${website && html`<p><a href="${website}" rel="noreferrer">${website}</a></p>`}`;
}

function consentForm(requested: AuthorizationRequest, invalid: boolean): Html {
  const { client, target, challenge, state } = requested;
  const hidden = {
    client_id: client.application.client_id,
    redirect_uri: target.sent ? target.uri : undefined,
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
  };
  return html`<form method="post" action="/oauth/authorize">
${Object.entries(hidden).map(
  ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">\n`,
)}${userChoice(client.workspace, invalid)}
<p class="buttons">
<button name="decision" value="grant">Grant</button>
<button name="decision" value="deny" class="quiet" formnovalidate>Deny</button>
</p>
</form>`;
}
