import type { SeededActor } from '../../../scripts/mock/seed.ts';
import { Workspace } from '../../../scripts/mock/workspace.ts';

/** A seeded workspace for one test, without a server. */
export function createSeededWorkspace(): Workspace {
  const settings = { plan: 'business', allowThirdPartyApps: true, refreshReuse: 'revoke' } as const;
  return new Workspace('w1', 1, false, settings);
}

/** The user of an actor. */
export function getUser(workspace: Workspace, actor: SeededActor) {
  const user = workspace.store.tables.member.get(workspace.actors.get(actor) ?? 0);
  if (!user) throw new Error(`the seed has no ${actor}`);
  return user;
}
