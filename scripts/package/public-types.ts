/// <reference lib="esnext.disposable" preserve="true" />
// The declarations of the package are self-contained: they use no types of the rest of the project.

/** A seeded user of a workspace, named by role. */
export type Actor =
  | 'owner'
  | 'admin'
  | 'group-manager'
  | 'project-manager'
  | 'direct-manager'
  | 'member'
  | 'other-member';

/** How a mock starts. */
export interface MockOptions {
  /** Port to listen on. Default: 0, any free one. */
  port?: number;
  /** Address to listen on. Default: `127.0.0.1`. */
  host?: string;
  /** Plan of every workspace that is not created with another one; it sets the rate limit. Default: `business`. */
  plan?: string;
  /** Lifetime of an access token in seconds. Default: the contract's. */
  accessTokenTtl?: number;
  /** Limit of `limit` requests per `windowSeconds`, whatever the plan. */
  rateLimit?: { limit: number; windowSeconds: number };
  /** Path of another contract document. Default: the project's, else the one of the package. */
  spec?: string;
  /** Networks from which the control API is reached, besides this machine: `['172.16.0.0/12']`. */
  controlFrom?: string[];
  /** Names of faults to inject; `timeneye-contract mock --list-faults` prints them. */
  faults?: string[];
  /** Turn a response that violates the contract document into a 500 that says how. Default: false. */
  validateResponses?: boolean;
  /** Called with a line for each request: method, path and status. */
  log?: (line: string) => void;
}

/** The settings of a workspace, which can be changed at any time. */
export interface WorkspaceSettings {
  /** The plan, which sets the rate limit. */
  plan: string;
  /** Whether OAuth clients may use the workspace. */
  allowThirdPartyApps: boolean;
  /** What reuse of a rotated refresh token does: revoke the token family (RFC 9700), or only fail. */
  refreshReuse: 'revoke' | 'reject';
  /** Time on this day and before it is locked, `2026-03-01`; null locks nothing. */
  lockedUntil: string | null;
}

/** How a workspace starts. */
export interface WorkspaceOptions extends Partial<Omit<WorkspaceSettings, 'lockedUntil'>> {
  /** Whether its clock runs with the machine's. Default: false, the clock is frozen until you advance it. */
  runningClock?: boolean;
}

/** The time of a workspace. */
export interface ClockState {
  /** `2026-03-02T09:00:00Z` */
  now: string;
  running: boolean;
}

/** Moves token lifetimes, rate-limit windows, timers and timestamps of one workspace. */
export interface Clock {
  read(): Promise<ClockState>;
  /** Advances the time by that many seconds. */
  advance(seconds: number): Promise<ClockState>;
  /** Sets the time, `2026-03-02T09:00:00Z`. */
  set(now: string): Promise<ClockState>;
  freeze(): Promise<ClockState>;
  run(): Promise<ClockState>;
}

/** A user of a workspace. */
export interface User {
  user_id: number;
  name: string;
  email: string;
}

/** A token to issue without a login. */
export interface TokenRequest {
  /** An actor or a user id. */
  user: Actor | number;
  /** Client id or name of an OAuth client. Default: `mock-app`. */
  app?: string;
  /** Default: `access`, a token of the OAuth client. */
  kind?: 'access' | 'personal';
  /** Lifetime in seconds. Default: the contract's. */
  expires_in?: number;
}

/** A token response as OAuth has it (RFC 6749 section 5.1). */
export interface TokenResponse {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  refresh_token?: string;
}

/** Users, records, tokens, OAuth clients, settings, rate limits, clock and faults, isolated from other workspaces. */
export interface Workspace {
  readonly id: string;
  /** `http://127.0.0.1:4010` */
  readonly origin: string;
  /** The origin with the path of the API: `http://127.0.0.1:4010/api/v1`. The token selects the workspace. */
  readonly baseUrl: string;
  /** Its time when it was created, `2026-03-02T09:00:00Z`. */
  readonly now: string;
  readonly users: Record<Actor, User>;
  /** A personal token for each actor, valid for a year. */
  readonly tokens: Record<Actor, string>;
  /** Client ids by name: `mock-app` and `other-app`. */
  readonly apps: Record<string, string>;
  readonly clock: Clock;
  issueToken(request: TokenRequest): Promise<TokenResponse>;
  /** Changes some settings and returns all of them. */
  configure(settings: Partial<WorkspaceSettings>): Promise<WorkspaceSettings>;
  /** Sets the requests left in the current rate-limit window; without `app` those of the personal token. */
  setRemaining(request: { user: Actor | number; app?: string; remaining: number }): Promise<void>;
  /** Injects these faults and no others. */
  injectFaults(faults: string[]): Promise<void>;
  /** Restores the initial state. */
  reset(): Promise<void>;
}

/** A workspace that can be deleted: any but the default one. */
export interface CreatedWorkspace extends Workspace {
  delete(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A mock that listens. It is a workspace itself: `default`, with the tokens `mock-owner` to `mock-other-member`. */
export interface RunningMock extends Workspace {
  /** Creates a workspace, seeded like every other. */
  workspace(options?: WorkspaceOptions): Promise<CreatedWorkspace>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
