import { Problem } from '../problems.ts';
import type { Grant } from '../tokens.ts';
import { isExpired } from '../tokens.ts';

/** Policy: which credentials are valid. */
export interface TokenCheck {
  /** Parses the token of the Authorization header; throws a 401 Problem that names the error. */
  parseBearerToken(headers: string[]): string;
  /** Returns the grant if its token is valid; otherwise throws a 401 Problem. */
  requireValidGrant(grant: Grant | undefined): Grant;
}

export const tokenCheck: TokenCheck = {
  /** The scheme is case-insensitive (RFC 9110 section 11.1). */
  parseBearerToken(headers) {
    const [header = '', ...others] = headers;
    if (header.trim() === '') throw unauthenticated();
    if (others.some((other) => other !== header))
      throw unauthenticated('There are several Authorization headers.');
    const [scheme = '', token = '', ...rest] = header.trim().split(/\s+/);
    if (scheme.toLowerCase() !== 'bearer') {
      throw unauthenticated(
        token === '' ? 'The token has no scheme: put "Bearer" before it.' : 'The scheme is not Bearer.',
      );
    }
    if (token === '') throw unauthenticated('There is no token after "Bearer".');
    if (token.toLowerCase() === 'bearer') throw unauthenticated('The word "Bearer" is repeated.');
    if (rest.length > 0) throw unauthenticated('There is more than one word after "Bearer".');
    return token;
  },

  requireValidGrant(grant) {
    if (!grant || grant.kind === 'refresh') throw unauthenticated('The access token is unknown.');
    if (grant.revoked) throw unauthenticated('The access token is revoked.');
    if (isExpired(grant)) throw unauthenticated('The access token is expired.');
    const user = grant.workspace.store.tables.member.get(grant.userId);
    if (!user || user.is_active === 0) throw unauthenticated('The user is deactivated.');
    return grant;
  },
};

/** The 401 Problem; without a hint, for a request without credentials, it has no error code (RFC 6750 section 3.1). */
export function unauthenticated(hint?: string): Problem {
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
