import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../run.ts';
import type { Statement } from './statements.ts';

/** The origin that pages use for a mock. */
export const DOCUMENTED_ORIGIN = 'http://127.0.0.1:4010';

// Reports the status of every request, whatever the command itself does with the response.
const PRELUDE = `
set -u
curl() {
  local head; head=$(mktemp -p "$LOG_FOLDER" head.XXXXXX)
  command curl --noproxy '*' --max-time 60 --dump-header "$head" "$@"
  local code=$?
  echo "$AT $(sed -n 's/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p' "$head" | tail -n 1)" >> "$LOG_FOLDER/statuses"
  return $code
}
`;

/** Runs commands in one bash process against the mock at `origin`. Returns the received statuses, by location. */
export async function runShell(all: Statement[], origin: string): Promise<Map<string, number[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'timeneye-docs-'));
  try {
    writeFileSync(join(folder, 'statuses'), '');
    const lines = all.flatMap(({ at, text }) => [
      `AT='${at}'`,
      text.replaceAll(DOCUMENTED_ORIGIN, origin),
      `status=$?; [ $status = 0 ] || echo "$AT: exit code $status" >&2`,
    ]);
    const problems = await bash(PRELUDE + lines.join('\n'), folder);
    if (problems !== '') throw new Error(problems);
    return readStatuses(readFileSync(join(folder, 'statuses'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the stderr output about failed commands. */
function bash(script: string, folder: string): Promise<string> {
  const child = spawn('bash', ['-c', script], { cwd: root, env: { ...process.env, LOG_FOLDER: folder } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.resume();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const problems = stderr.split('\n').filter((line) => /exit code \d|^bash:/.test(line));
      resolve([...problems, ...(code === 0 ? [] : [`bash ended with ${code}: ${stderr}`])].join('\n'));
    });
  });
}

function readStatuses(log: string): Map<string, number[]> {
  const statuses = new Map<string, number[]>();
  for (const line of log.split('\n').filter((each) => each !== '')) {
    const [at = '', status = '0'] = line.split(' ');
    statuses.set(at, [...(statuses.get(at) ?? []), Number(status)]);
  }
  return statuses;
}
