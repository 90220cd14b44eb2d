import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { SIGNED_IN, type SignedInActor } from '../../fixtures/contract.ts';
import { aClient, aMember, type PhaseLocation } from '../../fixtures/records.ts';
import { expectRejection, expectSuccess, resolveStatus } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* An actor cannot move records to where they cannot see or change them. */

const UNSEEN = 'guess: the ID of a hidden record is treated as an unknown ID';
const FOLLOWS_EDIT_ACCESS = 'guess: users may reassign time to the users whose time they may edit';
const LIMITED = SIGNED_IN.filter((actor) => actor !== 'owner' && actor !== 'admin');
const MANAGERS: SignedInActor[] = ['group-manager', 'project-manager', 'direct-manager'];

for (const actor of LIMITED) {
  const name = actorName(actor);

  check(`${name} cannot track time in a project that they do not see`, UNSEEN, async () => {
    const context = new RelatedRecords(await newWorkspace(), actor);
    const foreign = await context.foreignLocation();
    const entry = { ...foreign, minutes: 30 };
    expectRejection(await context.me.call('createEntry', { body: entry }), 'invalid', [
      'project_id',
      'phase_id',
    ]);
    expectRejection(await context.me.call('createTimer', { body: foreign }), 'invalid', [
      'project_id',
      'phase_id',
    ]);
  });

  check(`${name} cannot move an entry or a timer into a project that they do not see`, UNSEEN, async () => {
    const context = new RelatedRecords(await newWorkspace(), actor);
    const [foreign, open] = [await context.foreignLocation(), await context.publicLocation()];
    const { entry, timer } = await trackOwnTime(context, open);
    expectRejection(await context.me.call('updateEntry', { ids: [entry], body: foreign }), 'invalid', [
      'project_id',
      'phase_id',
    ]);
    const response = await context.me.call('updateTimer', { ids: [timer], body: foreign });
    expectRejection(response, 'invalid', ['project_id', 'phase_id']);
    const stored = expectSuccess(await context.me.call('getEntry', { ids: [entry] })).data;
    expectSame(response, 'the entry stays in its project', open.project_id, stored.project_id);
  });

  check(
    `${name} cannot reassign their own entry to a user that they do not manage`,
    FOLLOWS_EDIT_ACCESS,
    async () => {
      const context = new RelatedRecords(await newWorkspace(), actor);
      const { entry } = await trackOwnTime(context, await context.publicLocation());
      for (const user_id of [await context.stranger(), 1_000_000_000_000]) {
        expectRejection(
          await context.me.call('updateEntry', { ids: [entry], body: { user_id } }),
          'forbidden',
        );
      }
    },
  );
}

for (const actor of MANAGERS) {
  check(
    `${actorName(actor)} cannot reassign an entry that they manage to an unrelated user`,
    FOLLOWS_EDIT_ACCESS,
    async () => {
      const context = new RelatedRecords(await newWorkspace(), actor);
      const entry = await managedEntry(context, await context.managedLocation());
      const body = { user_id: await context.stranger() };
      const response = await context.me.call('updateEntry', { ids: [entry], body });
      if (actor === 'project-manager') expectRejection(response, 'invalid', ['user_id']);
      else expectRejection(response, 'forbidden');
      const stored = expectSuccess(await context.owner.call('getEntry', { ids: [entry] })).data;
      expectSame(response, 'the entry keeps its user', context.colleagueId, stored.user_id);
    },
  );
}

check(
  'project manager cannot move an entry out of the projects they manage',
  FOLLOWS_EDIT_ACCESS,
  async () => {
    const context = new RelatedRecords(await newWorkspace(), 'project-manager');
    const location = await context.managedLocation();
    const entry = await managedEntry(context, location);
    const response = await context.me.call('updateEntry', {
      ids: [entry],
      body: await context.publicLocation(),
    });
    expectRejection(response, 'forbidden');
    const stored = expectSuccess(await context.owner.call('getEntry', { ids: [entry] })).data;
    expectSame(response, 'the entry stays in its project', location.project_id, stored.project_id);
  },
);

check(
  `createEntry for another user is rejected with ${resolveStatus('forbidden')}, whether or not that user exists`,
  FOLLOWS_EDIT_ACCESS,
  async () => {
    const context = new RelatedRecords(await newWorkspace(), 'member');
    const location = await context.publicLocation();
    for (const user_id of [context.colleagueId, 1_000_000_000_000]) {
      expectRejection(
        await context.me.call('createEntry', { body: { ...location, minutes: 30, user_id } }),
        'forbidden',
      );
    }
  },
);

for (const actor of MANAGERS) {
  check(`${actorName(actor)} cannot reference users and clients that they do not see`, UNSEEN, async () => {
    const context = new RelatedRecords(await newWorkspace(), actor);
    const { project_id } = await context.managedLocation();
    const body = {
      client_id: await aClient(context.owner),
      members: [{ user_id: await aMember(context.owner) }],
    };
    const response = await context.me.call('updateProject', { ids: [project_id], body });
    expectRejection(response, 'invalid', ['client_id', 'members.0.user_id']);
  });
}

async function trackOwnTime(
  { me }: RelatedRecords,
  location: PhaseLocation,
): Promise<{ entry: number; timer: number }> {
  const entry = expectSuccess(await me.call('createEntry', { body: { ...location, minutes: 30 } })).data;
  const timer = expectSuccess(await me.call('createTimer', { body: location })).data;
  return { entry: entry.entry_id, timer: timer.timer_id };
}

/** A colleague's entry in a project that the actor manages. */
async function managedEntry(
  { owner, colleagueId }: RelatedRecords,
  location: PhaseLocation,
): Promise<number> {
  const body = { ...location, minutes: 30, user_id: colleagueId };
  return expectSuccess(await owner.call('createEntry', { body })).data.entry_id;
}
