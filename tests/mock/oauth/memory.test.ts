import { expect, test } from 'vitest';
import { AuthorizationCodes } from '../../../scripts/mock/oauth/codes.ts';
import { type Grant, TokenStore } from '../../../scripts/mock/tokens.ts';
import { Workspace } from '../../../scripts/mock/workspace.ts';

const ACCESS_SECONDS = 86_400;
const REFRESH_SECONDS = 30 * ACCESS_SECONDS;
/** Enough logins, with two tokens each, for the mock to delete expired tokens. */
const MANY_LOGINS = 9_000;

function freshWorkspace(): Workspace {
  const settings = { plan: 'business', allowThirdPartyApps: true, refreshReuse: 'revoke' } as const;
  return new Workspace('w1', 1, false, settings);
}

function logIn(tokens: TokenStore, workspace: Workspace, family?: string): { refresh: string; grant: Grant } {
  const common = { workspace, userId: 1, application: 'app' };
  const { grant } = tokens.issue({
    ...common,
    kind: 'access',
    seconds: ACCESS_SECONDS,
    ...(family && { family }),
  });
  const next = tokens.issue({ ...common, kind: 'refresh', seconds: REFRESH_SECONDS, family: grant.family });
  return { refresh: next.token, grant };
}

test('expired logins are deleted once there are many, and valid ones are kept', () => {
  const [tokens, workspace] = [new TokenStore(), freshWorkspace()];
  const old = logIn(tokens, workspace);
  workspace.clock.advance(REFRESH_SECONDS + 1);
  const valid = logIn(tokens, workspace);
  for (let i = 0; i < MANY_LOGINS; i++) logIn(tokens, workspace);
  expect(tokens.find(old.refresh)).toBeUndefined();
  expect(tokens.find(valid.refresh)?.revoked).toBe(false);
});

test('reuse of a rotated refresh token revokes its family among many others', () => {
  const [tokens, workspace] = [new TokenStore(), freshWorkspace()];
  const first = logIn(tokens, workspace);
  tokens.revokeFamily(workspace, first.grant.family);
  const second = logIn(tokens, workspace, first.grant.family);
  for (let i = 0; i < MANY_LOGINS; i++) logIn(tokens, workspace);
  tokens.revokeFamily(workspace, tokens.find(first.refresh)?.family ?? '');
  expect(tokens.find(second.refresh)?.revoked).toBe(true);
});

test('a revoked family is deleted once there are many tokens', () => {
  const [tokens, workspace] = [new TokenStore(), freshWorkspace()];
  const ended = logIn(tokens, workspace);
  tokens.revokeFamily(workspace, ended.grant.family);
  for (let i = 0; i < MANY_LOGINS; i++) logIn(tokens, workspace);
  expect(tokens.find(ended.refresh)).toBeUndefined();
});

test('a revoked token is kept while there are few tokens', () => {
  const [tokens, workspace] = [new TokenStore(), freshWorkspace()];
  const ended = logIn(tokens, workspace);
  tokens.revokeFamily(workspace, ended.grant.family);
  for (let i = 0; i < 1000; i++) logIn(tokens, workspace);
  expect(tokens.find(ended.refresh)?.revoked).toBe(true);
});

test('deleting a workspace deletes its tokens', () => {
  const [tokens, workspace] = [new TokenStore(), freshWorkspace()];
  const { refresh } = logIn(tokens, workspace);
  tokens.deleteAll(workspace);
  expect(tokens.find(refresh)).toBeUndefined();
});

test('expired codes are deleted once there are many', () => {
  const codes = new AuthorizationCodes();
  const code = { clientId: 'app', userId: 1, redirectUri: 'x:', redirectUriSent: true, challenge: 'c' };
  const first = codes.issue({ ...code, expiresAt: 600 }, 0);
  const later = codes.issue({ ...code, expiresAt: 2000 }, 1000);
  for (let i = 0; i < 2000; i++) codes.issue({ ...code, expiresAt: 2000 }, 1000);
  expect(codes.find(first)).toBeUndefined();
  expect(codes.find(later)).toBeDefined();
});
