import type { Relation } from '../../fixtures/actor-places.ts';
import { type Attempt, attemptsAt } from '../../fixtures/actor-scenarios.ts';
import { targetsOf } from '../../fixtures/actor-targets.ts';
import { ACTORS, operationNamed } from '../../fixtures/contract.ts';
import type { Fields, Kind } from '../../fixtures/oracle-facts.ts';
import { refusedWith } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld } from '../../fixtures/world.ts';
import { cellOf, isRefused } from './cells.ts';
import { DOINGS, rowOf } from './fact-sheet.ts';
import { judge, type Outcome, takesIn, tryOut } from './outcome.ts';
import { canOrCannot, nameOf } from './words.ts';

/*
 * Rows of the fact sheet that are no operation of their own but a part of one, which not everyone may use who may
 * use the operation. Each row with each actor, on everything that he can try it on.
 */

type Attempts = (around: Surroundings) => Promise<Attempt[]>;

const CHECKS: [what: string, operation: string, attempts: Attempts][] = [
  ['deactivate a member', 'updateMember', changing('member', { is_active: 0 })],
  ['set an hourly rate', 'updateMember', changing('member', { hourly_rate: '70.00' })],
  ['set an hourly cost', 'updateMember', changing('member', { hourly_cost: '40.00' })],
  ['archive a project', 'updateProject', changing('project', { is_active: 0 })],
  ['create an entry for himself', 'createEntry', tracking((relation) => relation === 'own')],
  ['create an entry for another', 'createEntry', tracking((relation) => relation !== 'own')],
];

for (const [what, id, attempts] of CHECKS) {
  const operation = operationNamed(id);
  for (const actor of ACTORS) {
    const cell = rowOf(DOINGS, what).cells[actor];
    const callable = cellOf(id, actor);
    const sources = [operation.source, cell.source];
    const tryAll = async () => {
      const world = await newWorld();
      const around = new Surroundings(world, actor === 'anonymous' ? 'owner' : actor);
      const tries: { attempt: Attempt; outcome: Outcome }[] = [];
      for (const attempt of await attempts(around)) {
        tries.push({ attempt, outcome: await tryOut(world.as(actor), id, attempt) });
      }
      return tries;
    };

    sentence(canOrCannot(what, actor, cell.reach), sources, async () => {
      for (const { attempt, outcome } of await tryAll()) judge(outcome, attempt, cell.reach);
    });

    if (!isRefused(cell)) continue;
    const status = actor === 'anonymous' ? 401 : 403;
    const why = operation.responses[status]?.source ?? '';
    sentence(`${nameOf(actor)} who tries to ${what} gets ${status}`, [...sources, why], async () => {
      for (const { attempt, outcome } of await tryAll()) {
        const isSeen = isRefused(callable) || takesIn(callable.reach, attempt.relation);
        refusedWith(outcome.answer, isSeen ? status : attempt.refusal);
      }
    });
  }
}

/** A change of each record that the actor can try it on. */
function changing(kind: Kind, body: Fields): Attempts {
  return async (around) => {
    const targets = await Promise.all(targetsOf(kind, around, false).map(([, make]) => make()));
    return targets.map(({ ids, ...target }) => ({ ...target, input: { ids, body } }));
  };
}

function tracking(isMeant: (relation: Relation) => boolean): Attempts {
  return (around) => attemptsAt('createEntry', 'entry', around, isMeant);
}
