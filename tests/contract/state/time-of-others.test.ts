import { expectSame } from '../../fixtures/answer.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { aMember, anEntry, aPlace } from '../../fixtures/scenarios.ts';
import { publicPlace } from '../../fixtures/state/places.ts';
import { refusesFor } from '../../fixtures/state/refuse.ts';
import { setActive, setOpen } from '../../fixtures/state/writes-of-time.ts';
import { newWorld } from '../../fixtures/world.ts';

const SEES = 'guess: one works where one may look (help-roles), whoever writes it down';
const HANDED = 'guess: time that is handed over is new time of who gets it, which no closed place takes';

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

    check(id, 'refuses time of somebody in a closed phase and in an archived project', HANDED, async () => {
      const world = await newWorld();
      const owner = world.as('owner');
      const place = await publicPlace(world);
      const { data } = succeeded(await owner.call('createEntry', { body: { ...place, minutes: 15 } }));
      const ids = id === 'updateEntry' ? [data.entry_id] : [];
      const user_id = await aMember(owner);
      // Of an entry that is there its user alone changes.
      const body = ids.length === 0 ? { ...place, user_id, minutes: 15 } : { user_id };
      await setOpen(owner, place, 0);
      await refusesFor(owner, id, { ids, body }, ['phase_id'], 'somebody else in a closed phase');
      await setOpen(owner, place, 1);
      await setActive(owner, place, 0);
      await refusesFor(owner, id, { ids, body }, ['project_id'], 'somebody else in an archived project');
      await setActive(owner, place, 1);
      const answer = await owner.send(id, { ids, body });
      const after = succeeded(answer) as { data: { user_id: number } };
      expectSame(answer, 'it is his time', user_id, after.data.user_id);
    });
  }

  check('updateEntry', 'hands time over in its place only to who sees that', SEES, async () => {
    const owner = (await newWorld()).as('owner');
    const ids = [await anEntry(owner)];
    const { project_id } = succeeded(await owner.call('getEntry', { ids })).data;
    const user_id = await aMember(owner);
    await refusesFor(owner, 'updateEntry', { ids, body: { user_id } }, ['project_id'], 'who does not see it');
    succeeded(await owner.call('updateProject', { ids: [project_id], body: { members: [{ user_id }] } }));
    const answer = await owner.call('updateEntry', { ids, body: { user_id } });
    expectSame(answer, 'it is his time', user_id, succeeded(answer).data.user_id);
  });
});
