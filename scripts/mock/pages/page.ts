import { createHash } from 'node:crypto';
import type { MockResponse } from '../http.ts';
import { Html, html } from './html.ts';
import { STYLE } from './style.ts';

interface HtmlPage {
  title: string;
  main: Html;
  status?: number;
  headers?: Record<string, string>;
  /** Links of the page header. */
  nav?: Html;
  /** A narrow page, for a single form or message. */
  narrow?: boolean;
  /**
   * The allowed targets of forms. Browsers apply form-action to redirects too, so the page that redirects a user to an
   * application omits it.
   */
  formAction?: "'self'";
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** Responds with a page that has no scripts or external resources and is never framed or cached. */
export function pageResponse(page: HtmlPage): MockResponse {
  return {
    status: page.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(page),
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      // With no-referrer, browsers post forms with the origin `null` (Fetch standard, "append a request Origin
      // header"), so the mock could not distinguish its forms from those of other sites.
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      ...page.headers,
    },
    body: renderDocument(page).text,
  };
}

function contentSecurityPolicy({ formAction }: HtmlPage): string {
  const rules = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    'img-src data:',
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(formAction ? [`form-action ${formAction}`] : []),
  ];
  return rules.join('; ');
}

function renderDocument({ title, main, nav, narrow }: HtmlPage): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Timeneye mock</title>
<link rel="icon" href="data:,">
${STYLE_ELEMENT}
</head>
<body${narrow && html` class="narrow"`}>
<header><span>Mock of the Timeneye API</span>${nav && html`<nav aria-label="Main">${nav}</nav>`}</header>
<main>
${main}
</main>
<footer><p>This page belongs to a mock on this machine. Nothing you enter here reaches Timeneye.</p></footer>
</body>
</html>
`;
}
