import { createHmac, randomBytes } from 'node:crypto';
import type { MockRequest } from '../http.ts';
import type { Mock } from '../mock.ts';
import { findPerson, listUserNames } from '../pages/people.ts';
import { Problem } from '../problems.ts';
import { randomText } from '../secrets.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';

/** A user of the portal. */
export interface Developer {
  workspace: Workspace;
  user: MemberRow;
  /** The value of the browser's cookie; form tokens are bound to it. */
  cookie: string;
  /** Whether the request had the cookie. */
  hasCookie: boolean;
}

const COOKIE_NAME = 'timeneye_mock_developer';
/** The key of form tokens, created per process, so that no page can forge a token. */
const FORM_TOKEN_KEY = randomBytes(32);

/** Identifies the user by `?workspace=ID&user=NAME`, or else by the cookie. The mock has no passwords. */
export function identify(mock: Mock, request: MockRequest): Developer | undefined {
  const query = new URLSearchParams(request.query);
  const developer = findDeveloper(mock, readCookie(request));
  const name = query.get('user');
  if (!name) return isInWorkspace(developer, query.get('workspace')) ? developer : undefined;
  const workspace = getWorkspace(mock, query.get('workspace') ?? 'default');
  const user = findPerson(workspace, name);
  if (!user) {
    const message = `There is no active user ${JSON.stringify(name)}. Give a user ID, or choose from: ${listUserNames(workspace)}.`;
    throw new Problem('invalid', { message });
  }
  if (developer?.workspace === workspace && developer.user.user_id === user.user_id) return developer;
  const cookie = `${workspace.id}.${user.user_id}.${randomText()}`;
  return { workspace, user, cookie, hasCookie: false };
}

/** Finds the workspace with this ID, or throws a Problem. */
export function getWorkspace(mock: Mock, id: string): Workspace {
  const workspace = mock.workspaces.get(id);
  if (workspace) return workspace;
  throw new Problem('invalid', { message: `There is no workspace ${JSON.stringify(id)}.` });
}

/** The Set-Cookie header that stores the user. */
export function setCookie({ cookie }: Developer): Record<string, string> {
  return { 'Set-Cookie': `${COOKIE_NAME}=${cookie}; Path=/developers; HttpOnly; SameSite=Lax` };
}

/** The token that a form must contain; pages of another origin can neither read nor compute it. */
export function deriveFormToken({ cookie }: Developer): string {
  return createHmac('sha256', FORM_TOKEN_KEY).update(cookie).digest('base64url');
}

function findDeveloper(mock: Mock, cookie: string): Developer | undefined {
  const [workspaceId = '', userId = ''] = cookie.split('.');
  const workspace = mock.workspaces.get(workspaceId);
  const user = workspace && findPerson(workspace, userId);
  return user && { workspace, user, cookie, hasCookie: true };
}

/** Whether the cookie is for the named workspace; for another workspace, the user must be chosen again. */
function isInWorkspace(developer: Developer | undefined, workspaceId: string | null): boolean {
  return workspaceId === null || workspaceId === developer?.workspace.id;
}

function readCookie({ headers }: MockRequest): string {
  const cookies = (headers.cookie ?? '').split(';').map((each) => each.trim());
  const portalCookie = cookies.find((each) => each.startsWith(`${COOKIE_NAME}=`));
  return portalCookie?.slice(COOKIE_NAME.length + 1) ?? '';
}
