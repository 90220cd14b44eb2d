import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { RunReport } from '../../../scripts/runner/report/model.ts';
import { ROOT } from '../project.ts';
import { collectFailedLiveRuns } from './live-runs.ts';

/* An edition of Timeneye's document in a copy of the project: accepted, checked with every command, and reverted. */

const DOCUMENTS = join(ROOT, 'tests/contract-tools/editions/documents');
const OMITTED = ['node_modules', '.git', 'reports', '.env'];

/** The areas that the suite checks for any document; the first part of a rule. */
export const AREAS = ['authorization', 'state', 'rate-limit', 'tokens', 'conformance'] as const;
export type Area = (typeof AREAS)[number];

/** The result of one edition. */
export interface EditionResult {
  /** The commands that failed, each with the end of its output. */
  failed: string[];
  /** The share of checks that pass in each area. */
  shares: Record<Area, number>;
  /** Whether accepting the previous document restores every file of spec/ and collections/. */
  isRestored: boolean;
}

/** The documents, by name. */
export const EDITIONS: string[] = readdirSync(DOCUMENTS)
  .filter((file) => !file.endsWith('.md'))
  .map((file) => file.replace(/\.\w+$/, ''));

/** What runs on an edition besides the suite: the other commands, and live runs. */
interface EditionExtras {
  commands: string[][];
  live: boolean;
}

/** Accepts an edition in a copy of the project, runs the suite and the extras there, and restores the copy. */
export async function runEdition(name: string, { commands, live }: EditionExtras): Promise<EditionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'edition-'));
  try {
    const copy = join(folder, 'project');
    cpSync(ROOT, copy, { recursive: true, filter: (path) => !OMITTED.includes(basename(path)) });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const before = readFiles(copy);
    const file = readdirSync(DOCUMENTS).find((each) => each.replace(/\.\w+$/, '') === name) ?? name;
    const old = join(folder, 'before.yaml');
    writeFileSync(old, before.get('spec/timeneye.openapi.yaml') ?? '');
    const report = join(folder, 'report');
    const runAll = (all: string[][]) => all.flatMap((command) => runScript(copy, command) ?? []);
    const failed = [
      ...runAll([
        ['spec:download', join(DOCUMENTS, file), '--accept'],
        ['test', '--report', report],
        ...commands,
      ]),
      ...(live ? await collectFailedLiveRuns(copy, join(folder, 'state')) : []),
      ...runAll([['spec:download', old, '--accept']]),
    ];
    return { failed, shares: shares(report), isRestored: hasSameFiles(before, readFiles(copy)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs an npm script. Returns the command and the end of its output if it failed, else undefined. */
function runScript(cwd: string, [script = '', ...scriptArguments]: string[]): string | undefined {
  const args = ['run', '--silent', script, ...(scriptArguments.length > 0 ? ['--', ...scriptArguments] : [])];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', VITEST: undefined, VITEST_WORKER_ID: undefined },
  });
  return status === 0
    ? undefined
    : `npm run ${script}: exit code ${status}\n${(stdout + stderr).slice(-6000)}`;
}

function shares(report: string): Record<Area, number> {
  const { rules } = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8')) as RunReport;
  const share = (area: Area) => {
    const areaRules = rules.filter(({ rule }) => rule.split('/')[0] === area);
    const count = (key: 'passed' | 'tests') => areaRules.reduce((sum, each) => sum + each[key], 0);
    return count('tests') === 0 ? 0 : count('passed') / count('tests');
  };
  return Object.fromEntries(AREAS.map((area) => [area, share(area)])) as Record<Area, number>;
}

function readFiles(copy: string): Map<string, string> {
  const files = ['spec', 'collections'].flatMap((folder) =>
    readdirSync(join(copy, folder)).map((file) => join(folder, file)),
  );
  return new Map(files.map((file) => [file, readFileSync(join(copy, file), 'utf8')]));
}

function hasSameFiles(one: Map<string, string>, other: Map<string, string>): boolean {
  return one.size === other.size && [...one].every(([file, text]) => other.get(file) === text);
}
