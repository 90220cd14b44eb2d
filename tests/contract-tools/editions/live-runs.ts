import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SIGNED_IN } from '../../../scripts/contract/access.ts';
import { formatVariableName } from '../../../scripts/live/tokens.ts';

/** A live run: the flags and the tokens that it is given. */
interface RunInput {
  flags: string[];
  tokens: Record<string, string>;
}

const RUNS: RunInput[] = [
  { flags: ['--actor', 'member'], tokens: { TIMENEYE_TOKEN: 'mock-member' } },
  {
    flags: ['--probe-denied', '--allow-writes'],
    tokens: Object.fromEntries(SIGNED_IN.map((actor) => [formatVariableName(actor), `mock-${actor}`])),
  },
];

/**
 * Runs the suite live against the mock of a project copy: read-only as a member, and with all tokens and flags. Returns
 * the output of each run that fails or reports a difference; a mock that follows the contract causes neither.
 */
export async function collectFailedLiveRuns(copy: string, stateDirectory: string): Promise<string[]> {
  const mock = spawn(process.execPath, ['scripts/start.mjs', 'mock', '--port', '0', '--json', '--quiet'], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface(mock.stdout), 'line');
    const { baseUrl } = JSON.parse(line) as { baseUrl: string };
    return RUNS.flatMap(({ flags, tokens }) => {
      const args = ['scripts/start.mjs', 'test', '--live', '--base-url', baseUrl, ...flags];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        cwd: copy,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: {
          PATH: process.env.PATH,
          NO_COLOR: '1',
          TIMENEYE_STATE_DIR: stateDirectory,
          TIMENEYE_ENV_FILE: '/dev/null',
          ...tokens,
        },
      });
      const output = `live run ${flags.join(' ')}: exit code ${status}\n${(stdout + stderr).slice(-6000)}`;
      return status === 0 && !/Different from the contract's assumptions/.test(stdout) ? [] : [output];
    });
  } finally {
    mock.kill();
  }
}
