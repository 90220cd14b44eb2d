import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { recordIdField } from '../../fixtures/lists/large-workspace.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { readList, readRecord } from '../../fixtures/state/stored.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const GONE = 'guess: a deleted record is treated as one that never existed';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'deletes only that record, and returns 404 when repeated', GONE, () =>
      expectOneDeleted(operation),
    );
  }
});

async function expectOneDeleted(operation: Operation): Promise<void> {
  const owner = (await newWorkspace()).as('owner');
  const { ids = [] } = await successfulInput(operation.id, owner);
  const { list, records } = await readList(owner, operation, ids);
  const response = await owner.send(operation.id, { ids });
  expectSuccess(response);
  const others = records.filter((record) => record[recordIdField(list)] !== ids.at(-1));
  expectSame(response, 'the list had the record', records.length - 1, others.length);
  expectSame(
    response,
    `${list.id} shows the other records unchanged`,
    others,
    (await readList(owner, operation, ids)).records,
  );
  expectSame(response, 'the record is deleted', undefined, await readRecord(owner, operation, ids));
  expectRejection(
    await owner.send(operation.id, { ids }),
    'notFound',
    [],
    'a deleted record cannot be deleted again',
  );
}
