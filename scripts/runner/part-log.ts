import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../cli/errors.ts';

/** The last result of one part of a long check. */
export interface PartResult {
  /** ISO 8601, in UTC. */
  at: string;
  result: 'passed' | 'failed' | 'interrupted';
  seconds: number;
}

type Results = Record<string, PartResult>;

/** A file that remembers when each part of a long check last ran. */
export class PartLog {
  readonly #results: Map<string, PartResult>;

  /** Replaces an unreadable log. Throws a UsageError if the log cannot be written. */
  constructor(private readonly file: string) {
    this.#results = new Map(Object.entries(readResults(file)));
    try {
      this.#write();
    } catch (error) {
      throw new UsageError(
        `${file} cannot be written (${(error as NodeJS.ErrnoException).code}): this file stores the result of each part`,
      );
    }
  }

  note(part: string, result: PartResult): void {
    this.#results.set(part, result);
    this.#write();
  }

  /** One line per part: its name, last run, result and duration. */
  table(parts: readonly string[]): string {
    const width = Math.max(...parts.map((part) => part.length));
    return parts.map((part) => `${part.padEnd(width)}  ${formatResult(this.#results.get(part))}`).join('\n');
  }

  #write(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(Object.fromEntries(this.#results), null, 2)}\n`);
  }
}

function formatResult(last: PartResult | undefined): string {
  if (last === undefined) return 'never ran';
  return `${last.at.slice(0, 16).replace('T', ' ')} UTC  ${last.result} after ${formatDuration(last.seconds)}`;
}

function formatDuration(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function readResults(file: string): Results {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as Results;
    return Object.fromEntries(Object.entries(results).filter(([, each]) => isPartResult(each)));
  } catch {
    return {};
  }
}

function isPartResult(value: unknown): value is PartResult {
  const { at, result, seconds } = (value ?? {}) as Partial<PartResult>;
  return typeof at === 'string' && typeof result === 'string' && typeof seconds === 'number';
}
