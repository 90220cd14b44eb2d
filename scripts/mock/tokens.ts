import { hashSecret, randomText } from './secrets.ts';
import type { Workspace } from './workspace.ts';

export type TokenKind = 'access' | 'refresh' | 'personal';

/** The grant of a token. Only the hash of the token itself is stored. */
export interface Grant {
  readonly kind: TokenKind;
  readonly workspace: Workspace;
  readonly userId: number;
  /** Client ID of the application. Each personal token counts as a separate client, `personal:HASH`. */
  readonly application: string;
  /** Identifies all tokens that descend from one login (RFC 9700 section 4.14.2). */
  readonly family: string;
  /** The name that the user gave to a personal token. */
  readonly name: string | null;
  /** Milliseconds on the workspace's clock. */
  readonly issuedAt: number;
  /** Milliseconds on the workspace's clock; from then on, the token is expired. */
  readonly expiresAt: number;
  readonly hash: string;
  revoked: boolean;
}

/** The properties of a token to issue. */
export interface GrantRequest {
  kind: TokenKind;
  workspace: Workspace;
  userId: number;
  /** Client id; absent for a personal token. */
  application?: string;
  /** Lifetime in seconds on the workspace's clock. */
  seconds: number;
  family?: string;
  name?: string;
  token?: string;
}

/**
 * Up to this number of tokens, invalid tokens are kept too, so that responses can distinguish expired and revoked
 * tokens from unknown tokens.
 */
const MIN_SWEEP_SIZE = 16_384;

/** The grants of all tokens of all workspaces, by the SHA-256 hash of the token. */
export class TokenStore {
  readonly #grants = new Map<string, Grant>();
  readonly #families = new Map<Workspace, Map<string, Grant[]>>();
  #sweepAt = MIN_SWEEP_SIZE;

  /** Issues a token; only its hash is stored. */
  issue(request: GrantRequest): { token: string; grant: Grant } {
    const token = request.token ?? randomText();
    const hash = hashSecret(token);
    const now = request.workspace.clock.now();
    const grant: Grant = {
      kind: request.kind,
      workspace: request.workspace,
      userId: request.userId,
      application: request.application ?? `personal:${hash.slice(0, 16)}`,
      family: request.family ?? hash,
      name: request.name ?? null,
      issuedAt: now,
      expiresAt: now + request.seconds * 1000,
      hash,
      revoked: false,
    };
    this.#keep(grant);
    return { token, grant };
  }

  /** The grant of a token, even if it is expired or revoked. */
  find(token: string): Grant | undefined {
    return this.#grants.get(hashSecret(token));
  }

  /** Revokes every token that descends from the same login. */
  revokeFamily(workspace: Workspace, family: string): void {
    for (const each of this.#families.get(workspace)?.get(family) ?? []) each.revoked = true;
  }

  /** The personal tokens of a user that were not revoked, oldest first. */
  listPersonal(workspace: Workspace, userId: number): Grant[] {
    const grants = [...(this.#families.get(workspace)?.values() ?? [])].flat();
    return grants.filter((each) => each.kind === 'personal' && each.userId === userId && !each.revoked);
  }

  /** Deletes every token of a workspace. */
  deleteAll(workspace: Workspace): void {
    for (const grants of this.#families.get(workspace)?.values() ?? []) {
      for (const grant of grants) this.#grants.delete(grant.hash);
    }
    this.#families.delete(workspace);
    this.#sweepAt = Math.max(MIN_SWEEP_SIZE, this.#grants.size * 2);
  }

  #keep(grant: Grant): void {
    this.#grants.set(grant.hash, grant);
    const families = this.#families.get(grant.workspace) ?? new Map<string, Grant[]>();
    this.#families.set(grant.workspace, families);
    const family = families.get(grant.family);
    if (family) family.push(grant);
    else families.set(grant.family, [grant]);
    if (this.#grants.size >= this.#sweepAt) this.#sweep();
  }

  /** Deletes tokens that no longer affect any response; called whenever the number of tokens has doubled. */
  #sweep(): void {
    for (const families of this.#families.values()) {
      for (const [name, family] of families) {
        const remaining = family.some(isAlive) ? family.filter(isNeeded) : [];
        if (remaining.length > 0) families.set(name, remaining);
        else families.delete(name);
        const remainingSet = new Set(remaining);
        for (const grant of family) if (!remainingSet.has(grant)) this.#grants.delete(grant.hash);
      }
    }
    this.#sweepAt = Math.max(MIN_SWEEP_SIZE, this.#grants.size * 2);
  }
}

/** Whether to keep a token. A rotated refresh token is kept, because its reuse revokes the family. */
function isNeeded(grant: Grant): boolean {
  return isAlive(grant) || (grant.kind === 'refresh' && !isExpired(grant));
}

/** Whether a token is valid: not revoked and not expired on the workspace's clock. */
export function isAlive(grant: Grant): boolean {
  return !grant.revoked && !isExpired(grant);
}

/** Whether a token is expired on the workspace's clock. */
export function isExpired(grant: Grant): boolean {
  return grant.workspace.clock.now() >= grant.expiresAt;
}
