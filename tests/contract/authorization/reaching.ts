import type { Relation } from '../../fixtures/actor-places.ts';
import { type Answer, expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import { contract, type SignedIn } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/oracle-facts.ts';
import type { Things } from '../../fixtures/reach/things.ts';
import { TRIES, type Try } from '../../fixtures/reach/tries.ts';
import { refused } from '../../fixtures/refusals.ts';
import { cellOf } from './cells.ts';
import { rowOf, SIGHTS } from './fact-sheet.ts';
import { DOING } from './operations.ts';
import { takesIn } from './outcome.ts';
import { nameOf } from './words.ts';

export const MANAGERS = ['group-manager', 'project-manager', 'direct-manager'] as const;

/** How each of the things belongs to the actor; what is not named is beyond his reach. */
export type Ties = Partial<Record<Try['on'], Relation>>;

/** He manages each of the things. */
export const ALL: Ties = {
  member: 'scope',
  client: 'scope',
  group: 'scope',
  project: 'scope',
  entry: 'scope',
  work: 'scope',
};

/** Fields that are shown with what he manages: of which of the things, and the row of the fact sheet. */
const SHOWN: [read: string, field: string, on: Try['on'], row: string][] = [
  ['getMember', 'hourly_rate', 'member', 'hourly rate of a member'],
  ['getProject', 'hourly_rate', 'project', 'hourly rate of a project'],
  ['getProject', 'client_id', 'project', 'client id of a project'],
  ['getEntry', 'revenue', 'entry', 'revenue of an entry'],
  ['getEntry', 'client_id', 'project', 'client id of an entry'],
];

/** Operations that a manager may call on what he manages, in the order of the tries. */
export function operationsInScope(actor: SignedIn): string[] {
  const missing = contract.operations.filter(({ id }) => isInScope(id) && !TRIES[id]).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`missing contract test: ${missing.join(', ')}`);
  return Object.keys(TRIES).filter((id) => contract.byId.has(id) && isScopeOf(id, actor));
}

const isInScope = (id: string): boolean => MANAGERS.some((actor) => isScopeOf(id, actor));
const isScopeOf = (id: string, actor: SignedIn): boolean => cellOf(id, actor).reach.includes('scope');

/** Who reaches which things, by trying out every operation whose reach goes by what he manages. */
export class Reaching {
  constructor(
    private readonly me: Client,
    private readonly actor: SignedIn,
    private readonly things: Things,
  ) {}

  /**
   * He reaches what these ties say, and only that. `isEnd`: things need not be there any more afterwards;
   * `isBrief`: it is enough to ask for each of them.
   */
  async isBy(ties: Ties, { isEnd = false, isBrief = false, without = [] as string[] } = {}): Promise<void> {
    for (const id of operationsInScope(this.actor)) {
      const { on, isLast = false } = TRIES[id] as Try;
      const isMeant = takesIn(cellOf(id, this.actor).reach, ties[on] ?? 'beyond');
      if (without.includes(id) || (isLast && isMeant && !isEnd) || (isBrief && !id.startsWith('get')))
        continue;
      await this.#try(id, isMeant, ties);
    }
  }

  async #try(id: string, isMeant: boolean, ties: Ties): Promise<void> {
    const { input, find } = TRIES[id] as Try;
    const answer = await this.me.send(id, input(this.things));
    const isReached = find ? isListed(answer, find.field, find.id(this.things)) : isDone(answer);
    const says = (can: boolean) => `${can ? 'can' : 'cannot'} ${DOING[id]?.to}`;
    expectSame(
      answer,
      `${nameOf(this.actor)} reaches what he manages, and only that`,
      says(isMeant),
      says(isReached),
    );
    if (isReached && !find) this.#shows(answer, ties);
  }

  #shows(answer: Answer, ties: Ties): void {
    const { data } = answer.body as { data: Fields };
    for (const [read, field, on, row] of SHOWN) {
      if (read !== answer.operation.id) continue;
      const isMeant = takesIn(rowOf(SIGHTS, row).cells[this.actor].reach, ties[on] ?? 'beyond');
      expectSame(answer, `${nameOf(this.actor)} sees the ${row} that he manages`, isMeant, field in data);
    }
  }
}

function isDone(answer: Answer): boolean {
  if (answer.status === answer.operation.success.status) return true;
  refused(answer);
  return false;
}

function isListed(answer: Answer, field: string, id: number): boolean {
  if (!isDone(answer)) return false;
  return (answer.body as { data: Fields[] }).data.some((record) => record[field] === id);
}
