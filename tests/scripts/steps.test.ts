import { afterEach, expect, test, vi } from 'vitest';
import { noCounts } from '../../scripts/runner/counts.ts';
import { runSteps } from '../../scripts/runner/steps.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function step(name: string, exitCode: number, message?: object, interrupted = false) {
  return { name, run: vi.fn(async () => ({ exitCode, interrupted, message })) };
}

/** Runs the steps and returns the exit code and the output, without times. */
async function run(...steps: ReturnType<typeof step>[]) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const exitCode = await runSteps(steps);
  const printed = log.mock.calls.map(([text]) => text).join('\n');
  return { exitCode, lines: printed.replaceAll(/, [\d.]+ s$/gm, '').split('\n') };
}

test('the last line shows the total counts of all steps', async () => {
  const selfTests = { ...noCounts, passed: 3, failed: 0, skipped: 0, assumed: 0 };
  const suite = { ...noCounts, passed: 4, failed: 0, skipped: 1, assumed: 2 };
  const { exitCode, lines } = await run(
    step('types', 0),
    step('self-tests', 0, selfTests),
    step('suite', 0, suite),
  );
  expect(exitCode).toBe(0);
  expect(lines.slice(-4)).toEqual([
    'ok      types',
    'ok      self-tests',
    'ok      suite',
    '7 passed, 0 failed, 1 skipped',
  ]);
});

test('a failed step does not stop the other steps and counts as one failure', async () => {
  const { exitCode, lines } = await run(
    step('types', 2),
    step('self-tests', 0, { ...noCounts, passed: 3, failed: 0, skipped: 0, assumed: 0 }),
  );
  expect(exitCode).toBe(1);
  expect(lines.slice(-3)).toEqual(['FAILED  types', 'ok      self-tests', '3 passed, 1 failed']);
});

test('failed tests are counted once', async () => {
  const { exitCode, lines } = await run(
    step('suite', 1, { ...noCounts, passed: 3, failed: 2, skipped: 0, assumed: 0 }),
  );
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toBe('3 passed, 2 failed');
});

test('an interrupt ends the run', async () => {
  const next = step('suite', 0);
  expect((await run(step('types', 130, undefined, true), next)).exitCode).toBe(130);
  expect(next.run).not.toHaveBeenCalled();
});
