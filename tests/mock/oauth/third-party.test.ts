import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { call, freshMock } from '../mock.ts';
import { freshWorkspace, login } from './login.ts';

const CONTRACT = new URL('../../../spec/contract.openapi.json', import.meta.url);

test.for([
  [401, { message: 'Unauthenticated.' }, null],
  [403, { message: 'This action is unauthorized.' }, '1999'],
] as const)(
  "tokens of applications get the document's %i while third-party access is blocked",
  async ([status, body, remaining]) => {
    const mock = await freshMock({ spec: writeDocument(status) });
    const workspace = await freshWorkspace(mock);
    const { access_token } = await login(workspace);
    const off = { allowThirdPartyApps: false };
    await call(mock, 'PATCH', `/_mock/workspace?workspace=${workspace.id}`, { body: off });
    const reply = await call(mock, 'GET', '/entries', { as: access_token });
    expect([reply.status, reply.body]).toEqual([status, body]);
    expect(reply.headers.get('x-ratelimit-remaining')).toBe(remaining);
    expect((await call(mock, 'GET', '/entries', { as: workspace.tokens.member as string })).status).toBe(200);
  },
);

/** Writes a contract document with this status for blocked third-party access. */
function writeDocument(status: number): string {
  const document = JSON.parse(readFileSync(CONTRACT, 'utf8'));
  document['x-tokens'].third_party_off.status = status;
  const folder = mkdtempSync(join(tmpdir(), 'timeneye-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'contract.openapi.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}
