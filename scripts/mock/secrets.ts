import { hash as hashAtOnce, randomBytes } from 'node:crypto';

/** A random token or code: 192 bits, safe in URLs and headers. */
export function randomText(): string {
  return randomBytes(24).toString('base64url');
}

/** Hashes a secret with SHA-256; the mock stores secrets only in this form. */
export function hashSecret(secret: string): string {
  return hashAtOnce('sha256', secret, 'base64url');
}
