import { point } from '../../faults/point.ts';
import type { Client } from '../client.ts';
import { OAuthError } from '../errors.ts';
import type { Parameters } from '../parameters.ts';
import { isRegistered } from '../redirect-uri.ts';

/** Where the answer goes, and whether the request said so. */
export interface RedirectTarget {
  uri: string;
  sent: boolean;
}

/** The redirect URI of the request; it may be left out if only one is registered (RFC 6749 section 3.1.2.3). */
export const checkRedirectUri = point(function checkRedirectUri(
  { application }: Client,
  parameters: Parameters,
): RedirectTarget {
  const { redirect_uris: registered } = application;
  const [only] = registered;
  const sent = parameters.get('redirect_uri');
  if (sent === undefined && only !== undefined && registered.length === 1) return { uri: only, sent: false };
  const uri = sent ?? parameters.require('redirect_uri');
  if (!isRegistered(uri, registered)) throw new OAuthError('unknownRedirectUri');
  return { uri, sent: true };
});
