import type { Answer } from '../../http.ts';
import { html } from '../../pages/html.ts';
import type { Problem } from '../../problems.ts';
import type { Developer } from '../identity.ts';
import { portalPage } from './portal-page.ts';

/** A refusal as a page. */
export function problemPage(problem: Problem, developer: Developer | undefined): Answer {
  const main = html`<h1>That did not work</h1>
<p class="notice bad" role="alert">${problem.message}</p>
<p><a href="/developers">To the start of the developer portal</a></p>`;
  const { status, headers } = problem;
  return portalPage({ developer, title: 'That did not work', main, status, headers });
}
