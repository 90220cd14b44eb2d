import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentWithoutTokens } from '../cli/child-environment.ts';

const BLOCK = 512;

export interface ConsumerResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** An empty project in a temporary folder, in which the package is used as its users do. */
export class Consumer {
  readonly folder = mkdtempSync(join(tmpdir(), 'timeneye-contract-consumer-'));

  constructor() {
    writeFileSync(
      join(this.folder, 'package.json'),
      '{ "name": "consumer", "private": true, "type": "module" }\n',
    );
  }

  /** Runs a program in the folder; `npm` and `npx` included. */
  run(program: string, ...args: string[]): Promise<ConsumerResult> {
    return new Promise((resolve, reject) => {
      const { NODE_OPTIONS: _, ...env } = environmentWithoutTokens();
      const child = spawn(program, args, {
        cwd: this.folder,
        env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
      });
      const printed = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (text: string) => {
          printed[stream] += text;
        });
      }
      child.once('error', reject);
      child.once('close', (exitCode) => resolve({ exitCode, ...printed }));
    });
  }

  /** Runs a program that must succeed, and returns its output. */
  async succeed(program: string, ...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.run(program, ...args);
    if (exitCode === 0) return stdout;
    throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}\n${stdout}${stderr}`);
  }

  install(...packages: string[]): Promise<string> {
    return this.succeed('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
  }

  /** Names of the installed packages whose installation would run a script. */
  listInstallScripts(): string[] {
    const { packages } = JSON.parse(readFileSync(join(this.folder, 'package-lock.json'), 'utf8'));
    return Object.keys(packages).filter((path) => {
      if (path === '') return false;
      const { scripts = {} } = JSON.parse(readFileSync(join(this.folder, path, 'package.json'), 'utf8'));
      return ['preinstall', 'install', 'postinstall'].some((name) => scripts[name] !== undefined);
    });
  }

  /** Bytes that a folder takes on the disk. */
  size(folder = 'node_modules'): number {
    return this.#files(folder).reduce((sum, file) => sum + statSync(file).blocks * BLOCK, 0);
  }

  /** Path and time of the last change of each file of a folder, to see whether anything was written. */
  state(folder: string): string {
    return this.#files(folder)
      .map((file) => `${file} ${statSync(file).mtimeMs}`)
      .sort()
      .join('\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #files(folder: string): string[] {
    const entries = readdirSync(join(this.folder, folder), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }
}
