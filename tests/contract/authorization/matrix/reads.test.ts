import type { Answer } from '../../../fixtures/answer.ts';
import { expectSame } from '../../../fixtures/answer.ts';
import { SIGNED_IN, type SignedIn } from '../../../fixtures/contract.ts';
import { Oracle } from '../../../fixtures/oracle.ts';
import { type Fields, ID_OF, type Kind } from '../../../fixtures/oracle-facts.ts';
import { present } from '../../../fixtures/present.ts';
import { refusedWith, succeeded } from '../../../fixtures/refusals.ts';
import { sentence } from '../../../fixtures/sentence.ts';
import { sharedWorld } from '../../../fixtures/world.ts';
import { cellsOf, isRefused } from '../cells.ts';
import { sentenceOf } from '../words.ts';
import { observe } from './observe.ts';

/* Reads by id (OWASP API1: object level): records in reach are shown, all others are as if they did not exist. */

for (const cell of cellsOf(['read'], SIGNED_IN).filter((each) => !isRefused(each))) {
  const { operation, doing, reach } = cell;
  const actor = cell.actor as SignedIn;
  sentence(sentenceOf(operation.id, actor, reach), [operation.source, cell.source], async ({ task }) => {
    const world = await sharedWorld();
    const oracle = await Oracle.of(world, actor);
    const client = world.as(actor);
    const records = toTry(oracle, doing.kind);
    const answers = await Promise.all(
      records.map((record) => client.send(operation.id, { ids: pathOf(doing.kind, record) })),
    );
    const seen = observe(task, cell);
    records.forEach((record, i) => {
      seen.note(oracle.ties(doing.kind, record), (answers[i] as Answer).status < 400);
    });
    records.forEach((record, i) => {
      const answer = answers[i] as Answer;
      if (oracle.takesIn(reach, doing.kind, record)) isShown(answer, doing.kind, record);
      else refusedWith(answer, 404, [], 'a record out of his reach is not found');
    });
  });
}

for (const cell of cellsOf(['me'], SIGNED_IN)) {
  const { operation, reach } = cell;
  const actor = cell.actor as SignedIn;
  sentence(sentenceOf(operation.id, actor, reach), [operation.source, cell.source], async ({ task }) => {
    const world = await sharedWorld();
    const answer = await world.as(actor).call('getMe');
    observe(task, cell).note(['own'], answer.status < 400);
    expectSame(answer, 'it is his own', world.userId(actor), succeeded(answer).data.user_id);
  });
}

/** Every record; of the many entries the first of each user in each project. */
function toTry(oracle: Oracle, kind: Kind): Fields[] {
  const records = oracle.all(kind);
  if (kind !== 'entry') return records;
  return [...new Map(records.map((entry) => [`${entry.user_id} ${entry.project_id}`, entry])).values()];
}

function pathOf(kind: Kind, record: Fields): number[] {
  const id = record[ID_OF[kind]] as number;
  return kind === 'phase' ? [record.project_id as number, id] : [id];
}

function isShown(answer: Answer, kind: Kind, record: Fields): void {
  const { data } = succeeded(answer, 'a record in his reach is shown') as { data: Fields };
  expectSame(
    answer,
    'it is the record that was asked for',
    present(record[ID_OF[kind]], ID_OF[kind]),
    data[ID_OF[kind]],
  );
}
