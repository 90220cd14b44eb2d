import { ACTORS, type Actor } from '../contract/contract.ts';
import type { RequestItem } from './postman.ts';
import { sandboxScript } from './sandbox.ts';
import { step } from './step.ts';

export type Role = Exclude<Actor, 'anonymous'>;

/** Everyone who has a token, in the order of the tables. */
export const ROLES = ACTORS.filter((actor) => actor !== 'anonymous') as Role[];

export const NEEDS_CONTROL =
  "Needs the mock's control (`mock_url`) and is left out elsewhere. It works in a workspace of its own.";

/** The address of a control call for the folder's workspace. */
export function control(path: string): string {
  return `{{mock_url}}/_mock/${path}?workspace={{id_of_workspace}}`;
}

/** Lets the mock make a workspace and keeps its tokens, by role. */
export function freshWorkspace(settings: object = {}): RequestItem {
  return step({
    name: 'Make a workspace',
    method: 'POST',
    url: '{{mock_url}}/_mock/workspaces',
    json: settings,
    checks: [...mockDoesIt(), '', ...sandboxScript('keep-workspace')],
  });
}

/** Removes the workspace and forgets its tokens. */
export function removeWorkspace(): RequestItem {
  return step({
    name: 'Remove the workspace',
    method: 'DELETE',
    url: '{{mock_url}}/_mock/workspaces/{{id_of_workspace}}',
    checks: [...mockDoesIt(), '', ...sandboxScript('forget-workspace')],
  });
}

/** The check of every control request. */
export function mockDoesIt(): string[] {
  return ["pm.test('the mock does it', () => pm.response.to.have.status(200));"];
}
