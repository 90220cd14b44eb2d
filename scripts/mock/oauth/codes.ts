import { hashSecret, randomText } from '../secrets.ts';

/** The grant of an authorization code: the user, the application and the conditions of the exchange. */
export interface GrantedCode {
  readonly clientId: string;
  readonly userId: number;
  readonly redirectUri: string;
  /** Whether the request named the redirect URI. If so, the token request must repeat it (RFC 6749 section 4.1.3). */
  readonly redirectUriSent: boolean;
  readonly challenge: string;
  /** Milliseconds on the workspace's clock. */
  readonly expiresAt: number;
  /** The token family that the code was exchanged for; a second use of the code revokes this family. */
  exchangedFor?: string;
}

const MIN_SWEEP_SIZE = 1024;

/** The grants of the authorization codes of one workspace, by the SHA-256 hash of the code. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, GrantedCode>();
  #sweepAt = MIN_SWEEP_SIZE;

  /** Issues a code; only its hash is stored. `now` is the workspace's time. */
  issue(code: GrantedCode, now: number): string {
    const text = randomText();
    this.#codes.set(hashSecret(text), code);
    if (this.#codes.size >= this.#sweepAt) this.#sweep(now);
    return text;
  }

  /** The grant of a code, even if it is expired or used. */
  find(text: string): GrantedCode | undefined {
    return this.#codes.get(hashSecret(text));
  }

  /** Deletes expired codes; called whenever their number has doubled. */
  #sweep(now: number): void {
    for (const [hash, code] of this.#codes) if (now >= code.expiresAt) this.#codes.delete(hash);
    this.#sweepAt = Math.max(MIN_SWEEP_SIZE, this.#codes.size * 2);
  }
}
