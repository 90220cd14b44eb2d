import { attemptsAt } from '../../../fixtures/actor-scenarios.ts';
import { SIGNED_IN, type SignedIn } from '../../../fixtures/contract.ts';
import { refusedWith } from '../../../fixtures/refusals.ts';
import { sentence } from '../../../fixtures/sentence.ts';
import { Surroundings } from '../../../fixtures/surroundings.ts';
import { newWorld } from '../../../fixtures/world.ts';
import { cellsOf, isRefused } from '../cells.ts';
import { judge, takesIn, tryOut } from '../outcome.ts';
import { sentenceOf } from '../words.ts';
import { observe } from './observe.ts';

/* Writes that an actor may make: he makes them as far as he reaches and not beyond (OWASP API1: object level). */

for (const cell of cellsOf(['write'], SIGNED_IN).filter((each) => !isRefused(each))) {
  const { operation, doing, reach } = cell;
  const actor = cell.actor as SignedIn;
  sentence(sentenceOf(operation.id, actor, reach), [operation.source, cell.source], async ({ task }) => {
    const around = new Surroundings(await newWorld(), actor);
    const seen = observe(task, cell);
    for (const attempt of await attemptsAt(operation.id, doing.kind, around)) {
      const { relation, refusal } = attempt;
      const outcome = await tryOut(around.me, operation.id, attempt);
      seen.note(relation === 'beyond' ? [] : [relation], outcome.answer.status < 400);
      judge(outcome, attempt, reach);
      if (!takesIn(reach, relation)) refusedWith(outcome.answer, refusal);
    }
  });
}
