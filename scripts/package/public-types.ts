/// <reference lib="esnext.disposable" preserve="true" />
// The public types of the package; they import nothing from the rest of the project.

/** A seeded user of a workspace, named by role. */
export type Actor =
  | 'owner'
  | 'admin'
  | 'group-manager'
  | 'project-manager'
  | 'direct-manager'
  | 'member'
  | 'other-member';

/** The options of `startMock`. */
export interface MockOptions {
  /** Port to listen on. Default: 0, which picks a free port. */
  port?: number;
  /** Host to listen on. Default: `127.0.0.1`. */
  host?: string;
  /** Default pricing plan of the workspaces, which sets the rate limit. Default: `business`. */
  plan?: string;
  /** Lifetime of an access token in seconds. Default: the contract's. */
  accessTokenTtl?: number;
  /** A rate limit of `limit` requests per `windowSeconds`, regardless of the pricing plan. */
  rateLimit?: { limit: number; windowSeconds: number };
  /** Path of a contract document. Default: the project's document, or else the document of the package. */
  spec?: string;
  /** Networks that may use the control API, in addition to this machine: `['172.16.0.0/12']`. */
  controlFrom?: string[];
  /** Names of faults to inject; `timeneye-contract mock --list-faults` prints them. */
  faults?: string[];
  /** Replace responses that violate the contract document by a 500 that names the violation. Default: false. */
  validateResponses?: boolean;
  /** Called with a line for each request: method, path and status. */
  log?: (line: string) => void;
}

/** The settings of a workspace, which can be changed at any time. */
export interface WorkspaceSettings {
  /** The pricing plan, which sets the rate limit. */
  plan: string;
  /** Whether OAuth clients may use the workspace. */
  allowThirdPartyApps: boolean;
  /** The effect of reusing a rotated refresh token: revoke the token family (RFC 9700), or only reject the request. */
  refreshReuse: 'revoke' | 'reject';
  /** The last locked day, such as `2026-03-01`; null disables locking. */
  lockedUntil: string | null;
}

/** The initial settings of a workspace. */
export interface WorkspaceOptions extends Partial<Omit<WorkspaceSettings, 'lockedUntil'>> {
  /** Whether the clock runs with the machine's clock. Default: false, a frozen clock that you advance. */
  runningClock?: boolean;
}

/** The time of a workspace. */
export interface ClockState {
  /** `2026-03-02T09:00:00Z` */
  now: string;
  running: boolean;
}

/** Controls the time of a workspace: token lifetimes, rate-limit windows, timers and timestamps follow it. */
export interface Clock {
  read(): Promise<ClockState>;
  /** Advances the time by a number of seconds. */
  advance(seconds: number): Promise<ClockState>;
  /** Sets the time, for example to `2026-03-02T09:00:00Z`. */
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
  /** An actor or a user ID. */
  user: Actor | number;
  /** Client ID or name of an OAuth client. Default: `mock-app`. */
  app?: string;
  /** Default: `access`, a token of the OAuth client. */
  kind?: 'access' | 'personal';
  /** Lifetime in seconds. Default: the contract's. */
  expires_in?: number;
}

/** An OAuth token response (RFC 6749 section 5.1). */
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
  /** The time of the workspace when it was created, `2026-03-02T09:00:00Z`. */
  readonly now: string;
  readonly users: Record<Actor, User>;
  /** A personal token for each actor, valid for a year. */
  readonly tokens: Record<Actor, string>;
  /** Client IDs by name: `mock-app` and `other-app`. */
  readonly apps: Record<string, string>;
  readonly clock: Clock;
  issueToken(request: TokenRequest): Promise<TokenResponse>;
  /** Changes some settings and returns all of them. */
  configure(settings: Partial<WorkspaceSettings>): Promise<WorkspaceSettings>;
  /** Sets the remaining requests of the current rate-limit window. Default of `app`: the initial personal token. */
  setRemaining(request: { user: Actor | number; app?: string; remaining: number }): Promise<void>;
  /** Injects these faults and no others. */
  injectFaults(faults: string[]): Promise<void>;
  /** Restores the initial state. */
  reset(): Promise<void>;
}

/** A created workspace, which can be deleted, unlike the default workspace. */
export interface CreatedWorkspace extends Workspace {
  delete(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A running mock. It is also its default workspace, with the tokens `mock-owner` to `mock-other-member`. */
export interface RunningMock extends Workspace {
  /** Creates a workspace with the initial data. */
  workspace(options?: WorkspaceOptions): Promise<CreatedWorkspace>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
