import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type LedgerEntry, type Line, readLedger } from './ledger-lines.ts';
import type { LiveRecordKind } from './resources.ts';
import { isRunId } from './settings.ts';
import { appendPrivate } from './state.ts';

export type { LedgerEntry } from './ledger-lines.ts';

/** The path of a user's ledger for one base URL. A run changes or deletes only records in it. */
export function ledgerPath(directory: string, baseUrl: string, userId: number): string {
  const urlHash = createHash('sha256').update(baseUrl).digest('hex').slice(0, 12);
  return join(directory, `ledger-${urlHash}-${userId}.jsonl`);
}

/** A record could not be logged, so it must not be created. */
export class LedgerFailure extends Error {
  override readonly name = 'LedgerFailure';
}

export class Ledger {
  #logged = 0;
  #failure: string | undefined;
  /** Entries that could not be written but are known in memory. */
  readonly #unwritten: Line[] = [];

  constructor(
    readonly file: string,
    readonly run: string,
    private readonly append = appendPrivate,
  ) {
    if (!isRunId(run)) throw new Error(`"${run}" is not a run ID`);
  }

  /** Why the run must stop writing: a write to the ledger failed. It stays set even if later writes succeed. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Logs a record before its create request; returns the entry's key. Throws a LedgerFailure if the write fails. */
  log(kind: LiveRecordKind, text: string, parents: number[]): string {
    if (this.#failure !== undefined) throw new LedgerFailure(this.#failure);
    this.#logged += 1;
    const key = `${this.run} ${process.pid} ${this.#logged}`;
    const entry = { key, run: this.run, pid: process.pid, at: Date.now(), kind, text, parents };
    if (!this.#add(entry)) throw new LedgerFailure(this.#failure);
    return key;
  }

  /** Marks the record as created. */
  markCreated(key: string, id: number): void {
    this.#note({ key, id });
  }

  /** Marks the record as never created, or as deleted. */
  close(key: string): void {
    this.#note({ key, gone: true });
  }

  /** The records of all runs that may still exist. */
  listOpenEntries(): LedgerEntry[] {
    const entries = new Map<string, LedgerEntry>();
    for (const line of [...readLedger(this.file).lines, ...this.#unwritten]) {
      if ('run' in line) entries.set(line.key, line);
      else if ('gone' in line) entries.delete(line.key);
      else Object.assign(entries.get(line.key) ?? {}, { id: line.id });
    }
    return [...entries.values()];
  }

  /** The numbers of damaged lines. */
  listDamagedLines(): number[] {
    return readLedger(this.file).damaged;
  }

  /** The entry of a record that this run has created. */
  findEntry(kind: LiveRecordKind, id: number): LedgerEntry | undefined {
    return this.listOpenEntries().find(
      (entry) => entry.run === this.run && entry.kind === kind && entry.id === id,
    );
  }

  /** Deletes the file once it lists no records. A damaged line may name a record that still exists. */
  tidy(): void {
    if (this.listOpenEntries().length > 0 || this.listDamagedLines().length > 0) return;
    try {
      rmSync(this.file, { force: true });
    } catch {
      // The next run finds no records in the file either.
    }
  }

  #note(line: Line): void {
    if (!this.#add(line)) this.#unwritten.push(line);
  }

  #add(line: Line): boolean {
    try {
      this.append(this.file, JSON.stringify(line));
      return true;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#failure ??= `stopped writing: the ledger ${this.file} cannot be written (${code ?? message})`;
      return false;
    }
  }
}
