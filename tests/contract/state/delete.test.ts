import { expectSame } from '../../fixtures/answer.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { idFieldOf } from '../../fixtures/lists/lists.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { scenario } from '../../fixtures/scenarios.ts';
import { readList, readRecord } from '../../fixtures/state/read.ts';
import { newWorld } from '../../fixtures/world.ts';

const GONE = 'guess: a deleted record is as if it had never been';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'takes the record away, once, and no other', GONE, () => deletesOne(operation));
  }
});

async function deletesOne(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const { ids = [] } = await scenario(operation.id, owner);
  const { list, records } = await readList(owner, operation, ids);
  const answer = await owner.send(operation.id, { ids });
  succeeded(answer);
  const others = records.filter((record) => record[idFieldOf(list)] !== ids.at(-1));
  expectSame(answer, 'the list had the record', records.length - 1, others.length);
  expectSame(
    answer,
    `${list.id} holds the other records as they were`,
    others,
    (await readList(owner, operation, ids)).records,
  );
  expectSame(answer, 'the record is gone', undefined, await readRecord(owner, operation, ids));
  refusedWith(await owner.send(operation.id, { ids }), 404, [], 'a record is deleted once');
}
