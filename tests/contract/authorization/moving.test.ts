import { expectSame } from '../../fixtures/answer.ts';
import { SIGNED_IN, type SignedIn } from '../../fixtures/contract.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { aClient, aMember, type Place } from '../../fixtures/scenarios.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld } from '../../fixtures/world.ts';
import { nameOf } from './words.ts';

/* Records that an actor may change stay where he may change them: he moves them neither out of reach nor out of view. */

const UNSEEN = 'guess: an id that the caller does not see is as one that does not exist';
const SOMEBODY_ELSES = 'guess: to whom a record may be given follows from whose may be edited';
const LIMITED = SIGNED_IN.filter((actor) => actor !== 'owner' && actor !== 'admin');
const MANAGERS: SignedIn[] = ['group-manager', 'project-manager', 'direct-manager'];

for (const actor of LIMITED) {
  const name = nameOf(actor);

  sentence(`${name} cannot track time in a project that he does not see`, UNSEEN, async () => {
    const around = new Surroundings(await newWorld(), actor);
    const strange = await around.strangePlace();
    const entry = { ...strange, minutes: 30 };
    refusedWith(await around.me.call('createEntry', { body: entry }), 422, ['project_id', 'phase_id']);
    refusedWith(await around.me.call('createTimer', { body: strange }), 422, ['project_id', 'phase_id']);
  });

  sentence(
    `${name} cannot move an entry or a timer into a project that he does not see`,
    UNSEEN,
    async () => {
      const around = new Surroundings(await newWorld(), actor);
      const [strange, open] = [await around.strangePlace(), await around.publicPlace()];
      const { entry, timer } = await ownTime(around, open);
      refusedWith(await around.me.call('updateEntry', { ids: [entry], body: strange }), 422, [
        'project_id',
        'phase_id',
      ]);
      const answer = await around.me.call('updateTimer', { ids: [timer], body: strange });
      refusedWith(answer, 422, ['project_id', 'phase_id']);
      const kept = succeeded(await around.me.call('getEntry', { ids: [entry] })).data;
      expectSame(answer, 'the entry stays', open.project_id, kept.project_id);
    },
  );

  sentence(
    `${name} cannot give his own entry to somebody whom he does not manage`,
    SOMEBODY_ELSES,
    async () => {
      const around = new Surroundings(await newWorld(), actor);
      const { entry } = await ownTime(around, await around.publicPlace());
      for (const user_id of [await around.stranger(), 1_000_000_000_000]) {
        refusedWith(await around.me.call('updateEntry', { ids: [entry], body: { user_id } }), 403);
      }
    },
  );
}

for (const actor of MANAGERS) {
  sentence(
    `${nameOf(actor)} cannot give an entry that he manages to a stranger`,
    SOMEBODY_ELSES,
    async () => {
      const around = new Surroundings(await newWorld(), actor);
      const entry = await managedEntry(around, await around.managedPlace());
      const body = { user_id: await around.stranger() };
      const answer = await around.me.call('updateEntry', { ids: [entry], body });
      if (actor === 'project-manager') refusedWith(answer, 422, ['user_id']);
      else refusedWith(answer, 403);
      const kept = succeeded(await around.owner.call('getEntry', { ids: [entry] })).data;
      expectSame(answer, 'the entry stays whose it was', around.colleagueId, kept.user_id);
    },
  );
}

sentence('project manager cannot move an entry out of the projects he manages', SOMEBODY_ELSES, async () => {
  const around = new Surroundings(await newWorld(), 'project-manager');
  const place = await around.managedPlace();
  const entry = await managedEntry(around, place);
  const answer = await around.me.call('updateEntry', { ids: [entry], body: await around.publicPlace() });
  refusedWith(answer, 403);
  const kept = succeeded(await around.owner.call('getEntry', { ids: [entry] })).data;
  expectSame(answer, 'the entry stays where it was', place.project_id, kept.project_id);
});

sentence('whose time an entry may be tells nobody which users there are', SOMEBODY_ELSES, async () => {
  const around = new Surroundings(await newWorld(), 'member');
  const place = await around.publicPlace();
  for (const user_id of [around.colleagueId, 1_000_000_000_000]) {
    refusedWith(await around.me.call('createEntry', { body: { ...place, minutes: 30, user_id } }), 403);
  }
});

for (const actor of MANAGERS) {
  sentence(`${nameOf(actor)} cannot name users and clients that he does not see`, UNSEEN, async () => {
    const around = new Surroundings(await newWorld(), actor);
    const { project_id } = await around.managedPlace();
    const body = {
      client_id: await aClient(around.owner),
      members: [{ user_id: await aMember(around.owner) }],
    };
    const answer = await around.me.call('updateProject', { ids: [project_id], body });
    refusedWith(answer, 422, ['client_id', 'members.0.user_id']);
  });
}

async function ownTime({ me }: Surroundings, place: Place): Promise<{ entry: number; timer: number }> {
  const entry = succeeded(await me.call('createEntry', { body: { ...place, minutes: 30 } })).data;
  const timer = succeeded(await me.call('createTimer', { body: place })).data;
  return { entry: entry.entry_id, timer: timer.timer_id };
}

/** A colleague's entry in a place that the actor manages. */
async function managedEntry({ owner, colleagueId }: Surroundings, place: Place): Promise<number> {
  const body = { ...place, minutes: 30, user_id: colleagueId };
  return succeeded(await owner.call('createEntry', { body })).data.entry_id;
}
