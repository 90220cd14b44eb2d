import { Caller } from '../access/caller.ts';
import { unauthenticated } from '../access/token-check.ts';
import type { Api } from '../api.ts';
import type { MockRequest } from '../http.ts';
import { Problem } from '../problems.ts';
import type { Grant } from '../tokens.ts';

export interface Authenticated {
  caller: Caller;
  grant: Grant;
}

/** Identifies the caller by the bearer token (RFC 6750 section 2.1); 401 with WWW-Authenticate otherwise. */
export function authenticate({ tokens, contract, policies }: Api, request: MockRequest): Authenticated {
  const { tokenCheck, roles } = policies;
  const grant = tokenCheck.requireValidGrant(tokens.find(tokenCheck.parseBearerToken(request.authorization)));
  if (contract.tokens.third_party_off.status === 401 && isThirdPartyBlocked(grant)) {
    throw unauthenticated('The workspace does not allow third-party apps.');
  }
  const user = grant.workspace.store.tables.member.get(grant.userId);
  if (!user) throw unauthenticated('The user is deactivated.');
  return { caller: new Caller(user, grant.workspace, roles), grant };
}

/**
 * 403 while the workspace blocks third-party access, if the contract has 403 for it. Unlike a 401, the request counts
 * for the rate limit.
 */
export function blockThirdParty({ contract }: Api, grant: Grant): void {
  if (contract.tokens.third_party_off.status !== 401 && isThirdPartyBlocked(grant)) {
    throw new Problem('forbidden');
  }
}

/** Whether the workspace blocks third-party access. Personal tokens keep working. */
function isThirdPartyBlocked({ kind, workspace }: Grant): boolean {
  return kind !== 'personal' && !workspace.settings.allowThirdPartyApps;
}
