// The declaration below adds to this module.
import { TestRunner } from 'vitest';
import { isAccepted } from '../../../scripts/live/acceptance.ts';
import type { Received } from '../../../scripts/live/send.ts';
import { contract } from '../contract.ts';
import { leaveOpen } from '../leave-out.ts';
import { noteRequest } from './count.ts';
import { live } from './settings.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the run has stopped, in the tests that it did not get to. */
    stopped?: string;
  }
}

/** Why nothing more is sent or concluded in this run. */
let lost: string | undefined;

/** Whether a token that was accepted before no longer is, so that no response says anything about the contract. */
export function isTokenLost(): boolean {
  return lost !== undefined;
}

/** Skips the running test as inconclusive once a token is lost. */
export function stopWhenTokenIsLost(): void {
  if (lost === undefined) return;
  const test = TestRunner.getCurrentTest();
  if (test) test.meta.stopped = lost;
  leaveOpen(lost);
}

/**
 * Looks whether a 401 is the API's statement about this request, or whether the token, which was accepted when the
 * run began, is not any more: expired, revoked, its user deactivated.
 */
export async function noticeLostToken({ status }: Received, token: string | undefined): Promise<void> {
  const identity = live?.identities.find((each) => each.token === token);
  if (!live || !identity || status !== 401) return;
  noteRequest('GET');
  const accepted = await isAccepted(contract, live.baseUrl, identity.token, live.patienceMs);
  if (accepted === undefined) {
    leaveOpen(`cannot tell whether the token of ${identity.actor} is still accepted after a 401`);
  }
  if (accepted) return;
  lost ??= `stopped: the token of ${identity.from} was accepted before and is rejected now (401, by GET /me as well)`;
  stopWhenTokenIsLost();
}
