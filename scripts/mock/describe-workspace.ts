import { timestamp } from './clock.ts';
import type { Mock } from './mock.ts';
import type { SeededActor } from './seed.ts';
import type { Workspace } from './workspace.ts';

/** The URLs of a mock. */
export interface MockAddress {
  /** `http://127.0.0.1:4010` */
  origin: string;
  /** The origin with the API's base path. */
  baseUrl: string;
}

/** A user of a workspace. */
export interface UserSummary {
  user_id: number;
  name: string;
  email: string;
}

/** Everything that a client needs to use a workspace: returned by `startMock`, `mock --json` and the control API. */
export interface WorkspaceDescription extends MockAddress {
  id: string;
  /** The workspace's time, `2026-03-02T09:00:00Z`. */
  now: string;
  users: Record<SeededActor, UserSummary>;
  /** Personal tokens that are valid from the start. */
  tokens: Record<SeededActor, string>;
  /** Client IDs by the name of the OAuth client: `mock-app` and `other-app`. */
  apps: Record<string, string>;
}

/** Builds the URLs of a mock from the origin of a request. */
export function buildAddress({ contract }: Pick<Mock, 'contract'>, origin: string): MockAddress {
  return { origin, baseUrl: `${origin}${contract.basePath}` };
}

export function describeWorkspace(mock: Mock, workspace: Workspace, origin: string): WorkspaceDescription {
  const users = [...workspace.actors].map(([actor, id]) => [actor, summarizeUser(workspace, id)]);
  const apps = [...workspace.applications.values()].map((app) => [app.name, app.client_id]);
  return {
    id: workspace.id,
    ...buildAddress(mock, origin),
    now: timestamp(workspace.clock.now()),
    users: Object.fromEntries(users),
    tokens: Object.fromEntries(mock.workspaces.initialTokens(workspace)) as Record<SeededActor, string>,
    apps: Object.fromEntries(apps),
  };
}

function summarizeUser({ store }: Workspace, id: number): UserSummary {
  const user = store.tables.member.get(id);
  return { user_id: id, name: user?.name ?? '', email: user?.email ?? '' };
}
