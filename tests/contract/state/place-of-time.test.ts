import { expectSame } from '../../support/answer.ts';
import type { Client } from '../../support/client.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { anEntry, aPausedTimer, aPlace, aTodo } from '../../support/scenarios.ts';
import { refusesFor } from '../../support/state/refuse.ts';
import { newWorld } from '../../support/world.ts';

const OWN_PHASE = 'guess: an entry has a project and a phase of it (help-projects)';
const CLOSED = 'guess: an archived project (help-projects) and a closed phase take no new time';
const STAYS = 'guess: what was tracked in a place can still be put right there';

/** Each write of time: a record to write to, if it needs one, and what is sent beside the place. */
const WRITES: Record<string, { record?: (owner: Client) => Promise<number>; beside: object }> = {
  createEntry: { beside: { minutes: 15 } },
  updateEntry: { record: anEntry, beside: {} },
  createTimer: { beside: {} },
  updateTimer: { record: aPausedTimer, beside: {} },
};

rule(import.meta.url, (check, operations) => {
  for (const { id } of operations) {
    const write = WRITES[id];
    if (!write) continue;
    const prepare = async () => {
      const owner = (await newWorld()).as('owner');
      const ids = write.record ? [await write.record(owner)] : [];
      const refuses = (place: object, field: string, what: string) =>
        refusesFor(owner, id, { ids, body: { ...write.beside, ...place } }, [field], what);
      const takes = async (place: object) => {
        succeeded(await owner.send(id, { ids, body: { ...write.beside, ...place } }), 'the place is taken');
      };
      return { owner, refuses, takes };
    };

    check(id, 'refuses a phase and a todo of another project', OWN_PHASE, async () => {
      const { owner, refuses } = await prepare();
      const [here, elsewhere] = [await aPlace(owner), await aPlace(owner)];
      const { phase_id } = elsewhere;
      await refuses({ ...here, phase_id }, 'phase_id', 'a phase of another project');
      await refuses({ ...here, todo_id: await aTodo(owner) }, 'todo_id', 'a todo of another project');
    });

    check(id, 'refuses an archived project until it is active again', CLOSED, async () => {
      const { owner, refuses, takes } = await prepare();
      const place = await aPlace(owner);
      const ids = [place.project_id];
      succeeded(await owner.call('updateProject', { ids, body: { is_active: 0 } }));
      await refuses(place, 'project_id', 'an archived project');
      succeeded(await owner.call('updateProject', { ids, body: { is_active: 1 } }));
      await takes(place);
    });

    check(id, 'refuses a closed phase until it is open again', CLOSED, async () => {
      const { owner, refuses, takes } = await prepare();
      const place = await aPlace(owner);
      const ids = Object.values(place);
      succeeded(await owner.call('updatePhase', { ids, body: { is_open: 0 } }));
      await refuses(place, 'phase_id', 'a closed phase');
      succeeded(await owner.call('updatePhase', { ids, body: { is_open: 1 } }));
      await takes(place);
    });
  }

  check(
    'updateEntry',
    'puts minutes right where the project is archived and the phase closed',
    STAYS,
    async () => {
      const owner = (await newWorld()).as('owner');
      const place = await aPlace(owner);
      const { data } = succeeded(await owner.call('createEntry', { body: { ...place, minutes: 15 } }));
      succeeded(await owner.call('updatePhase', { ids: Object.values(place), body: { is_open: 0 } }));
      succeeded(await owner.call('updateProject', { ids: [place.project_id], body: { is_active: 0 } }));
      const answer = await owner.call('updateEntry', { ids: [data.entry_id], body: { minutes: 20 } });
      expectSame(answer, 'the minutes are put right', 20, succeeded(answer).data.entry_minutes);
    },
  );

  check('updateEntry', 'refuses another project without a phase of it', OWN_PHASE, async () => {
    const owner = (await newWorld()).as('owner');
    const { project_id } = await aPlace(owner);
    const ids = [await anEntry(owner)];
    await refusesFor(owner, 'updateEntry', { ids, body: { project_id } }, ['phase_id'], 'the old phase');
  });
});
