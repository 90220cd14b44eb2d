import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../scripts/cli/index.ts';
import { command as download } from '../../scripts/commands/spec-download.ts';
import { command as drift } from '../../scripts/commands/spec-drift.ts';
import { freePort } from '../../scripts/faults/runner/free-port.ts';
import { serve } from '../contract-tools/download/serve.ts';
import { temporaryFolder } from '../contract-tools/project.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs a command as its entry point does, and returns its exit code and its output. */
async function run(command: Parameters<typeof runCommand>[0], argv: string[]) {
  const output: string[] = [];
  const errors: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text) => void output.push(text));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
  const exitCode = await runCommand(command, argv);
  return { exitCode, output: output.join('\n'), errors: errors.join('') };
}

const runDownload = (...argv: string[]) => run(download as Parameters<typeof runCommand>[0], argv);
const runDrift = (...argv: string[]) => run(drift as Parameters<typeof runCommand>[0], argv);

test.each([
  [['nowhere.yaml'], /nowhere\.yaml is not there/],
  [['one.yaml', 'two.yaml'], /one URL or FILE at a time/],
  [['one.yaml', '--format', 'xml'], /--format is one of text, markdown, json/],
  [['http://example.com/api.yaml'], /no TLS/],
])('spec:download %j is a usage error', async (argv, message) => {
  const { exitCode, errors } = await runDownload(...argv);
  expect(exitCode).toBe(2);
  expect(errors).toMatch(message);
});

test('spec:download reads the URL from the environment, and is inconclusive if nothing listens there', async () => {
  const url = `http://127.0.0.1:${await freePort()}/api.yaml`;
  vi.stubEnv('TIMENEYE_SPEC_URL', url);
  const { exitCode, errors } = await runDownload();
  expect(exitCode).toBe(3);
  expect(errors).toContain(`${url} cannot be reached`);
});

test('spec:download rejects a web page with exit code 2', async () => {
  const { exitCode, errors } = await runDownload(await serve((_request, response) => response.end('<html>')));
  expect(exitCode).toBe(2);
  expect(errors).toMatch(/is a web page/);
});

function writeRecording(...facts: object[]): string {
  const file = join(temporaryFolder(), 'record.jsonl');
  writeFileSync(file, facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
  return file;
}

test('spec:drift exits with 1 if a recording has undocumented responses', async () => {
  const unknown = { operation: 'getMe', status: 418 };
  const { exitCode, output } = await runDrift(writeRecording(unknown));
  expect(exitCode).toBe(1);
  expect(output).toContain('getMe 418: the status 418');
  expect((await runDrift(writeRecording({ operation: 'getMe', status: 200 }))).exitCode).toBe(0);
});

test('spec:drift prints JSON, and rejects a missing recording and unknown arguments', async () => {
  const { output } = await runDrift(writeRecording({ operation: 'getMe', status: 418 }), '--json');
  expect(JSON.parse(output).undocumented).toHaveLength(1);
  expect((await runDrift('nowhere.jsonl')).exitCode).toBe(2);
  expect((await runDrift(writeRecording(), '--', '--live')).exitCode).toBe(2);
});
