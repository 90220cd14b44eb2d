import type { Answer } from '../../http.ts';
import { html } from '../../pages/html.ts';
import { pageAnswer } from '../../pages/page.ts';
import { whoAreYou } from '../../pages/who-are-you.ts';
import type { Workspace } from '../../workspace.ts';

/** Asks who uses the portal. */
export function signInPage(workspace: Workspace, status: number): Answer {
  const main = html`<h1>Developers</h1>
<form method="get" action="/developers">
<input type="hidden" name="workspace" value="${workspace.id}">
${whoAreYou(workspace)}
<p><button>Sign in</button></p>
</form>
<p class="soft">These are the users of workspace ${workspace.id}. For those of another one add
<code>?workspace=ID</code> to the address.</p>`;
  return pageAnswer({ title: 'Who are you?', main, status, narrow: true, formAction: "'self'" });
}
