import type { Actor } from '../../contract/contract.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';
import { isManagerRole, type ManagedRecords, type Roles } from './roles.ts';

/** A user of a workspace, with the columns of the permission matrix that hold for them. */
export class Caller {
  readonly #managed = new Map<Actor, ManagedRecords>();
  #roles: Actor[] | undefined;

  constructor(
    readonly user: MemberRow,
    readonly workspace: Workspace,
    private readonly policy: Roles,
  ) {}

  get id(): number {
    return this.user.user_id;
  }

  /** The same user after a write of their own, which may have changed what they manage. */
  afresh(): Caller {
    return new Caller(this.user, this.workspace, this.policy);
  }

  /** Owners and admins have one column; members have those of their roles, or else the plain member's. */
  get roles(): Actor[] {
    this.#roles ??= this.policy.resolveRoles(this.user, this.workspace);
    return this.#roles;
  }

  /** The records that the caller manages in that role; undefined for the columns that manage nothing. */
  managed(role: Actor): ManagedRecords | undefined {
    if (!isManagerRole(role)) return undefined;
    let managed = this.#managed.get(role);
    if (!managed) {
      managed = this.policy.findManagedRecords(role, this.id, this.workspace.store);
      this.#managed.set(role, managed);
    }
    return managed;
  }
}
