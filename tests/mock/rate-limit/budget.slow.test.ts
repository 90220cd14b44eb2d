import { expect, test } from 'vitest';
import type { RunningMock } from '../../../scripts/mock/start.ts';
import { originVariable } from '../../../scripts/runner/target.ts';
import { type CommandResult, root, runNode } from '../../scripts/run.ts';
import { call, freshMock } from '../mock.ts';

/** Runs a small suite with a rate limit of 50 requests, of which one stays in reserve. */
async function runOnSmallBudget(...filter: string[]): Promise<CommandResult & { remainingCounts: number[] }> {
  const mock = await freshMock({ rateLimit: { limit: 50, windowSeconds: 300 } });
  await call(mock, 'PATCH', '/_mock/rate-limit', { body: { user: 'owner', remaining: 0 } });
  const config = ['--root', 'tests/mock/rate-limit/fixture', '--configLoader', 'runner'];
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...config, ...filter];
  const ended = await runNode(command, root, { [originVariable]: mock.origin });
  return {
    ...ended,
    remainingCounts: [await readRemaining(mock, 'member'), await readRemaining(mock, 'group-manager')],
  };
}

/** The remaining count before the request that reads it. */
async function readRemaining(mock: RunningMock, as: string): Promise<number> {
  const { headers } = await call(mock, 'GET', '/me', { as });
  return Number(headers.get('x-ratelimit-remaining')) + 1;
}

test('a run without remaining requests is inconclusive: exit code 3, with instructions', async () => {
  const { exitCode, stdout, remainingCounts } = await runOnSmallBudget('-t', 'a test');
  const exhausted = (actor: string, remaining: number) =>
    `the rate limit of ${actor} is nearly exhausted (${remaining} of 50 requests remain): ` +
    'run again in a few minutes, after its window has ended';
  expect(stdout.trimEnd().split('\n').slice(-4)).toEqual([
    `      1 skipped: ${exhausted('member', 1)}`,
    `      1 skipped: ${exhausted('group-manager', 1)}`,
    `      1 skipped: ${exhausted('owner', 0)}`,
    '2 passed; 0 failed; 3 skipped',
  ]);
  expect(exitCode).toBe(3);
  expect(remainingCounts, 'the reserve is not used').toEqual([1, 1]);
});

test('a broken rule fails the run anyway', async () => {
  const { exitCode, stdout } = await runOnSmallBudget();
  expect([exitCode, stdout.trimEnd().split('\n').at(-1)]).toEqual([1, '2 passed; 1 failed; 3 skipped']);
});
