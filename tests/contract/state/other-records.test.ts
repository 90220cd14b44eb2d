import { rule } from '../../fixtures/check.ts';
import { recordIdField } from '../../fixtures/lists/large-workspace.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { readList } from '../../fixtures/state/stored.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const ALONE = 'guess: the path names the one record that changes';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'does not change other records', ALONE, async () => {
      const owner = (await newWorkspace()).as('owner');
      const input = await successfulInput(operation.id, owner);
      const { ids = [] } = input;
      const readOtherRecords = async () => {
        const { list, records } = await readList(owner, operation, ids);
        return records.filter((record) => record[recordIdField(list)] !== ids.at(-1));
      };
      const before = await readOtherRecords();
      const response = await owner.send(operation.id, input);
      expectSuccess(response);
      expectSame(response, 'the other records are unchanged', before, await readOtherRecords());
    });
  }
});
