import { type Passage, passage, UNKNOWN_ID } from '../../../scripts/live/gate.ts';
import type { OwnKind } from '../../../scripts/live/resources.ts';
import { contract } from '../contract.ts';
import { leaveOut } from '../leave-out.ts';
import { stopWriting } from './claims.ts';
import { ledger, runLedger } from './own.ts';
import { type Asked, askedFor } from './request-at.ts';
import { live } from './settings.ts';

export { UNKNOWN_ID as NOBODYS_ID };

/** How a request passed, and what it asks for. */
export type Passed = Asked & { passage: Exclude<Passage, { as: 'nothing' | 'read' }> };

/**
 * Lets a request of the suite pass the gate to the live API, or skips the test that wants to send it. Undefined for a
 * read.
 */
export function passGate(url: string, method: string, body?: string | Uint8Array): Passed | undefined {
  if (!live || !isBelow(url, live.baseUrl)) return leaveOut('goes elsewhere than to the base URL');
  const asked = method === 'GET' ? undefined : askedFor(url, method, body);
  const passed = passage(
    { method, operation: asked?.operation, values: asked?.values ?? [], body: asked?.body },
    { ...live, contract, owns: ledger && isOwn },
  );
  if (passed.as === 'nothing') return leaveOut(passed.reason);
  if (passed.as !== 'read' && runLedger?.failure !== undefined) stopWriting(runLedger.failure);
  return passed.as === 'read' || !asked ? undefined : { ...asked, passage: passed };
}

function isOwn(kind: OwnKind, id: unknown): boolean {
  return typeof id === 'number' && ledger?.own(kind, id) !== undefined;
}

function isBelow(url: string, base: string): boolean {
  return url === base || ['/', '?'].some((next) => url.startsWith(base + next));
}
