import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnKind } from './resources.ts';
import { appendPrivate } from './state.ts';

/** A record that a run makes: written down before it is asked for, and again when its id is known. */
export interface Claim {
  key: string;
  run: string;
  /** The process of the run, and when it was: while it lives, its records are in use. */
  pid: number;
  at: number;
  kind: OwnKind;
  /** What its name or its notes hold, the run's id among it. */
  text: string;
  /** The ids that its path names before its own. */
  parents: number[];
  id?: number;
}

type Line = Claim | { key: string; id: number } | { key: string; gone: true };

/** The ledger of a user at one base URL: nothing outside it is ever changed or deleted. */
export function ledgerFile(directory: string, baseUrl: string, userId: number): string {
  const place = createHash('sha256').update(baseUrl).digest('hex').slice(0, 12);
  return join(directory, `ledger-${place}-${userId}.jsonl`);
}

export class Ledger {
  #claims = 0;

  constructor(
    readonly file: string,
    readonly run: string,
  ) {}

  /** To be called before the request goes out; answers the claim's key. */
  claim(kind: OwnKind, text: string, parents: number[]): string {
    this.#claims += 1;
    const key = `${this.run} ${process.pid} ${this.#claims}`;
    this.#add({ key, run: this.run, pid: process.pid, at: Date.now(), kind, text, parents });
    return key;
  }

  /** The record is there. */
  made(key: string, id: number): void {
    this.#add({ key, id });
  }

  /** The record was never made, or is gone again. */
  close(key: string): void {
    this.#add({ key, gone: true });
  }

  /** What is still there as far as anyone knows, of all runs. */
  open(): Claim[] {
    const claims = new Map<string, Claim>();
    for (const line of this.#lines()) {
      if ('run' in line) claims.set(line.key, line);
      else if ('gone' in line) claims.delete(line.key);
      else Object.assign(claims.get(line.key) ?? {}, { id: line.id });
    }
    return [...claims.values()];
  }

  /** The claim of a record that this run has made. */
  own(kind: OwnKind, id: number): Claim | undefined {
    return this.open().find((claim) => claim.run === this.run && claim.kind === kind && claim.id === id);
  }

  /** Takes the file away once there is nothing in it to be done. */
  tidy(): void {
    if (this.open().length === 0) rmSync(this.file, { force: true });
  }

  #add(line: Line): void {
    appendPrivate(this.file, JSON.stringify(line));
  }

  /** A last line that was cut off when the machine went down says nothing, and so is left out. */
  #lines(): Line[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return [JSON.parse(line) as Line];
        } catch {
          return [];
        }
      });
  }
}
