import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command, Flags } from '../cli/command.ts';
import { defineCommand, Inconclusive, runCommand, UsageError } from '../cli/index.ts';
import { readContract } from '../contract/contract.ts';
import { findDrift } from '../import/drift/drift.ts';
import { RECORDING_VARIABLE, readRecording } from '../import/drift/record.ts';
import { renderDrift } from '../import/drift/render-drift.ts';
import { SUITE_PACKAGES } from './shared/peers.ts';
import { command as suite } from './test.ts';

/** `npm run spec:drift`: compares the responses of a run with the document. */
export const command = defineCommand({
  name: 'spec:drift',
  summary: 'Compare the responses of a run with the document, by operation, status and field.',
  usage: 'npm run spec:drift -- [RECORDING] [--record FILE] [--json] [-- flags of npm test]',
  packages: SUITE_PACKAGES,
  flags: {
    record: {
      type: 'string',
      argument: 'FILE',
      description: 'Record the responses of the run in this new file',
    },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  positional: {
    argument: 'RECORDING',
    description: 'Responses of an earlier run; by default the suite runs now',
  },
  rest: 'passed to npm test, as in npm run spec:drift -- -- --live',
  async run(flags, rest, positionals) {
    const record = positionals[0] ?? flags.record;
    if (
      positionals.length > 1 ||
      (positionals.length === 1 && (flags.record !== undefined || rest.length > 0))
    ) {
      throw new UsageError('a RECORDING cannot be combined with flags of a run');
    }
    const facts =
      positionals.length === 1
        ? readRecording(resolve(positionals[0] as string))
        : await recordRun(record, rest);
    if (facts.length === 0) throw new Inconclusive('the run received no responses');
    const drift = findDrift(readContract(), facts);
    console.log(flags.json ? JSON.stringify(drift, null, 2) : renderDrift(drift));
    return drift.undocumented.length > 0 ? 1 : 0;
  },
});

/** Runs the suite with the recorder on; the results of its checks do not matter here. */
async function recordRun(recordFile: string | undefined, flags: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'spec-drift-'));
  const file = recordFile === undefined ? join(folder, 'record.jsonl') : resolve(recordFile);
  if (existsSync(file)) throw new UsageError(`${file} exists already: name a new file`);
  try {
    // Runs in this process, since a child process could receive tokens only through its environment.
    process.env[RECORDING_VARIABLE] = file;
    const exitCode = await runCommand(suite as Command<Flags>, flags);
    if (!existsSync(file))
      throw new Inconclusive(`the run received no responses (npm test: exit code ${exitCode})`);
    return readRecording(file);
  } finally {
    delete process.env[RECORDING_VARIABLE];
    rmSync(folder, { recursive: true, force: true });
  }
}
