import { dirname } from 'node:path';
import type { TestCase } from 'vitest/node';
import { readContract } from '../contract/contract.ts';
import { type CountedObservation, gather, type Observation } from '../live/observation.ts';
import { observationLines, writeObservations } from '../live/report.ts';
import { triedProposals } from '../live/tried-proposals.ts';
import SummaryReporter from './summary.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What the test saw otherwise than assumed. */
    observations?: Observation[];
    /** How many requests of each method a test has sent to the live API. */
    requests?: Record<string, number>;
  }
}

type RunEnd = Parameters<SummaryReporter['onTestRunEnd']>;

/** A part of the checks may stay open, because a server has a bad moment; beyond it the run has found out nothing. */
const MAY_STAY_OPEN = 0.1;

/** The summary of a live run: what it observed, what it left out and why, what it spent. */
export default class LiveReporter extends SummaryReporter {
  private observations: CountedObservation[] = [];

  /** A test that a title filter leaves out has observed nothing. */
  override async onTestRunEnd(...[modules, errors, reason]: RunEnd): Promise<void> {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const gathered = gather(tests.flatMap((test) => test.meta().observations ?? []));
    this.observations = await triedProposals(readContract().document, gathered);
    super.onTestRunEnd(modules, errors, reason);
  }

  protected override closingLines(chosen: TestCase[], all: TestCase[]): string[] {
    const { observations } = this;
    const files = writeObservations(this.directory, observations);
    return [
      ...stopLines(chosen),
      ...grantedLines(chosen),
      ...observationLines(observations),
      ...files.map((file) => `wrote ${file}`),
      ...super.closingLines(chosen, all),
      requestLine(chosen),
    ];
  }

  protected override isInconclusive(tests: TestCase[]): boolean {
    if (tests.some((test) => test.meta().stopped !== undefined)) return true;
    const isOpen = (test: TestCase) => test.meta().inconclusive === true;
    const passed = tests.filter((test) => test.result().state === 'passed' || test.meta().observed);
    const open = tests.filter(isOpen);
    return open.length > MAY_STAY_OPEN * (passed.length + open.length) || passed.length === 0;
  }

  private get directory(): string {
    const { outputFile } = this.ctx.config;
    const files = typeof outputFile === 'object' ? (outputFile as Record<string, string>) : {};
    return dirname(files.observations ?? 'reports/observations.json');
  }
}

/** Why the run has ended before its time, first of all. */
function stopLines(tests: TestCase[]): string[] {
  const reasons = new Set(tests.flatMap((test) => test.meta().stopped ?? []));
  return [...reasons].map((reason) => `The run has ${reason}; what follows says nothing after that.`);
}

/** Probes that did something, whatever the check that sent them makes of it. */
function grantedLines(tests: TestCase[]): string[] {
  const lines = tests.flatMap((test) => test.meta().granted ?? []);
  if (lines.length === 0) return [];
  return ['', `Probes that changed something (${lines.length}):`, ...lines.map((line) => `  ${line}`)];
}

function requestLine(tests: TestCase[]): string {
  const sent = new Map<string, number>();
  for (const test of tests) {
    for (const [method, count] of Object.entries(test.meta().requests ?? {})) {
      sent.set(method, (sent.get(method) ?? 0) + count);
    }
  }
  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  const methods = [...sent].map(([method, count]) => `${count} ${method}`).join(', ');
  return `${total} requests sent${total > 0 ? `: ${methods}` : ''}`;
}
