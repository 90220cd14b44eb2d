import type { RecordBuilder } from '../../fixtures/access/records.ts';
import { TRIES, type Try } from '../../fixtures/access/tries.ts';
import type { Relation } from '../../fixtures/actor-locations.ts';
import type { Client } from '../../fixtures/client.ts';
import { contract, type SignedInActor } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/oracle.ts';
import { rejected } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { visibilityOf } from './fields.ts';
import { CALL } from './operations.ts';
import { includes } from './outcome.ts';
import { permissionOf } from './permissions.ts';
import { nameOf } from './words.ts';

export const MANAGERS = ['group-manager', 'project-manager', 'direct-manager'] as const;

/** How each of the records belongs to the actor; what is not named is inaccessible. */
export type Ties = Partial<Record<Try['on'], Relation>>;

/** They manage each of the records. */
export const ALL: Ties = {
  member: 'managed',
  client: 'managed',
  group: 'managed',
  project: 'managed',
  entry: 'managed',
  work: 'managed',
};

/** Fields that are shown with what they manage: of which of the records, and as titles name it. */
const SHOWN: [read: string, field: string, on: Try['on'], what: string][] = [
  ['getMember', 'hourly_rate', 'member', 'hourly rate of a member'],
  ['getProject', 'hourly_rate', 'project', 'hourly rate of a project'],
  ['getProject', 'client_id', 'project', 'client id of a project'],
  ['getEntry', 'revenue', 'entry', 'revenue of an entry'],
  ['getEntry', 'client_id', 'project', 'client id of an entry'],
];

/** Operations that a manager may call on what they manage, in the order of the tries. */
export function reachableOperations(actor: SignedInActor): string[] {
  const missing = contract.operations
    .filter(({ id }) => isManagedRecord(id) && !TRIES[id])
    .map(({ id }) => id);
  if (missing.length > 0) throw new Error(`missing contract test: ${missing.join(', ')}`);
  return Object.keys(TRIES).filter((id) => contract.byId.has(id) && isManagedBy(id, actor));
}

const isManagedRecord = (id: string): boolean => MANAGERS.some((actor) => isManagedBy(id, actor));
const isManagedBy = (id: string, actor: SignedInActor): boolean =>
  permissionOf(id, actor).access.includes('managed');

/** Access of managers to records, by trying out every operation whose access depends on what they manage. */
export class Reaching {
  constructor(
    private readonly me: Client,
    private readonly actor: SignedInActor,
    private readonly records: RecordBuilder,
  ) {}

  /**
   * They have access to what these relations say, and only that. `isEnd`: the records may be gone afterwards;
   * `isBrief`: it is enough to ask for each of them.
   */
  async isBy(ties: Ties, { isEnd = false, isBrief = false, without = [] as string[] } = {}): Promise<void> {
    // Who manages nothing any more is a plain member.
    const role = Object.values(ties).includes('managed') ? this.actor : 'member';
    for (const id of reachableOperations(this.actor)) {
      const { on, isLast = false } = TRIES[id] as Try;
      const isMeant = includes(permissionOf(id, role).access, ties[on] ?? 'beyond');
      if (without.includes(id) || (isLast && isMeant && !isEnd) || (isBrief && !id.startsWith('get')))
        continue;
      await this.#try(id, isMeant, ties);
    }
  }

  async #try(id: string, isMeant: boolean, ties: Ties): Promise<void> {
    const { input, find } = TRIES[id] as Try;
    const response = await this.me.send(id, input(this.records));
    const isAccessible = find ? isListed(response, find.field, find.id(this.records)) : isDone(response);
    const says = (can: boolean) => `${can ? 'can' : 'cannot'} ${CALL[id]?.to}`;
    expectSame(
      response,
      `${nameOf(this.actor)} has access to what they manage, and only that`,
      says(isMeant),
      says(isAccessible),
    );
    if (isAccessible && !find) this.#shows(response, ties);
  }

  #shows(response: ApiResponse, ties: Ties): void {
    const { data } = response.body as { data: Fields };
    for (const [read, field, on, what] of SHOWN) {
      if (read !== response.operation.id) continue;
      const isMeant = includes(visibilityOf(what, this.actor).access, ties[on] ?? 'beyond');
      expectSame(response, `${nameOf(this.actor)} sees the ${what} that they manage`, isMeant, field in data);
    }
  }
}

function isDone(response: ApiResponse): boolean {
  if (response.status === response.operation.success.status) return true;
  rejected(response);
  return false;
}

function isListed(response: ApiResponse, field: string, id: number): boolean {
  if (!isDone(response)) return false;
  return (response.body as { data: Fields[] }).data.some((record) => record[field] === id);
}
