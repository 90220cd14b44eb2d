/** A longer wait is ignored. */
const MAX_SECONDS = 400 * 24 * 60 * 60;

/**
 * The seconds of a Retry-After header (RFC 9110 section 10.2.3): a number, or a date by the server's own clock, which
 * may differ from the local clock. Undefined if it is absent or not usable.
 */
export function parseRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Math.ceil(Number(value)) : parseRetryDate(value, headers);
  return seconds !== undefined && seconds <= MAX_SECONDS ? seconds : undefined;
}

/** Date.parse accepts nearly every string, even "-5", so the value must begin as in RFC 9110 section 5.6.7. */
function parseRetryDate(value: string, headers: Headers): number | undefined {
  if (!/^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? .*\d:\d\d:\d\d/.test(value))
    return undefined;
  const until = Date.parse(value);
  const now = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(until)) return undefined;
  return Math.max(0, Math.ceil((until - (Number.isNaN(now) ? Date.now() : now)) / 1000));
}

/** When to retry after a 429, as the end of a sentence: `in 177 seconds`, `in 3 hours`. */
export function formatRetryTime(headers: Headers): string {
  const seconds = parseRetryAfter(headers);
  if (seconds === undefined) return 'in five minutes';
  if (seconds <= 1) return 'in a second';
  const [unit, length] = UNITS.find((each) => seconds >= 2 * each[1]) ?? UNITS.at(-1) ?? ['seconds', 1];
  return `in ${Math.ceil(seconds / length)} ${unit}`;
}

const UNITS: [string, number][] = [
  ['days', 24 * 60 * 60],
  ['hours', 60 * 60],
  ['seconds', 1],
];
