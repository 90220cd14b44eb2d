import type { Actor } from '../contract/contract.ts';
import type { Application } from './applications.ts';
import { createInitialApplications } from './applications.ts';
import { Clock } from './clock.ts';
import { AuthorizationCodes } from './oauth/codes.ts';
import { RateWindows } from './rate-windows.ts';
import { IDS_PER_WORKSPACE, type SeededActor, seed } from './seed.ts';
import { findWorkspaceNumber } from './seed-emails.ts';
import { Store } from './store/store.ts';

/** The settings that owners and admins can change, and the pricing plan. */
export interface WorkspaceSettings {
  /** The pricing plan: a key of `x-rate-limits.plans` in the contract document. */
  plan: string;
  allowThirdPartyApps: boolean;
  /**
   * Effect of reusing a rotated refresh token: revoke its family (RFC 9700) or only reject it. Default: the contract's.
   */
  refreshReuse?: 'revoke' | 'reject';
  /** Time on and before this day is locked; null disables locking. */
  lockedUntil: string | null;
}

/** The data of one customer: users, applications, records, settings, rate windows and clock. */
export class Workspace {
  readonly idBase: number;
  readonly clock: Clock;
  store!: Store;
  settings!: WorkspaceSettings;
  applications!: Map<string, Application>;
  codes!: AuthorizationCodes;
  rateWindows!: RateWindows;
  /** User IDs of the actors. */
  actors!: Map<SeededActor, number>;
  #actorOfUser!: Map<number, Actor>;

  /** `number` counts the workspaces of a mock; 0 is the default workspace. */
  constructor(
    readonly id: string,
    readonly number: number,
    runningClock: boolean,
    private readonly initial: Omit<WorkspaceSettings, 'lockedUntil'>,
    /** Every workspace of the mock. */
    private readonly all: () => Iterable<Workspace> = () => [],
  ) {
    this.idBase = number * IDS_PER_WORKSPACE;
    this.clock = new Clock(runningClock);
    this.restore();
  }

  /** Restores the initial state of the workspace, including its clock. */
  reset(): void {
    this.clock.reset();
    this.restore();
  }

  /** The actor of a member without a manager role: `other-member` for that seeded user, or else `member`. */
  findMemberActor(userId: number): Actor {
    return this.#actorOfUser.get(userId) === 'other-member' ? 'other-member' : 'member';
  }

  /**
   * Whether an email, compared case-insensitively, belongs to another workspace: it can be in one only (source:
   * help-team). The seeded emails of another workspace belong to it even before it is created and after a reset.
   */
  isEmailElsewhere(email: string): boolean {
    const address = String(email).toLowerCase();
    if ((findWorkspaceNumber(address) ?? this.number) !== this.number) return true;
    for (const workspace of this.all()) {
      if (workspace === this) continue;
      for (const member of workspace.store.tables.member.values()) {
        if (String(member.email).toLowerCase() === address) return true;
      }
    }
    return false;
  }

  private restore(): void {
    this.store = new Store(this.idBase);
    const { actors, lockedUntil } = seed(this.store, this.clock.now());
    this.actors = actors;
    this.#actorOfUser = new Map([...actors].map(([actor, id]) => [id, actor]));
    this.settings = { ...this.initial, lockedUntil };
    const suffix = this.number === 0 ? '' : `-${this.number}`;
    this.applications = new Map(createInitialApplications(suffix).map((each) => [each.client_id, each]));
    this.codes = new AuthorizationCodes();
    this.rateWindows = new RateWindows();
  }
}
