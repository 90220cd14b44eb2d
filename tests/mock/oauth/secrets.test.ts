import { afterEach, expect, test, vi } from 'vitest';
import { startMock } from '../../../scripts/mock/start.ts';
import { exchange, freshWorkspace, login, obtainCode, refresh, send, type TokenBody } from './login.ts';

afterEach(() => vi.restoreAllMocks());

test('the mock never logs or prints a code or a token', async () => {
  const printed: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts) => void printed.push(parts.join(' ')));
  }
  const mock = await startMock({ port: 0, log: (line) => printed.push(line) });
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  const first = (await exchange(workspace, code)).body as unknown as TokenBody;
  const second = (await refresh(workspace, first.refresh_token)).body as unknown as TokenBody;
  await refresh(workspace, first.refresh_token);
  await exchange(workspace, code);
  const { access_token } = await login(workspace, 'admin');
  const caller = `workspace=${workspace.id}&user=member`;
  const { body } = await send(`${workspace.origin}/developers/tokens?${caller}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Script' }),
  });
  await fetch(`${workspace.origin}/api/v1/me?access_token=${access_token}`);
  await mock.close();

  const { token } = body.data as { token: string };
  const secrets = [code, ...listTokens(first), ...listTokens(second), access_token, token];
  expect(printed.length).toBeGreaterThan(8);
  for (const secret of secrets) expect(printed.join('\n')).not.toContain(secret);
});

function listTokens({ access_token, refresh_token }: TokenBody): string[] {
  return [access_token, refresh_token];
}
