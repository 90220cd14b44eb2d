import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { readContract } from '../contract/contract.ts';
import { gatherAccess } from './access.ts';

/** Writes what a run saw of the access matrix to the file of `--outputFile.access`, and prints nothing. */
export default class AccessReporter implements Reporter {
  #file = '';

  onInit({ config }: Vitest): void {
    const { outputFile } = config;
    const file = typeof outputFile === 'object' ? (outputFile as Record<string, string>).access : undefined;
    if (file === undefined) throw new Error('the access reporter needs --outputFile.access=FILE');
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const report = gatherAccess(tests, readContract());
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(report, null, 2)}\n`);
  }
}
