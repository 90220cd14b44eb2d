import { createHash } from 'node:crypto';

/** The syntax of code challenges and code verifiers (RFC 7636 sections 4.1 and 4.2). */
export function isChallengeOrVerifier(text: string): boolean {
  return /^[\w.~-]{43,128}$/.test(text);
}

/** Whether the S256 code challenge was derived from this code verifier (RFC 7636 section 4.6). */
export function verifyCodeChallenge(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
