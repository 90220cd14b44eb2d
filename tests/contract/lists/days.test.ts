import { rule } from '../../fixtures/check.ts';
import { aLocation } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const DAY_OF_WORK = ['client-sneup', 'guess: the day of an entry is the day that it was worked on'];
const DAY = '2019-05-20';

rule(import.meta.url, (check, operations) => {
  for (const { id } of operations) {
    check(id, 'filters by the day of the work, not by the day of creation', DAY_OF_WORK, async () => {
      const owner = (await newWorkspace()).as('owner');
      const entry = { ...(await aLocation(owner)), minutes: 30, date: DAY };
      const { entry_id } = expectSuccess(await owner.call('createEntry', { body: entry })).data;
      const found = async (query: object) => {
        const response = await owner.send(id, { query: { 'project_ids[]': [entry.project_id], ...query } });
        const { data } = expectSuccess(response) as { data: { entry_id: number }[] };
        return { response, ids: data.map((each) => each.entry_id) };
      };
      const on = await found({ date_from: DAY, date_to: DAY });
      expectSame(on.response, 'the entry is found on the day of the work', [entry_id], on.ids);
      for (const query of [{ date_from: '2019-05-21' }, { date_to: '2019-05-19' }]) {
        const outside = await found(query);
        expectSame(outside.response, `the entry is not found with ${JSON.stringify(query)}`, [], outside.ids);
      }
    });
  }
});
