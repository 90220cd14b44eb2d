/**
 * How many seconds a server asks to wait (RFC 9110 10.2.3): a number, or a date by the server's own clock, which may
 * be another one than ours. Undefined when it does not say.
 */
export function secondsToWait(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const until = Date.parse(value);
  const now = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(until)) return undefined;
  return Math.max(0, Math.ceil((until - (Number.isNaN(now) ? Date.now() : now)) / 1000));
}
