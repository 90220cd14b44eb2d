import { ACTORS, type Actor } from '../contract/contract.ts';
import type { RequestItem } from './postman.ts';
import { sandboxScript } from './sandbox.ts';
import { step } from './step.ts';

export type Role = Exclude<Actor, 'anonymous'>;

/** The actors who have a token, in the order of the tables. */
export const ROLES = ACTORS.filter((actor) => actor !== 'anonymous') as Role[];

export const NEEDS_CONTROL =
  "Needs the mock's control API (`mock_url`) and is skipped elsewhere. Uses a separate workspace.";

/** The URL of a control request for the folder's workspace. */
export function controlUrl(path: string): string {
  return `{{mock_url}}/_mock/${path}?workspace={{id_of_workspace}}`;
}

/** Creates a workspace in the mock and stores its tokens, by role. */
export function freshWorkspace(settings: object = {}): RequestItem {
  return step({
    name: 'Create a workspace',
    method: 'POST',
    url: '{{mock_url}}/_mock/workspaces',
    json: settings,
    checks: [...checkAccepted(), '', ...sandboxScript('keep-workspace')],
  });
}

/** Deletes the workspace and its tokens. */
export function removeWorkspace(): RequestItem {
  return step({
    name: 'Delete the workspace',
    method: 'DELETE',
    url: '{{mock_url}}/_mock/workspaces/{{id_of_workspace}}',
    checks: [...checkAccepted(), '', ...sandboxScript('forget-workspace')],
  });
}

/** The check of every control request. */
export function checkAccepted(): string[] {
  return ["pm.test('the mock accepts it', () => pm.response.to.have.status(200));"];
}
