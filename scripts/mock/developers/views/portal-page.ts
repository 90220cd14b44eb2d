import type { Answer } from '../../http.ts';
import { type Html, html } from '../../pages/html.ts';
import { pageAnswer } from '../../pages/page.ts';
import { type Developer, formTokenOf, setCookie } from '../identity.ts';

interface PortalPage {
  developer: Developer | undefined;
  title: string;
  main: Html;
  status?: number;
  headers?: Record<string, string>;
}

/** A page of the portal; its forms lead nowhere else. */
export function portalPage({ developer, headers, ...page }: PortalPage): Answer {
  const isNew = developer !== undefined && !developer.hasCookie;
  return pageAnswer({
    ...page,
    nav:
      developer && html`<a href="/developers">Developers</a> <a href="/developers/sign-in">Switch user</a>`,
    formAction: "'self'",
    headers: { ...(isNew && setCookie(developer)), ...headers },
  });
}

/** The hidden field that proves that a form is one of the portal's own. */
export function formToken(developer: Developer): Html {
  return html`<input type="hidden" name="form_token" value="${formTokenOf(developer)}">`;
}
