import { spawn } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import { exampleNotice } from '../../scripts/contract/example-notice.ts';
import { createProjectCopy, temporaryFolder } from '../contract-tools/project.ts';

import { root, runNode } from './run.ts';

const SLOW = 120_000;

test('the notice lists each operation with its reason, and is empty without operations', () => {
  const one = { operation: 'createClient', reason: 'its body requires vat, which the store does not know' };
  expect(exampleNotice([])).toEqual([]);
  expect(exampleNotice([one])).toEqual([
    '1 operation is served from its example:',
    '  createClient because its body requires vat, which the store does not know',
  ]);
  expect(exampleNotice([one, { operation: 'getMe', reason: 'it has 1 path parameter' }])[0]).toBe(
    '2 operations are served from examples:',
  );
});

/** Starts `npm run mock` on this document, and returns its origin and the first lines of its standard error. */
async function startMock(document: object, lines: number) {
  const file = join(temporaryFolder(), 'contract.json');
  writeFileSync(file, JSON.stringify(document));
  const args = ['scripts/start.mjs', 'mock', '--port', '0', '--json', '--quiet', '--spec', file];
  const child = spawn(process.execPath, args, { cwd: root });
  onTestFinished(() => void child.kill());
  const errors: string[] = [];
  const [first] = await takeLines(createInterface(child.stdout), 1);
  errors.push(...(await takeLines(createInterface(child.stderr), lines)));
  return { origin: JSON.parse(first ?? '').origin as string, errors };
}

async function takeLines(lines: AsyncIterable<string>, count: number): Promise<string[]> {
  const received: string[] = [];
  for await (const line of lines) if (received.push(line) === count) break;
  return received;
}

test(
  'npm run mock and npm test name the operations that are served from their examples',
  async () => {
    const document = structuredClone(readContract().document);
    Object.assign(document.components?.schemas?.Todo?.properties?.name ?? {}, { type: 'integer' });
    const reason = 'violates the schema: /data/name must be integer';
    const { origin, errors } = await startMock(document, 3);
    expect(errors[0]).toBe('mock: 2 operations are served from examples:');
    expect(errors[2]).toBe(`mock:   getTodo because the store's response ${reason}`);
    const args = ['test', '--base-url', origin, '--grep', 'getTodo without a token is rejected with 401'];
    const { exitCode, stdout } = await runNode(['scripts/start.mjs', ...args]);
    expect(stdout).toContain('2 operations are served from examples:\n  listTodos because');
    expect(stdout).toMatch(/1 passed: 0 documented, 1 assumed; 0 failed/);
    expect(exitCode).toBe(0);
  },
  SLOW,
);

test(
  'npm run generate warns if a change of the sources makes an operation unsupported',
  async () => {
    const project = createProjectCopy();
    const overlay = join(project, 'spec/contract.overlay.yaml');
    appendFileSync(
      overlay,
      '\n  - target: $.components.schemas.Todo.properties.project_id\n    update: { maximum: 1 }\n',
    );
    const { stderr } = await runNode(['scripts/start.mjs', 'generate', '--check', '--project', project]);
    expect(stderr).toContain(
      'generate: 2 operations are served from examples:\n' +
        "generate:   listTodos because the store's response violates the schema: /data/2/project_id must be <= 1\n",
    );
    expect(stderr).toContain('stale: spec/contract.openapi.json');
  },
  SLOW,
);
