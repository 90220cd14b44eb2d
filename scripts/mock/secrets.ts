import { hash as hashAtOnce, randomBytes } from 'node:crypto';

/** The random text of a token or code: 192 bits, safe in URLs and headers. */
export function randomText(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256 of a secret; the only form in which the mock stores one. */
export function hashSecret(secret: string): string {
  return hashAtOnce('sha256', secret, 'base64url');
}
