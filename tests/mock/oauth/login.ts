import { afterAll, beforeAll } from 'vitest';
import { type RunningMock, startMock } from '../../../scripts/mock/start.ts';

/** The code verifier and the code challenge of RFC 7636 appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const REDIRECT_URI = 'http://127.0.0.1:8123/callback';

type LoginFields = Record<string, string | undefined>;

export interface TokenBody {
  token_type: string;
  expires_in: number;
  access_token: string;
  refresh_token: string;
}

/** A separate workspace with two applications and a frozen clock. */
export interface LoginWorkspace {
  origin: string;
  id: string;
  app: string;
  otherApp: string;
  users: Record<string, { user_id: number }>;
  /** Personal tokens by actor. */
  tokens: Record<string, string>;
}

type ControlWorkspace = Pick<LoginWorkspace, 'id' | 'users' | 'tokens'> & {
  apps: Record<'mock-app' | 'other-app', string>;
};

/** One mock for all tests of a file. */
export function fileMock(): { readonly origin: string } {
  let mock: RunningMock;
  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });
  afterAll(() => mock.close());
  return {
    get origin() {
      return mock.origin;
    },
  };
}

/** Creates a workspace with the given settings. */
export async function freshWorkspace(
  { origin }: { origin: string },
  settings: object = {},
): Promise<LoginWorkspace> {
  const { body } = await postJson(`${origin}/_mock/workspaces`, settings);
  const { id, apps, users, tokens } = body as unknown as ControlWorkspace;
  return { origin, id, app: apps['mock-app'], otherApp: apps['other-app'], users, tokens };
}

/** Changes the workspace or its clock. */
export async function control(workspace: LoginWorkspace, path: string, body: object): Promise<void> {
  const url = `${workspace.origin}/_mock/${path}?workspace=${workspace.id}`;
  const response = await fetch(url, { method: 'PATCH', body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(await response.text());
}

export const advance = (workspace: LoginWorkspace, seconds: number) =>
  control(workspace, 'clock', { advance: seconds });

/** A valid authorization request, with changed fields; undefined removes a field. */
export function authorizationRequest(workspace: LoginWorkspace, changes: LoginFields = {}): URLSearchParams {
  return buildParameters({
    client_id: workspace.app,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    state: 'st ate/1',
    ...changes,
  });
}

/** Requests the consent page. */
export function openConsent(workspace: LoginWorkspace, changes: LoginFields = {}): Promise<Response> {
  const url = `${workspace.origin}/oauth/authorize?${authorizationRequest(workspace, changes)}`;
  return fetch(url, { redirect: 'manual' });
}

/** Posts the consent form as scripts do: without fetching the page. */
export function postConsent(
  workspace: LoginWorkspace,
  changes: LoginFields = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = authorizationRequest(workspace, { user: 'member', decision: 'grant', ...changes });
  return fetch(`${workspace.origin}/oauth/authorize`, { method: 'POST', body, headers, redirect: 'manual' });
}

/** The parameters of the redirect to the application. */
export function redirectParameters(response: { headers: Headers }): Record<string, string> {
  const { searchParams } = new URL(response.headers.get('location') ?? 'location:missing');
  return Object.fromEntries(searchParams);
}

/** Grants access, and returns the code. */
export async function obtainCode(workspace: LoginWorkspace, changes: LoginFields = {}): Promise<string> {
  return redirectParameters(await postConsent(workspace, changes)).code as string;
}

/** Exchanges a code for tokens. */
export async function exchange(workspace: LoginWorkspace, code: string, changes: LoginFields = {}) {
  const fields = {
    grant_type: 'authorization_code',
    client_id: workspace.app,
    redirect_uri: REDIRECT_URI,
    code,
    code_verifier: VERIFIER,
  };
  return postForm(`${workspace.origin}/oauth/token`, { ...fields, ...changes });
}

/** Requests new tokens with a refresh token. */
export async function refresh(workspace: LoginWorkspace, refresh_token: string, changes: LoginFields = {}) {
  const fields = { grant_type: 'refresh_token', client_id: workspace.app, refresh_token };
  return postForm(`${workspace.origin}/oauth/token`, { ...fields, ...changes });
}

/** Logs in as a user, and returns the tokens. */
export async function login(workspace: LoginWorkspace, user = 'member'): Promise<TokenBody> {
  const { body } = await exchange(workspace, await obtainCode(workspace, { user }));
  return body as unknown as TokenBody;
}

/** The status of an API request with a token. */
export async function apiStatus(workspace: LoginWorkspace, token: string, path = '/me'): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(`${workspace.origin}/api/v1${path}`, { headers })).status;
}

/** Sends an API request with a JSON body. */
export function callJson(
  workspace: LoginWorkspace,
  token: string,
  method: string,
  path: string,
  body: object,
) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return send(`${workspace.origin}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
}

/** Updates a user as the owner. */
export async function changeMember(workspace: LoginWorkspace, actor: string, changes: object): Promise<void> {
  const path = `/members/${workspace.users[actor]?.user_id}`;
  const { status, body } = await callJson(workspace, workspace.tokens.owner as string, 'PUT', path, changes);
  if (status !== 200) throw new Error(JSON.stringify(body));
}

export interface LoginResponse {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export function postForm(
  url: string,
  fields: LoginFields,
  headers: Record<string, string> = {},
): Promise<LoginResponse> {
  return send(url, { method: 'POST', body: buildParameters(fields), headers });
}

export function postJson(url: string, body: unknown): Promise<LoginResponse> {
  const headers = { 'Content-Type': 'application/json' };
  return send(url, { method: 'POST', body: JSON.stringify(body), headers });
}

export async function send(url: string, init: RequestInit): Promise<LoginResponse> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}

/** The complete body of an error response. */
export function rejection(error: string, error_description: string, hint?: string): Record<string, unknown> {
  return { error, error_description, ...(hint && { hint }), message: error_description };
}

function buildParameters(fields: LoginFields): URLSearchParams {
  const entries = Object.entries(fields).filter((each): each is [string, string] => each[1] !== undefined);
  return new URLSearchParams(entries);
}
