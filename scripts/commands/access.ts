import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand, Inconclusive, UsageError } from '../cli/index.ts';
import { readContract } from '../contract/contract.ts';
import { type AccessReport, isDifferent } from '../runner/access.ts';
import { renderGrid } from '../runner/access-grid.ts';
import { REPORT_FILES } from '../runner/report/files.ts';
import type { RunReport } from '../runner/report/model.ts';
import { runMatrix } from '../runner/run.ts';
import { resolveMockOrigin } from '../runner/target.ts';
import { SUITE_PACKAGES } from './shared/peers.ts';

/** The exit code that shells report for a program interrupted by Ctrl-C. */
const INTERRUPTED = 130;

/** `npm run access`: the grid of operations and actors, expected and actual. */
export const command = defineCommand({
  name: 'access',
  summary: 'Check the permission of each actor in each operation, and print the matrix.',
  usage: 'npm run access -- [flags]',
  packages: SUITE_PACKAGES,
  flags: {
    'base-url': {
      type: 'string',
      argument: 'URL',
      description: 'URL of a running mock',
    },
    from: {
      type: 'string',
      argument: 'DIR',
      description: 'Print the result of npm test -- --report DIR; run nothing',
    },
  },
  async run({ from, 'base-url': baseUrl }) {
    const report = from === undefined ? await observeMatrix(baseUrl) : await readReport(from);
    if (report === undefined) return INTERRUPTED;
    console.log(renderGrid(report, mark));
    return isChecked(report) && !report.permissions.some(isDifferent) ? 0 : 1;
  },
});

/** Whether every permission was checked. With an official document, permissions without a valid request are skipped. */
function isChecked({ permissions, operations, actors }: AccessReport): boolean {
  const isReconstructed = readContract().document['x-source'] !== 'official';
  return isReconstructed ? permissions.length === operations.length * actors.length : permissions.length > 0;
}

/** The observed matrix; undefined if the run was interrupted. */
async function observeMatrix(baseUrl: string | undefined): Promise<AccessReport | undefined> {
  const origin = baseUrl === undefined ? undefined : await resolveMockOrigin(baseUrl);
  const directory = await mkdtemp(join(tmpdir(), 'access-'));
  try {
    const { exitCode, interrupted } = await runMatrix(directory, origin);
    if (interrupted) return undefined;
    const report = await readAccess(directory);
    if (report) return report;
    throw new Inconclusive(
      `the run ended with exit code ${exitCode} before it observed anything: run npm test for the reason`,
    );
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function readReport(directory: string): Promise<AccessReport> {
  const report = await readAccess(directory);
  if (report) return report;
  throw new UsageError(
    `${directory} contains no ${REPORT_FILES.json} with permissions: npm test -- --report ${directory} writes one`,
  );
}

/** The permissions of the report in a directory; undefined when there are none. */
async function readAccess(directory: string): Promise<AccessReport | undefined> {
  try {
    const text = await readFile(join(directory, REPORT_FILES.json), 'utf8');
    return (JSON.parse(text) as RunReport).access;
  } catch {
    return undefined;
  }
}

/** Colors text red, unless NO_COLOR is set. The launcher sets NO_COLOR where colors are not supported. */
function mark(text: string): string {
  return process.env.NO_COLOR === undefined ? `\x1b[31m${text}\x1b[39m` : text;
}
