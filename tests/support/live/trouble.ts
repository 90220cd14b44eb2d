import type { Received } from '../../../scripts/live/send.ts';

/** What keeps an answer from saying anything of the contract; undefined when it is one of the API. */
export function troubleIn({ status, headers, text }: Received): string | undefined {
  if (status >= 500) return `the server answers ${status}`;
  if (status >= 300 && status < 400) return `the server redirects (${status}), which is not followed`;
  // How refusals look is assumed, so that a page that refuses may be one.
  if (status >= 400 || isJson(text)) return undefined;
  const isPage = /html/.test(headers.get('content-type') ?? '') || /^\s*</.test(text);
  return isPage
    ? `the server answers ${status} with a web page`
    : 'the server answers with JSON that is broken off';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
