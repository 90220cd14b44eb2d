import { createHmac, randomBytes } from 'node:crypto';
import type { MockRequest } from '../http.ts';
import type { Mock } from '../mock.ts';
import { listUserNames, personNamed } from '../pages/people.ts';
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
/** Known to this process only, so that no page can forge a form token. */
const KEY = randomBytes(32);

/** The user of the request: of `?workspace=ID&user=NAME`, else of the cookie. The mock has no passwords. */
export function identify(mock: Mock, request: MockRequest): Developer | undefined {
  const query = new URLSearchParams(request.query);
  const developer = findDeveloper(mock, readCookie(request));
  const name = query.get('user');
  if (!name) return isInWorkspace(developer, query.get('workspace')) ? developer : undefined;
  const workspace = workspaceNamed(mock, query.get('workspace') ?? 'default');
  const user = personNamed(workspace, name);
  if (!user) {
    const message = `There is no active user ${JSON.stringify(name)}. Name an id or one of: ${listUserNames(workspace)}.`;
    throw new Problem('invalid', { message });
  }
  if (developer?.workspace === workspace && developer.user.user_id === user.user_id) return developer;
  const cookie = `${workspace.id}.${user.user_id}.${randomText()}`;
  return { workspace, user, cookie, hasCookie: false };
}

/** The workspace with that id. */
export function workspaceNamed(mock: Mock, id: string): Workspace {
  const workspace = mock.workspaces.get(id);
  if (workspace) return workspace;
  throw new Problem('invalid', { message: `There is no workspace ${JSON.stringify(id)}.` });
}

/** The Set-Cookie header that stores the user. */
export function setCookie({ cookie }: Developer): Record<string, string> {
  return { 'Set-Cookie': `${COOKIE_NAME}=${cookie}; Path=/developers; HttpOnly; SameSite=Lax` };
}

/** The token that a form must send back; pages of another origin can neither read nor compute it. */
export function deriveFormToken({ cookie }: Developer): string {
  return createHmac('sha256', KEY).update(cookie).digest('base64url');
}

function findDeveloper(mock: Mock, cookie: string): Developer | undefined {
  const [workspaceId = '', userId = ''] = cookie.split('.');
  const workspace = mock.workspaces.get(workspaceId);
  const user = workspace && personNamed(workspace, userId);
  return user && { workspace, user, cookie, hasCookie: true };
}

/** A request that names another workspace but no user must choose a user there. */
function isInWorkspace(developer: Developer | undefined, workspaceId: string | null): boolean {
  return workspaceId === null || workspaceId === developer?.workspace.id;
}

function readCookie({ headers }: MockRequest): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const portalCookie = pairs.find((pair) => pair.startsWith(`${COOKIE_NAME}=`));
  return portalCookie?.slice(COOKIE_NAME.length + 1) ?? '';
}
