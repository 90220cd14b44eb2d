import { type Answer, ContractFailure, expectSame } from '../answer.ts';
import type { Client } from '../client.ts';
import type { Operation } from '../contract.ts';
import { follow, sendRaw } from '../raw.ts';
import { succeeded } from '../refusals.ts';

export type Fields = Record<string, unknown>;

/** A page of any list. */
interface Page {
  data: Fields[];
  links: { first: string; last: string; prev: string | null; next: string | null };
  meta: {
    current_page: number;
    from: number | null;
    last_page: number;
    path: string;
    per_page: number;
    to: number | null;
    total: number;
  };
}

/** One way to ask for a list: by whom, under which record, with which parameters. */
export interface Ask {
  client: Client;
  operation: Operation;
  ids?: number[];
  /** Pairs of name and value; a name that ends in [] may come more than once. */
  query?: [name: string, value: string | number][];
}

const DEFAULT_SIZE = 15;
/** No list of the suite has as many pages. */
const PATIENCE = 500;

/** Asks for the first page, follows `next` to the end, and holds `meta` and `links` of every page. */
export async function walk(ask: Ask): Promise<{ records: Fields[]; last: Answer; total: number }> {
  const records: Fields[] = [];
  let answer = await askFor(ask);
  for (let number = 1; number < PATIENCE; number += 1) {
    const page = succeeded(answer) as Page;
    const before = records.length;
    records.push(...page.data);
    if (!isPaged(ask.operation)) return { records, last: answer, total: records.length };
    checkPage(ask, answer, page, { number, before });
    if (page.links.next === null) return { records, last: answer, total: page.meta.total };
    answer = await follow(ask.client, ask.operation, page.links.next);
  }
  throw new ContractFailure(answer, 'the last page has no next one', 'links.next null', answer.text);
}

function isPaged({ success }: Operation): boolean {
  return success.schema.properties?.meta !== undefined;
}

/** The list's answer as it comes, the first page if the query does not name another. */
export function askFor({ client, operation, ids = [], query = [] }: Ask): Promise<Answer> {
  return sendRaw(client, operation, { ids, query: queryText(query) });
}

/** `meta` and `links` say where the page stands among the others; they agree with the records on it. */
function checkPage(ask: Ask, answer: Answer, page: Page, at: { number: number; before: number }): void {
  const { total } = page.meta;
  const size = sizeOf(ask);
  const count = page.data.length;
  const lastPage = Math.max(1, Math.ceil(total / size));
  const place = `meta of page ${at.number}`;
  const expected = {
    current_page: at.number,
    from: count > 0 ? at.before + 1 : null,
    last_page: lastPage,
    path: answer.request.url.split('?')[0],
    per_page: size,
    to: count > 0 ? at.before + count : null,
    total,
  };
  expectSame(answer, `${place} agrees with its records`, expected, page.meta);
  const full = at.number < lastPage ? size : total - size * (lastPage - 1);
  expectSame(answer, `page ${at.number} of ${lastPage} is full, the last one holds the rest`, full, count);
  checkLinks(ask, answer, page, at.number, lastPage);
}

function checkLinks(ask: Ask, answer: Answer, { links }: Page, number: number, lastPage: number): void {
  const to = (page: number | null) => (page === null ? null : [...parametersOf(ask), `page=${page}`].sort());
  const expected = {
    first: to(1),
    last: to(lastPage),
    prev: to(number > 1 ? number - 1 : null),
    next: to(number < lastPage ? number + 1 : null),
  };
  const read = (link: string | null) =>
    link && [...new URL(link).searchParams].map((pair) => pair.join('=')).sort();
  const found = {
    first: read(links.first),
    last: read(links.last),
    prev: read(links.prev),
    next: read(links.next),
  };
  expectSame(answer, `links of page ${number} keep the query and name the pages around it`, expected, found);
}

function parametersOf({ query = [] }: Ask): string[] {
  return query.filter(([name]) => name !== 'page').map((pair) => pair.join('='));
}

function sizeOf({ query = [] }: Ask): number {
  return Number(query.find(([name]) => name === 'per_page')?.[1] ?? DEFAULT_SIZE);
}

function queryText(query: [string, string | number][]): string | undefined {
  if (query.length === 0) return undefined;
  return new URLSearchParams(query.map(([name, value]) => [name, String(value)])).toString();
}
