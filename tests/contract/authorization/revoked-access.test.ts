import { layOut } from '../../fixtures/access/records.ts';
import { bind } from '../../fixtures/access/relations.ts';
import { check } from '../../fixtures/check.ts';
import { rejected, rejectedWith, succeeded } from '../../fixtures/rejections.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';
import { isRejected, permissionOf } from './permissions.ts';
import { ALL, Reaching } from './reaching.ts';
import { NONE, WAYS } from './revocations.ts';
import { nameOf } from './words.ts';

/* Access of managers follows the relation at once, with the same token: granted, removed, granted again. */

const AT_ONCE = 'guess: the role at the time of a request decides, not that at the time of the login';

for (const [title, actor, left, path] of WAYS) {
  check(`${nameOf(actor)} loses access at once ${title}`, AT_ONCE, async () => {
    const workspace = await newWorkspace();
    const [me, records] = [workspace.as(actor), await layOut(workspace, actor)];
    const reaching = new Reaching(me, actor, records);
    const { give = () => bind(workspace, actor, records), take } = await path(workspace, records);
    await give();
    await reaching.isBy(ALL);
    await take();
    await reaching.isBy(left);
    if (left === NONE && isRejected(permissionOf('listClients', 'member')))
      rejectedWith(await me.call('listClients'), 'forbidden');
    await give();
    await reaching.isBy(ALL, { isBrief: true });
  });
}

check('group manager loses access at once when the group is deleted', AT_ONCE, async () => {
  const workspace = await newWorkspace();
  const me = workspace.as('group-manager');
  const records = await layOut(workspace, 'group-manager');
  await bind(workspace, 'group-manager', records);
  const reaching = new Reaching(me, 'group-manager', records);
  await reaching.isBy(ALL);
  succeeded(await workspace.as('owner').call('deleteGroup', { ids: [records.group] }));
  await reaching.isBy(NONE);
  rejected(await me.call('listGroups'));
});
