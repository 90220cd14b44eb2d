import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContract } from '../../../scripts/contract/contract.ts';
import { call, freshMock } from '../mock.ts';

/** Writes a contract document in which group-manager cannot set the budget of a new project's phases. */
function writeRestrictedDocument(): string {
  const { document } = readContract();
  const changed = structuredClone(document);
  const schema = changed.components?.schemas?.ProjectPhaseCreate?.properties?.budget_minutes;
  const permissions = schema?.['x-writable-by'] as Record<string, { access: string }>;
  (permissions['group-manager'] as { access: string }).access = 'none';
  const directory = mkdtempSync(join(tmpdir(), 'contract-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'contract.json');
  writeFileSync(file, JSON.stringify(changed));
  return file;
}

test('a nested field that the actor cannot write is rejected like a top-level field', async () => {
  const mock = await freshMock({ spec: writeRestrictedDocument() });
  const create = (name: string, phase: object) =>
    call(mock, 'POST', '/projects', { as: 'group-manager', body: { name, phases: [phase] } });
  expect((await create('With a budget', { name: 'Start', budget_minutes: 60 })).status).toBe(403);
  expect((await create('Without one', { name: 'Start' })).status).toBe(200);
});

test("an entry's client is visible only if the client of its project is visible", async () => {
  const mock = await freshMock();
  const entries = await call(mock, 'GET', '/entries?per_page=100', { as: 'group-manager' });
  const projects = await call(mock, 'GET', '/projects?per_page=100', { as: 'group-manager' });
  const showsClient = new Map(
    projects.body.data.map((project: object & { project_id: number }) => [
      project.project_id,
      'client_id' in project,
    ]),
  );
  for (const entry of entries.body.data) {
    expect('client_id' in entry, `entry ${entry.entry_id}`).toBe(showsClient.get(entry.project_id) ?? false);
  }
});
