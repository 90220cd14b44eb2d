import { UsageError } from '../../cli/errors.ts';
import { oauthUrls } from '../../collections/oauth-urls.ts';
import type { Contract } from '../../contract/contract.ts';
import { checkedUrl, isLoopback } from '../base-url.ts';
import type { Endpoints } from './client.ts';

interface Named {
  authorize: string | undefined;
  token: string | undefined;
}

/**
 * The endpoints of a login: from the command line, or else the document's, on the API's host. The token endpoint must
 * be on the API's own host or a sibling of it (app.example.com and api.example.com), since tokens go to no other.
 */
export function chooseEndpoints(contract: Contract, baseUrl: string, named: Named): Endpoints {
  const documented = oauthUrls(contract.document);
  const moveToApiHost = (url: string) => new URL(new URL(url).pathname, baseUrl).href;
  const authorize = checkedUrl(named.authorize ?? moveToApiHost(documented.authorize), '--authorize-url');
  const token = checkedUrl(named.token ?? moveToApiHost(documented.token), '--token-url');
  if (!areSiblingHosts(token, new URL(baseUrl))) {
    throw new UsageError(
      `the token would come from ${token.host} and go to ${new URL(baseUrl).host}: ` +
        'tokens are sent to the host that issued them only (--token-url, --base-url)',
    );
  }
  return { authorize, token, revoke: new URL(token.href.replace(/[^/]*$/, 'revoke')) };
}

/** The same origin, or hosts of one parent domain with the same scheme and port; a loopback host only by its origin. */
function areSiblingHosts(one: URL, other: URL): boolean {
  if (one.origin === other.origin) return true;
  if (isLoopback(one) || isLoopback(other) || one.protocol !== other.protocol) return false;
  const domain = ({ hostname }: URL) => hostname.split('.').slice(1).join('.');
  return one.port === other.port && domain(one).includes('.') && domain(one) === domain(other);
}
