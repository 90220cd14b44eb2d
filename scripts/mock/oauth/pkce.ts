import { createHash } from 'node:crypto';
import { point } from '../faults/point.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './parameters.ts';

/** Challenge and verifier have the same form (RFC 7636 sections 4.1 and 4.2). */
const FORM = /^[\w.~-]{43,128}$/;

/** The challenge of an authorization request. S256 only: the article asks for it, and RFC 9700 2.1.1 for no less. */
export const challengeOf = point(function challengeOf(parameters: Parameters): string {
  const challenge = parameters.require('code_challenge');
  if (parameters.get('code_challenge_method') !== 'S256') throw new OAuthError('notS256');
  if (!FORM.test(challenge)) throw new OAuthError('malformedChallenge');
  return challenge;
});

/** The verifier of a token request. */
export const verifierOf = point(function verifierOf(parameters: Parameters): string {
  const verifier = parameters.require('code_verifier');
  if (!FORM.test(verifier)) throw new OAuthError('malformedVerifier');
  return verifier;
});

/** Whether the verifier is what the challenge was made of (RFC 7636 section 4.6). */
export const fits = point(function fits(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
});
