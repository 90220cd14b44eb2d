import type { Contract } from '../../../contract/contract.ts';
import type { MockResponse } from '../../http.ts';
import { type Html, html } from '../../pages/html.ts';
import { pageResponse } from '../../pages/page.ts';
import { describeProblem, type FieldErrors, type Problem } from '../../problems.ts';
import { type Developer, deriveFormToken, setCookie } from '../identity.ts';

interface PortalPage {
  developer: Developer | undefined;
  title: string;
  main: Html;
  status?: number;
  headers?: Record<string, string>;
}

/** Renders a page of the portal; its forms can be posted only to the mock. */
export function portalPage({ developer, headers, ...page }: PortalPage): MockResponse {
  const isNew = developer !== undefined && !developer.hasCookie;
  return pageResponse({
    ...page,
    nav:
      developer && html`<a href="/developers">Developers</a> <a href="/developers/sign-in">Switch user</a>`,
    formAction: "'self'",
    headers: { ...(isNew && setCookie(developer)), ...headers },
  });
}

/** The hidden field that proves that a form was served by the portal. */
export function formToken(developer: Developer): Html {
  return html`<input type="hidden" name="form_token" value="${deriveFormToken(developer)}">`;
}

/** Renders an error as a page, with the contract's message. */
export function problemPage(
  contract: Contract,
  problem: Problem,
  developer: Developer | undefined,
): MockResponse {
  const { status, body } = describeProblem(contract, problem);
  const main = html`<h1>Something went wrong</h1>
<p class="notice bad" role="alert">${body.message}</p>
<p><a href="/developers">Back to the developer portal</a></p>`;
  const { headers = {} } = problem.details;
  return portalPage({ developer, title: 'Something went wrong', main, status, headers });
}

interface FormInput {
  name: string;
  label: string;
  value?: string;
  hint?: string;
  required?: boolean;
  errors: FieldErrors;
  kind?: 'text' | 'textarea' | 'file';
  /** Accepted media types of a file input. */
  accept?: string;
}

/** A labeled field with its hint and error, both announced by screen readers. */
export function field({
  name,
  label,
  value = '',
  hint,
  required,
  errors,
  kind = 'text',
  accept,
}: FormInput): Html {
  const [error] = errors[name] ?? [];
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const common = html`id="${name}" name="${name}"${required && html` required`}${
    described && html` aria-describedby="${described}"`
  }${error && html` aria-invalid="true"`}`;
  return html`<div class="field">
<label for="${name}">${label}${!required && html` <span class="soft">(optional)</span>`}</label>
${hint && html`<span class="hint" id="${name}-hint">${hint}</span>`}
${error && html`<span class="error" id="${name}-error">${error}</span>`}
${control(kind, common, value, accept)}
</div>`;
}

/** The errors of the form, before its first field. */
export function errorSummary(errors: FieldErrors): Html | undefined {
  const wrong = Object.entries(errors);
  if (wrong.length === 0) return undefined;
  return html`<div class="notice bad" role="alert">
<p>Nothing was saved. Please correct:</p>
<ul>${wrong.map(([name, [text]]) => html`<li><a href="#${name}">${text}</a></li>`)}</ul>
</div>`;
}

function control(kind: FormInput['kind'], common: Html, value: string, accept?: string): Html {
  // The line break after <textarea> is not part of its value (HTML standard), so the template adds one.
  if (kind === 'textarea') return html`<textarea ${common} rows="3">\n${value}</textarea>`;
  if (kind === 'file') return html`<input type="file" ${common} accept="${accept}">`;
  return html`<input type="text" ${common} value="${value}" autocomplete="off">`;
}
