import { OAuthError } from './errors.ts';
import type { Parameters } from './parameters.ts';
import { isChallengeOrVerifier } from './pkce.ts';
import { isRegisteredRedirectUri } from './redirect-uri.ts';

/** Policy: what an authorization request has to bring. */
export interface AuthorizationCheck {
  /** Whether a response may go there: one of the client's registered URIs. */
  isRegisteredRedirectUri(uri: string, registered: readonly string[]): boolean;
  /** The code challenge of the request; an OAuthError says what is wrong with it. */
  codeChallenge(parameters: Parameters): string;
}

export const authorizationCheck: AuthorizationCheck = {
  isRegisteredRedirectUri,

  /** S256 only: the article asks for it, and RFC 9700 section 2.1.1 for no less. */
  codeChallenge(parameters) {
    const challenge = parameters.require('code_challenge');
    if (parameters.get('code_challenge_method') !== 'S256') throw new OAuthError('notS256');
    if (!isChallengeOrVerifier(challenge)) throw new OAuthError('malformedChallenge');
    return challenge;
  },
};
