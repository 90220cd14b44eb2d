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

  /** A caller with recomputed roles: a write may have changed the records that the user manages. */
  withCurrentRoles(): Caller {
    return new Caller(this.user, this.workspace, this.policy);
  }

  /** One column for an owner or admin; for a member one for each manager role, or else the plain member's. */
  get roles(): Actor[] {
    this.#roles ??= this.policy.resolveRoles(this.user, this.workspace);
    return this.#roles;
  }

  /** The records that the caller manages in a role; undefined for a column that is not a manager role. */
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
