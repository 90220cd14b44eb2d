import { attemptsAt } from '../../fixtures/actor-scenarios.ts';
import { expectSame } from '../../fixtures/answer.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { type Fields, ID_OF } from '../../fixtures/oracle-facts.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld } from '../../fixtures/world.ts';
import { cellOf, isRefused } from './cells.ts';
import { rowOf, SIGHTS } from './fact-sheet.ts';
import { HIDDEN_FIELDS, SHOWN_BY } from './fields.ts';
import { DOING } from './operations.ts';
import { takesIn } from './outcome.ts';
import { nameOf } from './words.ts';

/* The answer to a write is one more place in which a hidden field could be shown. */

const WRITES = [
  'createMember',
  'updateMember',
  'createClient',
  'updateClient',
  'createProject',
  'updateProject',
  'createPhase',
  'updatePhase',
  'createEntry',
  'updateEntry',
  'stopTimer',
];

for (const id of WRITES) {
  const operation = operationNamed(id);
  const doing = DOING[id];
  if (!doing) throw new Error(`missing authorization test: ${id}`);
  // Stopping a timer answers the entry that it becomes.
  const kind = id === 'stopTimer' ? 'entry' : doing.kind;
  for (const actor of SIGNED_IN.filter((each) => !isRefused(cellOf(id, each)))) {
    const never = HIDDEN_FIELDS.filter(({ what }) => isRefused(rowOf(SIGHTS, what).cells[actor]))
      .filter((hidden) => hidden.kind === kind && !hidden.applies)
      .map(({ field }) => field);
    const title = `${nameOf(actor)} gets no more in the answer to ${id} than by reading`;
    const sources = [operation.source, 'guess: an answer shows a record as a read does'];
    sentence(title, sources, async () => {
      const around = new Surroundings(await newWorld(), actor);
      const { reach } = cellOf(id, actor);
      const reached = await attemptsAt(id, doing.kind, around, (relation) => takesIn(reach, relation));
      for (const { input } of reached) {
        const answer = await around.me.send(id, input);
        const { data } = succeeded(answer) as { data: Fields };
        expectSame(
          answer,
          'fields that he never sees are left out',
          [],
          never.filter((field) => field in data),
        );
        expectSame(answer, 'the answer shows what a read shows', await readBack(around, kind, data), data);
      }
    });
  }
}

async function readBack({ me }: Surroundings, kind: keyof typeof SHOWN_BY, data: Fields): Promise<Fields> {
  const ids = kind === 'phase' ? [data.project_id, data.phase_id] : [data[ID_OF[kind]]];
  const { read } = SHOWN_BY[kind] as { read: string };
  return (succeeded(await me.send(read, { ids: ids as number[] })) as { data: Fields }).data;
}
