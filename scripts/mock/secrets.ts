import { hash as hashAtOnce, randomBytes } from 'node:crypto';

/** A token's or code's random text: 192 bits, safe in URLs and headers. */
export function randomText(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256 of a secret's text; the only form in which the mock keeps one. */
export function hashOf(secret: string): string {
  return hashAtOnce('sha256', secret, 'base64url');
}
