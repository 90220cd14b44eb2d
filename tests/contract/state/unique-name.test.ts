import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { rule } from '../../fixtures/check.ts';
import type { SignedInActor } from '../../fixtures/contract.ts';
import { aClient, aMember, aProject, freshName } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { expectRejectedField } from '../../fixtures/state/stored.ts';
import {
  acceptsReleased,
  acceptsSimilar,
  expectDuplicateCreateRejected,
  expectDuplicateRenameRejected,
  Names,
  rejectsDeactivatedAddress,
  rejectsDuplicateAddress,
  rejectsForeignAddress,
  rejectsLikeAddress,
  rejectsNameOutOfUse,
} from '../../fixtures/state/unique-names.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const NO_DUPLICATES = 'guess: the old API rejected duplicate names with 406, assumed to be a 422 now';
const RESERVED_NAME =
  'guess: archived, closed and inactive records keep their names, since they can be reactivated';
const RELEASED_NAME = 'guess: only current names are taken, not previous ones';
const AS_WRITTEN =
  'guess: names are compared exactly, although databases often ignore case and frameworks trim spaces';
const EMAIL_ADDRESS =
  'guess: people are identified by their email addresses, to which invitations are sent (help-team)';
const ONE_WORKSPACE = 'help-team';
const EMAIL_CASE = 'guess: email addresses are case-insensitive';
/** Operations on users, who may have the same name but not the same email address. */
const USER_OPERATIONS = ['createMember', 'updateMember'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations.filter(({ id }) => !USER_OPERATIONS.includes(id))) {
    if (operation.method === 'post') {
      check(operation, 'rejects a name that is taken, and stores nothing', NO_DUPLICATES, () =>
        expectDuplicateCreateRejected(operation),
      );
    } else {
      check(operation, 'rejects the name of another record, and accepts its own', NO_DUPLICATES, () =>
        expectDuplicateRenameRejected(operation),
      );
    }
    const outOfUse = Names.outOfUse(operation);
    if (outOfUse) {
      check(operation, 'rejects the name of an inactive or archived record', RESERVED_NAME, () =>
        rejectsNameOutOfUse(operation, outOfUse),
      );
    }
    if (Names.canBeReleased(operation)) {
      check(
        operation,
        'accepts the previous name of a renamed record, and rejects its new name',
        RELEASED_NAME,
        () => acceptsReleased(operation),
      );
    }
    check(operation, 'accepts a name that differs only in case and spaces', AS_WRITTEN, () =>
      acceptsSimilar(operation),
    );
  }

  check('createPhase', 'accepts a name used by a phase of another project', NO_DUPLICATES, async () => {
    const owner = (await newWorkspace()).as('owner');
    const body = { name: freshName('phase') };
    for (const _ of [1, 2]) {
      expectSuccess(await owner.call('createPhase', { ids: [await aProject(owner)], body }));
    }
  });

  for (const id of ['createPhase', 'updatePhase'] as const) {
    check(id, 'rejects a name that is taken in an archived project', RESERVED_NAME, () =>
      rejectsInArchived(id),
    );
  }

  check('createProject', 'rejects two phases with the same name', NO_DUPLICATES, async () => {
    const owner = (await newWorkspace()).as('owner');
    const phases = ['One', 'Two', 'One'].map((name) => ({ name }));
    const body = { name: freshName('project'), phases };
    await expectRejectedField(owner, 'createProject', { body }, ['phases.2.name'], 'a repeated name');
    const { name } = expectSuccess(
      await owner.call('createProject', { body: { name: freshName('project') } }),
    ).data;
    const both = { name, phases };
    await expectRejectedField(
      owner,
      'createProject',
      { body: both },
      ['name', 'phases.2.name'],
      'both errors are reported',
    );
  });

  for (const [id, actor] of [
    ['createProject', 'group-manager'],
    ['updateProject', 'project-manager'],
    ['updateClient', 'direct-manager'],
  ] as const) {
    const title = `rejects the name of a record that ${actor.replace('-', ' ')} does not see`;
    check(id, title, NO_DUPLICATES, () => rejectsUnseen(id, actor));
  }

  check(
    'createMember',
    'rejects an email address that is taken, but accepts a name that is taken',
    EMAIL_ADDRESS,
    rejectsDuplicateAddress,
  );
  check(
    'createMember',
    'rejects the email address of a deactivated member',
    [EMAIL_ADDRESS, RESERVED_NAME],
    rejectsDeactivatedAddress,
  );
  check(
    'createMember',
    'rejects an email address that differs only in case from a taken one',
    EMAIL_CASE,
    rejectsLikeAddress,
  );

  check(
    'createMember',
    'rejects an email address of another workspace, in upper or lower case',
    ONE_WORKSPACE,
    rejectsForeignAddress,
  );

  check('updateMember', 'accepts a name that another member has', EMAIL_ADDRESS, async () => {
    const owner = (await newWorkspace()).as('owner');
    const { name } = expectSuccess(await owner.call('getMember', { ids: [await aMember(owner)] })).data;
    const response = await owner.call('updateMember', { ids: [await aMember(owner)], body: { name } });
    expectSame(response, 'both members have the name', name, expectSuccess(response).data.name);
  });
});

async function rejectsInArchived(id: 'createPhase' | 'updatePhase'): Promise<void> {
  const owner = (await newWorkspace()).as('owner');
  const project = await aProject(owner);
  const [one, other] = [{ name: freshName('phase') }, { name: freshName('phase') }];
  const { phase_id } = expectSuccess(await owner.call('createPhase', { ids: [project], body: one })).data;
  expectSuccess(await owner.call('createPhase', { ids: [project], body: other }));
  expectSuccess(await owner.call('updateProject', { ids: [project], body: { is_active: 0 } }));
  const ids = id === 'createPhase' ? [project] : [project, phase_id];
  await expectRejectedField(
    owner,
    id,
    { ids, body: other },
    ['name'],
    'a name that is taken in an archived project',
  );
}

async function rejectsUnseen(
  id: 'createProject' | 'updateProject' | 'updateClient',
  actor: SignedInActor,
): Promise<void> {
  const context = new RelatedRecords(await newWorkspace(), actor);
  const name = freshName('unseen');
  const { owner, me } = context;
  if (id === 'updateClient') expectSuccess(await owner.call('createClient', { body: { name } }));
  else await context.foreignLocation({ name });
  const client_id = await aClient(owner);
  const { project_id } = await context.managedLocation({ client_id });
  const ids = { createProject: [], updateProject: [project_id], updateClient: [client_id] }[id];
  await expectRejectedField(me, id, { ids, body: { name } }, ['name'], 'a name that is taken');
}
