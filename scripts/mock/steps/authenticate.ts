import type { Contract } from '../../spec/contract.ts';
import { Caller } from '../access/caller.ts';
import { point } from '../faults/point.ts';
import type { Request } from '../http.ts';
import { Problem } from '../problems.ts';
import { type Grant, isAlive, type Tokens } from '../tokens.ts';
import { isKeptOut } from './refuse-kept-out.ts';

export interface Authenticated {
  caller: Caller;
  grant: Grant;
}

/** Where tokens are looked up, and what the contract document says of them. */
interface Registry {
  tokens: Tokens;
  contract: Contract;
}

/** Finds who calls by the bearer token (RFC 6750 section 2.1); 401 with WWW-Authenticate otherwise. */
export const authenticate = point(function authenticate(
  { tokens, contract }: Registry,
  request: Request,
): Authenticated {
  const grant = tokens.find(bearerToken(request.authorization));
  if (!grant || grant.kind === 'refresh') throw unauthenticated('The access token is unknown.');
  if (grant.revoked) throw unauthenticated('The access token is revoked.');
  if (!isAlive(grant)) throw unauthenticated('The access token is expired.');
  if (contract.tokens.third_party_off.status === 401 && isKeptOut(grant)) {
    throw unauthenticated('The workspace does not allow third-party apps.');
  }
  const user = grant.workspace.store.tables.member.get(grant.userId);
  if (!user || user.is_active === 0) throw unauthenticated('The user is deactivated.');
  return { caller: new Caller(user, grant.workspace), grant };
});

/** The token of the one Authorization header; the scheme in any case (RFC 9110 section 11.1). */
export const bearerToken = point(function bearerToken(headers: string[]): string {
  const [header = '', ...others] = headers;
  if (header.trim() === '') throw unauthenticated();
  if (others.some((other) => other !== header))
    throw unauthenticated('There are several Authorization headers.');
  const [scheme = '', token = '', ...rest] = header.trim().split(/\s+/);
  if (scheme.toLowerCase() !== 'bearer') {
    throw unauthenticated(
      token === '' ? 'The token stands alone: write "Bearer" before it.' : 'The scheme is not Bearer.',
    );
  }
  if (token === '') throw unauthenticated('There is no token after "Bearer".');
  if (token.toLowerCase() === 'bearer') throw unauthenticated('The word "Bearer" stands twice.');
  if (rest.length > 0) throw unauthenticated('There is more than one word after "Bearer".');
  return token;
});

/** A request without credentials gets no error code (RFC 6750 section 3.1); others are told what is wrong. */
function unauthenticated(hint?: string): Problem {
  const challenge = 'Bearer realm="timeneye"';
  const description = hint?.replaceAll('"', "'");
  return new Problem('unauthenticated', {
    headers: {
      'WWW-Authenticate': description
        ? `${challenge}, error="invalid_token", error_description="${description}"`
        : challenge,
    },
  });
}
