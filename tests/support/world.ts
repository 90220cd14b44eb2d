import { onTestFinished } from 'vitest';
import { Client } from './client.ts';
import type { SignedIn } from './contract.ts';
import { identityOf, live } from './live/settings.ts';
import { liveWorkspace } from './live/workspace.ts';
import { discard } from './silence.ts';
import { control } from './target.ts';

/** What may be set for a fresh workspace. */
export interface Settings {
  plan?: string;
  allow_third_party_apps?: boolean;
  refresh_reuse?: 'revoke' | 'reject';
}

interface Created {
  id: string;
  now: string;
  users: Record<SignedIn, { user_id: number; name: string; email: string }>;
  tokens: Record<SignedIn, string>;
  apps: Record<string, string>;
}

/** A token pair as the control issues it without a login. */
export interface IssuedToken {
  access_token: string;
  token_type: string;
  expires_in: number;
  refresh_token?: string;
}

/** A workspace of a test's own: its users, data, settings and clock, which stands until it is moved. */
export class World {
  constructor(private readonly created: Created) {}

  get id(): string {
    return this.created.id;
  }

  /** Client ids by application name. */
  get apps(): Record<string, string> {
    return this.created.apps;
  }

  /** The user id of an actor. */
  userId(actor: SignedIn): number {
    return this.created.users[actor].user_id;
  }

  /** The ready personal token of an actor. */
  token(actor: SignedIn): string {
    return this.created.tokens[actor];
  }

  /** Whether there is a token of that actor: on the mock of each, on live of those who were given. */
  has(actor: SignedIn): boolean {
    return !live || identityOf(actor) !== undefined;
  }

  /** Calls as that actor with his personal token; `anonymous` has none. */
  as(actor: SignedIn | 'anonymous'): Client {
    return new Client(actor, actor === 'anonymous' ? undefined : this.token(actor));
  }

  /** A control call for this workspace. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    return control<T>(method, `${path}?workspace=${this.id}`, body);
  }

  /** Moves the clock on. */
  async advance(seconds: number): Promise<void> {
    await this.control('PATCH', 'clock', { advance: seconds });
  }

  /** Sets plan, third-party switch, locked day and the like. */
  async set(settings: Settings & { locked_until?: string | null }): Promise<void> {
    await this.control('PATCH', 'workspace', settings);
  }

  /** A token without a login. */
  issueToken(request: {
    user: SignedIn | number;
    app?: string;
    kind?: string;
    expires_in?: number;
  }): Promise<IssuedToken> {
    return this.control('POST', 'tokens', request);
  }
}

/** A fresh workspace that goes away with the test. */
export async function newWorld(settings: Settings = {}): Promise<World> {
  const world = await lastingWorld(settings);
  onTestFinished(() => discard(control('DELETE', `workspaces/${world.id}`)));
  return world;
}

/** A fresh workspace that stays until the mock ends, for tests that leave it as it is. */
export async function lastingWorld(settings: Settings = {}): Promise<World> {
  return new World(await control<Created>('POST', 'workspaces', settings));
}

const CALLS_PER_SHARED_WORLD = 150;
const liveWorld = live && new World(liveWorkspace());
let shared: { world: Promise<World>; uses: number } | undefined;

/** A workspace that several tests read and none changes; another one in good time before its budget is gone. */
export function sharedWorld(): Promise<World> {
  if (liveWorld) return Promise.resolve(liveWorld);
  if (!shared || shared.uses >= CALLS_PER_SHARED_WORLD) shared = { world: lastingWorld(), uses: 0 };
  shared.uses += 1;
  return shared.world;
}
