/*
 * Postman fills in `{{name}}` anywhere in a request, and has no escape for it: an example of the document
 * with `{{access_token}}` in it would send the token. So the braces are encoded as their position requires.
 */

const OPENING = /\{(?=\{)/g;

/** A name or a value for a query: characters that would begin another parameter, or a variable, are percent-encoded. */
export function literalQuery(text: string): string {
  return text.replace(/\{(?=\{)|[%&#+=]/g, encodeURIComponent);
}

/** A part of a path; its percent-encoded characters stay unchanged. */
export function literalPath(text: string): string {
  return text.replace(OPENING, '%7B').replace(/[?#]/g, encodeURIComponent);
}

/** JSON text: braces of a variable occur only in its strings. */
export function literalJson(json: string): string {
  return json.replace(OPENING, '\\u007b');
}

/** The value of a header (RFC 9110, section 5.5): visible characters, spaces and tabs. */
export function literalHeader(text: string): string {
  return text
    .replace(OPENING, '%7B')
    .replace(/[^\t -~\u00a0-\u00ff]/gu, ' ')
    .trim();
}

/** An HTTP URL, for requests or for a browser; empty for any other URL, such as a script. */
export function literalUrl(address: string, base?: string): string {
  const isAbsolute = /^https?:\/\//i.test(address);
  // OpenAPI defines URLs as relative to the server.
  const isPath = address.startsWith('/') && base !== undefined && URL.canParse(address, base);
  return isAbsolute || isPath ? literalPath(isPath ? new URL(address, base).href : address) : '';
}
