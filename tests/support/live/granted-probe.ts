// The declaration below adds to this module.
import { TestRunner } from 'vitest';
import { GivenUp } from '../../../scripts/live/clean-up-patience.ts';
import { createdRecord } from '../../../scripts/live/created-record.ts';
import { writerAmong } from '../../../scripts/live/prepare.ts';
import { Records } from '../../../scripts/live/records.ts';
import type { OwnKind } from '../../../scripts/live/resources.ts';
import type { Received } from '../../../scripts/live/send.ts';
import { contract } from '../contract.ts';
import type { Passed } from './gate.ts';
import { runLedger } from './own.ts';
import { actorOf, live } from './settings.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What probes have changed although they should not have, and what became of it. */
    granted?: string[];
  }
}

/**
 * A probe that succeeds may have created a record. It enters the ledger, is deleted at once and is told; a record
 * that may have been there before is told and left alone.
 */
export async function undoGrantedProbe(
  passed: Passed,
  token: string | undefined,
  received: Received,
): Promise<void> {
  const { operation, passage, values } = passed;
  const isSuccess = (received.status >= 200 && received.status < 300) || received.status === 303;
  if (!live || !isSuccess || operation.method === 'delete') return;
  const { kind } = passage;
  const what = `${operation.method.toUpperCase()} ${operation.path} {} as ${actorOf(token)} got ${received.status}`;
  const { id, isNew } = createdRecord(kind, operation, received);
  if (id === undefined)
    return tell(`${what} and may have changed a ${kind}, without saying which: look for it`);
  const parents = (operation.method === 'post' ? values : values.slice(0, -1)).map(Number);
  const curl = recordsOf(token)[0]?.curl(kind, parents, id);
  if (!isNew) return tell(`${what} and names ${kind} ${id}, which may not be new and is left alone: ${curl}`);
  const key = claim(kind, operation.id, parents, id);
  if (!(await isDeleted(kind, parents, id, token))) {
    return tell(`${what} and created ${kind} ${id}, which could not be deleted: ${curl}`);
  }
  if (key !== undefined) runLedger?.close(key);
  runLedger?.tidy();
  tell(`${what} and created ${kind} ${id}, which was deleted again`);
}

/** A ledger that cannot be written does not keep the record from being deleted. */
function claim(kind: OwnKind, operation: string, parents: number[], id: number): string | undefined {
  try {
    const key = runLedger?.claim(kind, `probe of ${operation}`, parents);
    if (key !== undefined) runLedger?.made(key, id);
    return key;
  } catch {
    return undefined;
  }
}

/** Whoever reaches everything deletes it, or else whose probe created it. */
async function isDeleted(kind: OwnKind, parents: number[], id: number, token?: string): Promise<boolean> {
  for (const records of recordsOf(token)) {
    try {
      if (await records.erase(kind, parents, id)) return true;
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
    }
  }
  return false;
}

function recordsOf(token: string | undefined): Records[] {
  const tokens = new Set([writerAmong(live?.identities ?? [])?.token, token]);
  return [...tokens].flatMap((each) => {
    return each === undefined || !live ? [] : [new Records(contract, live.baseUrl, each)];
  });
}

function tell(line: string): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (!meta) return;
  meta.granted ??= [];
  meta.granted.push(line);
}
