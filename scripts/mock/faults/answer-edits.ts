import type { Operation } from '../../spec/contract.ts';
import { answerApi, operate } from '../answer.ts';
import type { Answer } from '../http.ts';
import { show } from '../steps/show.ts';
import type { ResourceName, Row } from '../store/rows.ts';
import { at, type Weaving } from './fault.ts';

type Which = (operation: Operation) => boolean;
/** A body as the edits see it. */
export type Body = Record<string, unknown>;

/** The operations of these names. */
export function only(...ids: string[]): Which {
  return ({ id }) => ids.includes(id);
}

export const creates: Which = ({ method, id }) => method === 'post' && id.startsWith('create');
export const updates: Which = ({ method }) => method === 'put';
export const deletes: Which = ({ method }) => method === 'delete';
export const lists: Which = ({ id }) => id.startsWith('list');
export const singles: Which = ({ id }) => /^(get|create|update)/.test(id);

/** Changes what operations answer when all goes well. */
export function successes(which: Which, change: (answer: Answer, operation: Operation) => Answer): Weaving {
  return at(operate, (sound) => (api, request, routed, authenticated) => {
    const answer = sound(api, request, routed, authenticated);
    return which(routed.operation) ? change(answer, routed.operation) : answer;
  });
}

/** Changes the body of what operations answer when all goes well. */
export function bodies(which: Which, change: (body: Body) => unknown): Weaving {
  return successes(which, (answer) => withBody(answer, change));
}

/** Changes what is answered to requests that are refused. */
export function refusals(change: (answer: Answer) => Answer): Weaving {
  return at(answerApi, (sound) => (api, request) => {
    const answer = sound(api, request);
    return answer.status >= 400 ? change(answer) : answer;
  });
}

/** Changes headers of every answer; undefined takes one away. */
export function headersWith(change: (answer: Answer) => Record<string, string | undefined>): Weaving {
  return at(answerApi, (sound) => (api, request) => {
    const answer = sound(api, request);
    const all = Object.entries({ ...answer.headers, ...change(answer) });
    const kept = all.filter((each): each is [string, string] => each[1] !== undefined);
    return { ...answer, headers: Object.fromEntries(kept) };
  });
}

export function withBody(answer: Answer, change: (body: Body) => unknown): Answer {
  return { ...answer, body: JSON.stringify(change(JSON.parse(String(answer.body)) as Body)) };
}

/** Changes every record of a resource wherever it is answered on its own or in a list. */
export function records(
  resource: ResourceName | 'any',
  change: (record: Row) => Row,
  where: 'row' | 'page' | 'both' = 'both',
): Weaving {
  return at(show, (sound) => (outcome, load, url, context) => {
    const body = sound(outcome, load, url, context) as { data: Row | Row[] };
    if ('message' in outcome || (resource !== 'any' && outcome.resource !== resource)) return body;
    if (where !== 'both' && !(where in outcome)) return body;
    const { data } = body;
    return { ...body, data: Array.isArray(data) ? data.map(change) : change(data) };
  });
}

/** Changes the fields whose name fits, of every record or of those of one resource. */
export function fields(
  name: RegExp,
  change: (value: unknown) => unknown,
  resource: ResourceName | 'any' = 'any',
): Weaving {
  return records(resource, (record) => {
    const entries = Object.entries(record).map(([key, value]) => [
      key,
      name.test(key) ? change(value) : value,
    ]);
    return Object.fromEntries(entries);
  });
}
