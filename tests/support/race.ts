import { leaveOut } from './leave-out.ts';

/** When a request was sent and when its response came, counted in events and not in seconds. */
export interface Span {
  sent: number;
  received: number;
}

/**
 * Sends the same request several times at once. Where no two of them were under way at the same time there was no race,
 * and the running test is skipped.
 */
export async function atOnce<T extends { span?: Span }>(count: number, send: () => Promise<T>): Promise<T[]> {
  const responses = await Promise.all(Array.from({ length: count }, send));
  if (!overlap(responses.flatMap(({ span }) => span ?? []))) leaveOut('the requests did not overlap');
  return responses;
}

/** Whether two of the spans have a moment in common. */
export function overlap(spans: Span[]): boolean {
  const sorted = [...spans].sort((a, b) => a.sent - b.sent);
  return sorted.some(({ sent }, i) => sorted.slice(0, i).some(({ received }) => received > sent));
}
