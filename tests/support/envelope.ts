import type { Answer } from './answer.ts';

/** A list that comes bare is all there is of it. */
interface OnePage {
  links: { first: string; last: string; prev: null; next: null };
  meta: {
    current_page: 1;
    last_page: 1;
    per_page: number;
    total: number;
    from: number;
    to: number;
    path: string;
  };
}

/** The body of a success as tests read it: records under `data`, whether they come so or bare. */
export type UnderData<B> = 0 extends 1 & B
  ? B
  : B extends { data: unknown } | { message: string }
    ? B
    : B extends (infer Item)[]
      ? { data: Item[] } & OnePage
      : { data: B };

/** Puts the records of a success under `data`, where its schema has them bare. */
export function underData(answer: Answer): Answer {
  const { operation, status, body, request } = answer;
  const { properties = {}, ...rest } = operation.success.schema;
  const isBare =
    properties.data === undefined && properties.message === undefined && Object.keys(rest).length > 0;
  if (status !== operation.success.status || !isBare) return answer;
  const data = body as unknown[];
  return { ...answer, body: Array.isArray(body) ? { data, ...onePage(data, request.url) } : { data } };
}

function onePage({ length: total }: unknown[], url: string): OnePage {
  const meta = {
    current_page: 1,
    last_page: 1,
    per_page: total,
    total,
    from: 1,
    to: total,
    path: url,
  } as const;
  return { links: { first: url, last: url, prev: null, next: null }, meta };
}
