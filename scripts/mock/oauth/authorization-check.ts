import { OAuthError } from './errors.ts';
import type { Parameters } from './oauth-parameters.ts';
import { isChallengeOrVerifier } from './pkce.ts';
import { isRegisteredRedirectUri } from './redirect-uri.ts';

/** Policy: which authorization requests are valid. */
export interface AuthorizationCheck {
  /** Whether the redirect URI is one of the client's registered URIs. */
  isRegisteredRedirectUri(uri: string, registered: readonly string[]): boolean;
  /** Reads the code challenge of the request; throws an OAuthError if it is invalid. */
  codeChallenge(parameters: Parameters): string;
}

export const authorizationCheck: AuthorizationCheck = {
  isRegisteredRedirectUri,

  /** Accepts only S256 (source: article; RFC 9700 section 2.1.1). */
  codeChallenge(parameters) {
    const challenge = parameters.require('code_challenge');
    if (parameters.get('code_challenge_method') !== 'S256') throw new OAuthError('notS256');
    if (!isChallengeOrVerifier(challenge)) throw new OAuthError('malformedChallenge');
    return challenge;
  },
};
