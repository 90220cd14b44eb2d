import { rule } from '../../fixtures/check.ts';
import { aLocation, aMember, anEntry, publicLocation } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { expectRejectedField } from '../../fixtures/state/stored.ts';
import { setActive, setOpen } from '../../fixtures/state/timer-time.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const VISIBLE = 'guess: users work where they have access (help-roles), regardless of who tracks their time';
const REASSIGNED =
  'guess: reassigned time is new time of its new user, and archived projects and closed phases accept none';

rule(import.meta.url, (check, operations) => {
  for (const { id } of operations) {
    check(id, 'rejects time for a user in a project that the user does not see', VISIBLE, async () => {
      const workspace = await newWorkspace();
      const owner = workspace.as('owner');
      const user_id = workspace.userId('member');
      const location = await aLocation(owner);
      const ids = id === 'updateEntry' ? [await anEntry(owner)] : [];
      const body = { ...location, user_id, ...(ids.length === 0 && { minutes: 15 }) };
      await expectRejectedField(
        owner,
        id,
        { ids, body },
        ['project_id'],
        'a project that the user does not see',
      );
      const members = { ids: [location.project_id], body: { members: [{ user_id }] } };
      expectSuccess(await owner.call('updateProject', members));
      expectSuccess(await owner.send(id, { ids, body }), 'time in a project that the user sees is accepted');
    });

    check(
      id,
      'rejects time for another user in a closed phase and in an archived project',
      REASSIGNED,
      async () => {
        const workspace = await newWorkspace();
        const owner = workspace.as('owner');
        const location = await publicLocation(workspace);
        const { data } = expectSuccess(
          await owner.call('createEntry', { body: { ...location, minutes: 15 } }),
        );
        const ids = id === 'updateEntry' ? [data.entry_id] : [];
        const user_id = await aMember(owner);
        // For an existing entry, only the user changes.
        const body = ids.length === 0 ? { ...location, user_id, minutes: 15 } : { user_id };
        await setOpen(owner, location, 0);
        await expectRejectedField(owner, id, { ids, body }, ['phase_id'], 'another user in a closed phase');
        await setOpen(owner, location, 1);
        await setActive(owner, location, 0);
        await expectRejectedField(
          owner,
          id,
          { ids, body },
          ['project_id'],
          'another user in an archived project',
        );
        await setActive(owner, location, 1);
        const response = await owner.send(id, { ids, body });
        const after = expectSuccess(response) as { data: { user_id: number } };
        expectSame(response, 'the entry has that user', user_id, after.data.user_id);
      },
    );
  }

  check('updateEntry', 'reassigns time only to users who see its project', VISIBLE, async () => {
    const owner = (await newWorkspace()).as('owner');
    const ids = [await anEntry(owner)];
    const { project_id } = expectSuccess(await owner.call('getEntry', { ids })).data;
    const user_id = await aMember(owner);
    await expectRejectedField(
      owner,
      'updateEntry',
      { ids, body: { user_id } },
      ['project_id'],
      'a user who does not see the project',
    );
    expectSuccess(await owner.call('updateProject', { ids: [project_id], body: { members: [{ user_id }] } }));
    const response = await owner.call('updateEntry', { ids, body: { user_id } });
    expectSame(response, 'the entry has that user', user_id, expectSuccess(response).data.user_id);
  });
});
