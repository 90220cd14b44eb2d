import { TestRunner } from 'vitest';
import { createdKind } from '../../../scripts/live/gate.ts';
import { LedgerFailure } from '../../../scripts/live/ledger.ts';
import { type OwnKind, resourceOf } from '../../../scripts/live/resources.ts';
import type { Received } from '../../../scripts/live/send.ts';
import { leaveOpen } from '../leave-out.ts';
import type {} from './lost-token.ts';
import { ledger } from './own.ts';
import type { Asked } from './request-at.ts';

/** Sends a write with its traces in the ledger: before it goes out, and when it is known what came of it. */
export async function onRecord(asked: Asked, write: () => Promise<Received>): Promise<Received> {
  const claim = claimOf(asked);
  const received = await write();
  const isDone = received.status >= 200 && received.status < 300;
  if (claim && received.status >= 400) ledger?.close(claim.key);
  if (claim && isDone) noteId(claim, received.text);
  if (isDone) closeWhatIsGone(asked);
  return received;
}

interface Claimed {
  key: string;
  kind: OwnKind;
}

function claimOf({ operation, values, body }: Asked): Claimed | undefined {
  const kind = createdKind(operation);
  if (!kind || !ledger) return undefined;
  const text = String(body[resourceOf(kind).mark]);
  return { kind, key: claimed(kind, text, values.map(Number)) };
}

/** What cannot be written down is not made. */
function claimed(kind: OwnKind, text: string, parents: number[]): string {
  try {
    return ledger?.claim(kind, text, parents) ?? '';
  } catch (error) {
    if (error instanceof LedgerFailure) stopWriting(error.message);
    throw error;
  }
}

/** Skips the running test as inconclusive, and the run with it: from now on it could not put in order what it does. */
export function stopWriting(reason: string): never {
  const test = TestRunner.getCurrentTest();
  if (test) test.meta.stopped = reason;
  return leaveOpen(reason);
}

/** Without an id the claim stays open, and the record is searched for by what it shows. */
function noteId({ key, kind }: Claimed, text: string): void {
  const id = idIn(text, resourceOf(kind).id);
  if (id !== undefined) ledger?.made(key, id);
}

function closeWhatIsGone({ operation, values }: Asked): void {
  if (operation.method !== 'delete') return;
  const id = Number(values.at(-1));
  const claim = ledger?.open().find((each) => {
    return each.id === id && resourceOf(each.kind).remove === operation.id;
  });
  if (claim) ledger?.close(claim.key);
}

function idIn(text: string, field: string): number | undefined {
  try {
    const { data } = JSON.parse(text) as { data?: Record<string, unknown> };
    const id = data?.[field];
    return typeof id === 'number' ? id : undefined;
  } catch {
    return undefined;
  }
}
