import { leaveOut } from './leave-out.ts';

/** The value itself. A missing one can be neither sent nor compared, so it skips the running test: `no client_id`. */
export function present<T>(value: T | null | undefined, name: string): T {
  if (value === undefined || value === null || Number.isNaN(value)) leaveOut(`no ${name}`);
  return value;
}

/** Holds a text or number for a path or a query to be one: `undefined`, `null`, NaN and objects have no spelling. */
export function presentText(value: unknown, name: string): void {
  if (typeof value === 'object' && value !== null) leaveOut(`no ${name}`);
  present(value, name);
}

/** The same of every parameter of a query and of every item of a list in it. */
export function presentQuery(query: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) presentText(item, name);
  }
}

/** The same of a body, in which null is a value and objects have fields. */
export function presentBody(body: unknown, name = 'body'): void {
  if (body === null) return;
  present(body, name);
  if (typeof body !== 'object' || body === null) return;
  for (const [key, value] of Object.entries(body)) presentBody(value, Array.isArray(body) ? name : key);
}

/** What a value that is not there turns into when it becomes a part of a text. */
const SPELT = /(?<=[/=&,])(?:undefined|\[object Object\]|%5Bobject(?:%20|\+)Object%5D)(?=[/?&,]|$)/i;

/** The same of a URL that was put together by others: the last gate before the wire. */
export function presentInUrl(url: string): void {
  const found = SPELT.exec(url)?.[0];
  if (found !== undefined) leaveOut(`no value in place of ${found} in ${url.replace(/\?.*/s, '')}`);
}
