import { UsageError } from '../../cli/errors.ts';
import { oauthUrls } from '../../collections/oauth-urls.ts';
import type { Contract } from '../../contract/contract.ts';
import { isLoopback, validateUrl } from '../base-url.ts';
import type { Endpoints } from './client.ts';

interface NamedEndpoints {
  authorize: string | undefined;
  token: string | undefined;
}

/**
 * Chooses the endpoints of a login: from the command line, or else from the document, moved to the API's host. The
 * token endpoint must be on the API's host or a sibling host (app.example.com and api.example.com): only these get
 * tokens.
 */
export function chooseEndpoints(contract: Contract, baseUrl: string, named: NamedEndpoints): Endpoints {
  const documented = oauthUrls(contract.document);
  const moveToApiHost = (url: string) => new URL(new URL(url).pathname, baseUrl).href;
  const authorize = validateUrl(named.authorize ?? moveToApiHost(documented.authorize), '--authorize-url');
  const token = validateUrl(named.token ?? moveToApiHost(documented.token), '--token-url');
  if (!areSiblingHosts(token, new URL(baseUrl))) {
    throw new UsageError(
      `the token would come from ${token.host} and go to ${new URL(baseUrl).host}: ` +
        'tokens are sent only to the host that issued them (--token-url, --base-url)',
    );
  }
  return { authorize, token, revoke: new URL(token.href.replace(/[^/]*$/, 'revoke')) };
}

/**
 * Whether two URLs have the same origin, or sibling hosts and the same scheme and port. Loopback hosts have no
 * siblings.
 */
function areSiblingHosts(one: URL, other: URL): boolean {
  if (one.origin === other.origin) return true;
  if (isLoopback(one) || isLoopback(other) || one.protocol !== other.protocol) return false;
  const domain = ({ hostname }: URL) => hostname.split('.').slice(1).join('.');
  return one.port === other.port && domain(one).includes('.') && domain(one) === domain(other);
}
