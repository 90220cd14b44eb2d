import { leaveOut } from '../leave-out.ts';
import { type Asked, askedFor } from './request-at.ts';
import { live } from './settings.ts';
import { whyNotToWrite } from './writes.ts';

/** An id that JSON can carry and no record has. */
export const NOBODYS_ID = Number.MAX_SAFE_INTEGER;

/** People get mail and take licences, and timers run for somebody: nothing but reads goes near them. */
const NEVER_PROBED = ['Members', 'Timers'];

/**
 * The gate that every request to the live API passes: a read goes through, anything else only when the mode of the
 * run allows it. What does not pass is not sent, whichever test asked for it.
 */
export function passGate(url: string, method: string, body?: string | Uint8Array): Asked | undefined {
  if (method === 'GET') return undefined;
  const asked = askedFor(url, method, body);
  if (live?.probeRefusals && asked && isHarmless(asked)) return undefined;
  if (!live?.allowWrites) {
    return leaveOut(
      live?.probeRefusals ? 'would not be harmless if it were granted' : 'writes: needs --allow-writes',
    );
  }
  if (!asked) return leaveOut('writes in a way that the contract document does not have');
  const reason = whyNotToWrite(asked);
  return reason === undefined ? asked : leaveOut(reason);
}

/** Whether a call does nothing even if it is granted: a create without what it needs, a change of nothing. */
export function isHarmless({ operation, values, body }: Asked): boolean {
  if (NEVER_PROBED.includes(operation.tag)) return false;
  if (operation.method !== 'post') return values.at(-1) === String(NOBODYS_ID);
  const required = operation.body?.schema.required ?? [];
  return required.some((field) => !(field in body));
}
