import { timestamp } from '../clock.ts';
import type { Mock } from '../mock.ts';
import type { Workspace } from '../workspace.ts';
import type { ControlCall } from './control.ts';
import { BOOLEAN, ControlProblem, checkFields, DAY_OR_NULL, type Kind, oneOfTexts } from './input.ts';

/** `POST /_mock/reset` -> what the workspace is now. */
export function resetWorkspace(call: ControlCall): unknown {
  call.mock.workspaces.reset(call.workspace);
  call.mock.faults.reset(call.workspace);
  return showWorkspace(call);
}

/** `GET /_mock/workspace` -> `{id, now, plan, allow_third_party_apps, refresh_reuse, locked_until}`. */
export function showWorkspace({ workspace: { id, clock, settings } }: ControlCall): unknown {
  return { id, now: timestamp(clock.now()), ...settings };
}

/** `PATCH /_mock/workspace` with any of its settings. */
export function changeSettings(call: ControlCall): unknown {
  Object.assign(call.workspace.settings, checkFields(call.body, settingKinds(call.mock)));
  return showWorkspace(call);
}

/** `POST /_mock/workspaces` -> `{id, base_url, now, users, tokens, apps}`, by actor and application name. */
export function createWorkspace({ mock, request, body }: ControlCall): unknown {
  const { locked_until: _, ...kinds } = settingKinds(mock);
  const { running_clock: running, ...settings } = checkFields(body, { ...kinds, running_clock: BOOLEAN });
  const workspace = mock.workspaces.create(settings, running === true);
  return {
    id: workspace.id,
    base_url: `http://${request.headers.host}${mock.contract.basePath}`,
    now: timestamp(workspace.clock.now()),
    users: Object.fromEntries(
      [...workspace.actors].map(([actor, id]) => [actor, userSummary(workspace, id)]),
    ),
    tokens: Object.fromEntries(mock.workspaces.readyTokens(workspace)),
    apps: Object.fromEntries([...workspace.applications.values()].map((app) => [app.name, app.client_id])),
  };
}

/** `DELETE /_mock/workspaces/ID`. */
export function deleteWorkspace({ mock, rest }: ControlCall): unknown {
  const workspace = mock.workspaces.get(rest);
  if (!workspace) throw new ControlProblem(404, `There is no workspace ${JSON.stringify(rest)}.`);
  if (workspace === mock.workspaces.default)
    throw new ControlProblem(422, 'The default workspace stays; reset it.');
  mock.workspaces.delete(workspace);
  return { message: 'Deleted.' };
}

function settingKinds({ contract }: Mock): Record<string, Kind> {
  return {
    plan: oneOfTexts(Object.keys(contract.rateLimits.plans)),
    allow_third_party_apps: BOOLEAN,
    refresh_reuse: oneOfTexts(['revoke', 'reject']),
    locked_until: DAY_OR_NULL,
  };
}

function userSummary({ store }: Workspace, id: number): unknown {
  const user = store.tables.member.get(id);
  return { user_id: id, name: user?.name, email: user?.email };
}
