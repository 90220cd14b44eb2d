import { hashSecret, randomText } from '../secrets.ts';

/** Access that a user granted to an application, until the application exchanges the code. */
export interface GrantedCode {
  readonly clientId: string;
  readonly userId: number;
  readonly redirectUri: string;
  /** Whether the request named the redirect URI. If so, the token request must repeat it (RFC 6749 section 4.1.3). */
  readonly redirectUriSent: boolean;
  readonly challenge: string;
  /** Milliseconds on the workspace's clock. */
  readonly expiresAt: number;
  /** The token family that the code was exchanged for; a second use revokes it. */
  exchangedFor?: string;
}

const SWEEP_FROM = 1024;

/** The authorization codes of one workspace, by the SHA-256 of their text. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, GrantedCode>();
  #sweepAt = SWEEP_FROM;

  /** Issues a code and returns its text, which is not stored. `now` is the workspace's time. */
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
    this.#sweepAt = Math.max(SWEEP_FROM, this.#codes.size * 2);
  }
}
