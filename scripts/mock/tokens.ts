import { hashOf, randomText } from './secrets.ts';
import type { Workspace } from './workspace.ts';

export type TokenKind = 'access' | 'refresh' | 'personal';

/** What a token stands for. The token itself is not kept, only its hash. */
export interface Grant {
  readonly kind: TokenKind;
  readonly workspace: Workspace;
  readonly userId: number;
  /** Client id of the application; a personal token counts as an application of its own: `personal:HASH`. */
  readonly application: string;
  /** All tokens that descend from one login (RFC 9700 section 4.14.2). */
  readonly family: string;
  /** What its owner calls a personal token. */
  readonly name: string | null;
  /** Milliseconds on the workspace's clock. */
  readonly issuedAt: number;
  /** Milliseconds on the workspace's clock; the token is dead from this instant on. */
  readonly expiresAt: number;
  readonly hash: string;
  revoked: boolean;
}

/** What a new token is issued for. `token` fixes its text; without it, it is random. */
export interface GrantRequest {
  kind: TokenKind;
  workspace: Workspace;
  userId: number;
  /** Client id; leave out for a personal token. */
  application?: string;
  /** Life in seconds on the workspace's clock. */
  seconds: number;
  family?: string;
  name?: string;
  token?: string;
}

/** Up to this many tokens, dead ones are kept too, so that an answer can say that a token is expired or revoked. */
const SWEEP_FROM = 16_384;

/** Every token of every workspace, by the SHA-256 of its text. */
export class TokenStore {
  readonly #grants = new Map<string, Grant>();
  readonly #families = new Map<Workspace, Map<string, Grant[]>>();
  #sweepAt = SWEEP_FROM;

  /** Issues a token and returns its text, which nothing keeps. */
  issue(request: GrantRequest): { token: string; grant: Grant } {
    const token = request.token ?? randomText();
    const hash = hashOf(token);
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

  /** The grant of a token's text, also when it is expired or revoked. */
  find(token: string): Grant | undefined {
    return this.#grants.get(hashOf(token));
  }

  /** Ends every token that descends from the same login. */
  revokeFamily(workspace: Workspace, family: string): void {
    for (const each of this.#families.get(workspace)?.get(family) ?? []) each.revoked = true;
  }

  /** The personal tokens of a user that were not revoked, in the order of their making. */
  personal(workspace: Workspace, userId: number): Grant[] {
    const grants = [...(this.#families.get(workspace)?.values() ?? [])].flat();
    return grants.filter((each) => each.kind === 'personal' && each.userId === userId && !each.revoked);
  }

  /** Forgets every token of a workspace. */
  drop(workspace: Workspace): void {
    for (const grants of this.#families.get(workspace)?.values() ?? []) {
      for (const grant of grants) this.#grants.delete(grant.hash);
    }
    this.#families.delete(workspace);
    this.#sweepAt = Math.max(SWEEP_FROM, this.#grants.size * 2);
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

  /** Forgets what no answer depends on any more; run each time the number of tokens has doubled. */
  #sweep(): void {
    for (const families of this.#families.values()) {
      for (const [name, family] of families) {
        const kept = family.some(isAlive) ? family.filter(matters) : [];
        if (kept.length > 0) families.set(name, kept);
        else families.delete(name);
        const known = new Set(kept);
        for (const grant of family) if (!known.has(grant)) this.#grants.delete(grant.hash);
      }
    }
    this.#sweepAt = Math.max(SWEEP_FROM, this.#grants.size * 2);
  }
}

/** In a living family a rotated refresh token still matters: its reuse ends the family. */
function matters(grant: Grant): boolean {
  return isAlive(grant) || (grant.kind === 'refresh' && !isExpired(grant));
}

/** True while a token may be used: not revoked and not past its life on the workspace's clock. */
export function isAlive(grant: Grant): boolean {
  return !grant.revoked && !isExpired(grant);
}

/** True once a token is past its life on the workspace's clock. */
export function isExpired(grant: Grant): boolean {
  return grant.workspace.clock.now() >= grant.expiresAt;
}
