import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { anEntry, aPlace } from '../../support/scenarios.ts';
import { refusesFor } from '../../support/state/refuse.ts';
import { newWorld } from '../../support/world.ts';

const SEES = 'guess: one works where one may look (help-roles), whoever writes it down';

rule(import.meta.url, (check, operations) => {
  for (const { id } of operations) {
    check(id, 'refuses time of somebody in a project that he does not see', SEES, async () => {
      const world = await newWorld();
      const owner = world.as('owner');
      const user_id = world.userId('member');
      const place = await aPlace(owner);
      const ids = id === 'updateEntry' ? [await anEntry(owner)] : [];
      const body = { ...place, user_id, ...(ids.length === 0 && { minutes: 15 }) };
      await refusesFor(owner, id, { ids, body }, ['project_id'], 'a project that the user does not see');
      const members = { ids: [place.project_id], body: { members: [{ user_id }] } };
      succeeded(await owner.call('updateProject', members));
      succeeded(await owner.send(id, { ids, body }), 'the project that he sees takes his time');
    });
  }
});
