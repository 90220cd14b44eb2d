import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { recordIdField } from '../../fixtures/lists/large-workspace.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectRejection, succeeded } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { readList, readRecord } from '../../fixtures/state/stored.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const GONE = 'guess: a deleted record is as if it had never been';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'deletes only that record, and 404s when repeated', GONE, () => deletesOne(operation));
  }
});

async function deletesOne(operation: Operation): Promise<void> {
  const owner = (await newWorkspace()).as('owner');
  const { ids = [] } = await successfulInput(operation.id, owner);
  const { list, records } = await readList(owner, operation, ids);
  const response = await owner.send(operation.id, { ids });
  succeeded(response);
  const others = records.filter((record) => record[recordIdField(list)] !== ids.at(-1));
  expectSame(response, 'the list had the record', records.length - 1, others.length);
  expectSame(
    response,
    `${list.id} holds the other records as they were`,
    others,
    (await readList(owner, operation, ids)).records,
  );
  expectSame(response, 'the record is gone', undefined, await readRecord(owner, operation, ids));
  expectRejection(await owner.send(operation.id, { ids }), 'notFound', [], 'a record is deleted once');
}
