import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root, runNode } from '../run.ts';
import { listEncodings } from './forms.ts';
import { startRecorder } from './recorder.ts';

test('no output, log or report contains a secret that the mock issued', async () => {
  // Short lifetimes and small limits make tests fail, so that failure messages are searched as well.
  const mock = await startMock(['--access-token-ttl', '3600', '--rate-limit', '2/300']);
  const recorder = await startRecorder(mock.origin);
  onTestFinished(recorder.close);
  const folder = temporaryFolder();
  const suite = ['scripts/start.mjs', 'test', '--base-url', recorder.origin, '--report', folder];
  const { exitCode, stdout, stderr } = await runNode([...suite, '--', 'contract/tokens', 'contract/newman']);
  await mock.stop();

  const outputs = {
    'the mock': mock.printed(),
    'the suite': stdout + stderr,
    'the report': readAllText(folder),
  };
  expect(exitCode).toBe(1);
  expect(outputs['the suite']).toMatch(/\d checks failed, for /);
  expect(outputs['the mock']).toMatch(/^POST \/oauth\/token 200/m);
  expect(outputs['the report']).toMatch(/<failure /);
  expect(recorder.secrets.size).toBeGreaterThan(1000);
  expect(findLeaks(recorder.secrets, outputs)).toEqual([]);
}, 120_000);

test.for([
  ['in plain text', (secret: string) => secret],
  ['URL-encoded', encodeURIComponent],
  ['in base64', (secret: string) => btoa(secret)],
  ['in base64 at offset 1', (secret: string) => btoa(`:${secret} and more`)],
  ['in base64 at offset 2', (secret: string) => btoa(`a:${secret}`)],
  ['in base64url', (secret: string) => Buffer.from(`Bearer ${secret}`).toString('base64url')],
] as const)('a secret written %s is found', ([, write]) => {
  const secret = 'k3-_~9ZxQ./+a?w==7Lm';
  expect(findLeaks([secret], { 'an output': `before ${write(secret)} after` })).toEqual(['an output']);
});

/** The names of the outputs that contain a secret in some form. */
function findLeaks(secrets: Iterable<string>, outputs: Record<string, string>): string[] {
  const forms = [...secrets].flatMap(listEncodings);
  const found = Object.entries(outputs).filter(([, text]) => forms.some((form) => text.includes(form)));
  return found.map(([name]) => name);
}

/** Starts a mock in a separate process, as `npm run mock` does, and collects its output. */
async function startMock(flags: string[]) {
  const child = spawn(process.execPath, ['scripts/start.mjs', 'mock', '--port', '0', ...flags], {
    cwd: root,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const origin = await waitUntilReady(child, () => printed);
  return { origin, printed: () => printed, stop: () => stop(child) };
}

async function waitUntilReady(child: ChildProcess, printed: () => string): Promise<string> {
  for (;;) {
    const origin = /ready at (http:\/\/[\d.:]+)/.exec(printed())?.[1];
    if (origin) return origin;
    if (child.exitCode !== null) throw new Error(`the mock did not start: ${printed()}`);
    await Promise.race([once(child.stdout as NonNullable<typeof child.stdout>, 'data'), once(child, 'exit')]);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'close');
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'timeneye-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function readAllText(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('\n');
}
