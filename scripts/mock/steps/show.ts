import type { Contract, FieldRule } from '../../spec/contract.ts';
import { own, setOwn } from '../../spec/own.ts';
import { seesField } from '../access/field.ts';
import { reachesAll, reachesNothing } from '../access/reach.ts';
import { sees } from '../access/view.ts';
import { point } from '../faults/point.ts';
import { type AnyResource, RESOURCES } from '../resources/index.ts';
import type { Context, Embedding } from '../resources/resource.ts';
import type { Row } from '../store/rows.ts';
import type { Outcome } from './handle.ts';
import type { Page } from './list.ts';

/** How one field of a read schema is shown to callers of the same columns. */
interface ShownField {
  name: string;
  /** Undefined: every caller of these columns sees it on every record. */
  rules: FieldRule[] | undefined;
  embedded: boolean;
  value(row: Row, context: Context): unknown;
}

/** The URL of a list, for its `meta.path` and `links`. */
export interface ListUrl {
  path: string;
  query: string;
}

/** The body of the answer: of each record the fields that its schema lists and the caller may see. */
export const show = point(function show(
  outcome: Outcome,
  load: string[],
  url: ListUrl,
  context: Context,
): unknown {
  if ('message' in outcome) return outcome;
  const resource = RESOURCES[outcome.resource];
  if ('row' in outcome) {
    const caller = context.caller.afresh();
    return { data: recordShower(resource, load, { ...context, caller })(outcome.row) };
  }
  const { page } = outcome;
  const data = page.rows.map(recordShower(resource, load, context));
  return { data, links: links(page, url), meta: meta(page, url) };
});

/** Shows records of a resource to the caller; what is the same for all of them is worked out once. */
function recordShower(resource: AnyResource, load: string[], context: Context): (row: Row) => Row {
  const fields = shownFields(resource, context).filter(
    ({ name, embedded }) => !embedded || load.includes(name),
  );
  return (row) => {
    const shown: Row = {};
    for (const field of fields) {
      if (field.rules && !seesField(context.caller, resource, field.name, field.rules, row)) continue;
      const value = field.value(row, context);
      if (value !== undefined) setOwn<unknown>(shown, field.name, value);
    }
    return shown;
  };
}

/** The related records that the caller sees, shown as they are on their own. */
export const embed = point(function embed(embedding: Embedding<Row>, row: Row, context: Context): unknown {
  if ('values' in embedding) return embedding.values(row, context);
  const showOne = recordShower(RESOURCES[embedding.resource], [], context);
  const isSeen = (related: Row) => sees(context.contract, context.caller, embedding.resource, related);
  if ('many' in embedding) return embedding.many(row, context.store).filter(isSeen).map(showOne);
  const related = embedding.one(row, context.store);
  if (related === null) return null;
  return isSeen(related) ? showOne(related) : undefined;
});

const plans = new WeakMap<Contract, Map<string, ShownField[]>>();

/** The fields that callers of these columns may see, worked out once per resource and columns. */
export const shownFields = point(function shownFields(
  resource: AnyResource,
  { contract, caller }: Context,
): ShownField[] {
  const known = plans.get(contract) ?? new Map<string, ShownField[]>();
  plans.set(contract, known);
  const key = `${resource.name} ${caller.columns.join()}`;
  let plan = known.get(key);
  if (!plan) {
    plan = planFields(resource, contract, caller);
    known.set(key, plan);
  }
  return plan;
});

function planFields(resource: AnyResource, contract: Contract, caller: Context['caller']): ShownField[] {
  const visibility = contract.visibility(resource.schema);
  const schema = own(contract.document.components?.schemas, resource.schema);
  return Object.keys(schema?.properties ?? {}).flatMap((name) => {
    const rules = own(visibility, name) ?? [];
    if (rules.length > 0 && rules.every((rule) => reachesNothing(caller, rule.cells))) return [];
    const isOpen = rules.every((rule) => reachesAll(caller, rule.cells));
    const embedded = own(resource.embeddings, name) !== undefined;
    return [{ name, embedded, rules: isOpen ? undefined : rules, value: fieldValue(resource, name) }];
  });
}

function fieldValue(resource: AnyResource, name: string): ShownField['value'] {
  const embedding = own(resource.embeddings, name);
  if (embedding) return (row, context) => embed(embedding, row, context);
  return own(resource.derived, name) ?? ((row) => own(row, name));
}

export const meta = point(function meta({ rows, total, page, perPage }: Page, { path }: ListUrl) {
  const first = (page - 1) * perPage + 1;
  return {
    current_page: page,
    from: rows.length > 0 ? first : null,
    last_page: lastPage(total, perPage),
    path,
    per_page: perPage,
    to: rows.length > 0 ? first + rows.length - 1 : null,
    total,
  };
});

export const links = point(function links({ total, page, perPage }: Page, { path, query }: ListUrl) {
  const last = lastPage(total, perPage);
  const start = `${path}?${withoutPage(query)}page=`;
  return {
    first: `${start}1`,
    last: `${start}${last}`,
    prev: page > 1 ? `${start}${page - 1}` : null,
    next: page < last ? `${start}${page + 1}` : null,
  };
});

/** The other parameters of the query, ready for one more. */
function withoutPage(query: string): string {
  if (query === '') return '';
  const kept = new URLSearchParams(query);
  kept.delete('page');
  return kept.size > 0 ? `${kept}&` : '';
}

function lastPage(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}
