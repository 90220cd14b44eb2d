import type { RowPage } from '../../mock/lists/paging.ts';
import type { Row } from '../../mock/store/rows.ts';
import { type FaultParts, fault } from './fault.ts';
import {
  dropHeader,
  editErrorBody,
  editFields,
  editRecords,
  editSuccess,
  isCreateOperation,
  isDeleteOperation,
  isListOperation,
  isRecordOperation,
} from './response-edits.ts';

const ALWAYS_200 = 'ms-connector: every endpoint returns 200 on success';
const SCHEMA = 'contract: a response has the fields of its schema';
const WRAPPER = 'client-sneup: a list is {data, meta}; contract: a record is {data}';
const COUNTS = 'client-sneup: meta has current_page, last_page and total';
const LINKS = 'contract: links lead to the other pages (guess: Laravel paginator)';
const ONCE = 'contract: pages hold every record once (client-sneup)';
const MATCHES_SCHEMA = 'operations/success';
const PAGES = 'lists/pages';

const MONEY = /^(cost|revenue|profit|hourly_rate|hourly_cost|budget_amount)$/;

/** Replaces the policy that splits a list into pages. */
function cutPages(cut: (all: Row[], page: number, perPage: number) => Row[]): FaultParts['policies'] {
  return {
    paging: (paging) => ({
      ...paging,
      cut(all, query) {
        const page: RowPage = paging.cut(all, query);
        return { ...page, rows: cut(all, page.page, page.perPage) };
      },
    }),
  };
}

/** Faults of statuses, fields, pages, order and error bodies. */
export const responses = [
  fault('create-returns-201', {
    description: 'A create returns 201 instead of 200.',
    breaks: ALWAYS_200,
    detectedBy: MATCHES_SCHEMA,
    steps: editSuccess(isCreateOperation, (response) => ({ ...response, status: 201 })),
  }),
  fault('delete-returns-204', {
    description: 'A delete returns 204 without a body.',
    breaks: ALWAYS_200,
    detectedBy: MATCHES_SCHEMA,
    steps: editSuccess(isDeleteOperation, (response) => ({
      ...response,
      status: 204,
      headers: {},
      body: '',
    })),
  }),
  fault('empty-list-is-404', {
    description: 'An empty list returns 404.',
    breaks: 'contract: a page after the last is empty',
    detectedBy: 'lists/page-after-last',
    steps: editSuccess(isListOperation, (response) => {
      const isEmpty = JSON.parse(String(response.body)).data.length === 0;
      return isEmpty ? { ...response, status: 404, body: '{"message":"Not found."}' } : response;
    }),
  }),
  fault('required-field-missing', {
    description: 'A single entry lacks entry_minutes.',
    breaks: SCHEMA,
    detectedBy: MATCHES_SCHEMA,
    steps: editRecords('entry', ({ entry_minutes: _, ...record }) => record, 'alone'),
  }),
  fault('extra-field', {
    description: 'Members contain the hash of their password.',
    breaks: 'OWASP API3:2023 (property level)',
    detectedBy: MATCHES_SCHEMA,
    steps: editRecords('member', (record) => ({ ...record, password_hash: '$2y$10$abcdefghijklmnopqrstuv' })),
  }),
  fault('money-as-number', {
    description: 'Amounts are numbers.',
    breaks: 'client-sneup: money is a decimal string',
    detectedBy: MATCHES_SCHEMA,
    steps: editFields(MONEY, (amount) => (amount === null ? null : Number(amount))),
  }),
  fault('wrong-enum-value', {
    description: 'A running timer has the status "active".',
    breaks: 'contract: a field has one of the values of its schema',
    detectedBy: MATCHES_SCHEMA,
    steps: editFields(/^status$/, (text) => (text === 'running' ? 'active' : text), 'timer'),
  }),
  fault('timestamp-with-space', {
    description: 'Timestamps have the format of the old API, with a space and without a time zone.',
    breaks: 'RFC 3339 section 5.6',
    detectedBy: MATCHES_SCHEMA,
    steps: editFields(/^(created|updated)_date$/, (time) => String(time).replace('T', ' ').replace('Z', '')),
  }),
  fault('record-without-wrapper', {
    description: 'A single record has no {data} wrapper.',
    breaks: WRAPPER,
    detectedBy: MATCHES_SCHEMA,
    steps: ({ wrap }) => ({
      wrap(operation, unwrapped) {
        const body = wrap(operation, unwrapped);
        return isRecordOperation(operation) ? (body as Row).data : body;
      },
    }),
  }),
  fault('broken-json', {
    description: 'The JSON of lists is truncated.',
    breaks: 'RFC 8259 section 2',
    detectedBy: MATCHES_SCHEMA,
    steps: editSuccess(isListOperation, (response) => ({
      ...response,
      body: String(response.body).slice(0, -1),
    })),
  }),
  fault('pages-overlap', {
    description: 'Each page begins with the last record of the previous page.',
    breaks: ONCE,
    detectedBy: PAGES,
    policies: cutPages((all, page, perPage) => {
      const start = Math.max(0, (page - 1) * (perPage - 1));
      return all.slice(start, start + perPage);
    }),
  }),
  fault('after-last-repeats-last', {
    description: 'A page after the last page repeats the last page.',
    breaks: 'contract: a page after the last is empty (guess: Laravel)',
    detectedBy: 'lists/page-after-last',
    policies: cutPages((all, page, perPage) => {
      const last = Math.max(1, Math.ceil(all.length / perPage));
      const start = (Math.min(page, last) - 1) * perPage;
      return all.slice(start, start + perPage);
    }),
  }),
  fault('per-page-ignored', {
    description: 'A page holds 15 records, whatever per_page is.',
    breaks: 'contract: per_page is the size of a page',
    detectedBy: PAGES,
    policies: {
      paging: (paging) => ({ ...paging, cut: (rows, query) => paging.cut(rows, { ...query, per_page: 15 }) }),
    },
  }),
  fault('total-of-page', {
    description: 'meta.total counts the records of the page.',
    breaks: COUNTS,
    detectedBy: PAGES,
    policies: {
      paging: (paging) => ({
        ...paging,
        meta: (page, url) => ({ ...paging.meta(page, url), total: page.rows.length }),
      }),
    },
  }),
  fault('last-page-rounded-down', {
    description: 'meta.last_page ignores a last page that is not full.',
    breaks: COUNTS,
    detectedBy: PAGES,
    policies: {
      paging: (paging) => ({
        ...paging,
        meta: (page, url) => ({
          ...paging.meta(page, url),
          last_page: Math.max(1, Math.floor(page.total / page.perPage)),
        }),
      }),
    },
  }),
  fault('links-lose-parameters', {
    description: 'Links to other pages lose filters, order and size.',
    breaks: LINKS,
    detectedBy: [PAGES, 'lists/sort'],
    policies: {
      paging: (paging) => ({ ...paging, links: (page, { path }) => paging.links(page, { path, query: '' }) }),
    },
  }),
  fault('direction-ignored', {
    description: 'direction has no effect.',
    breaks: 'client-sneup: sort_by and direction set the order',
    detectedBy: 'lists/sort',
    policies: {
      ordering: (ordering) => ({
        sort: (rows, query) => ordering.sort(rows, { ...query, direction: 'asc' }),
      }),
    },
  }),
  fault('order-changes', {
    description: 'Each request returns the records in a different order.',
    breaks: 'contract: without sort_by records are sorted by ID (guess)',
    detectedBy: PAGES,
    policies: {
      ordering: (ordering) => {
        let requests = 0;
        return {
          sort(rows, query) {
            const sorted = ordering.sort(rows, query);
            requests += 1;
            const start = sorted.length === 0 ? 0 : requests % sorted.length;
            return [...sorted.slice(start), ...sorted.slice(0, start)];
          },
        };
      },
    },
  }),
  fault('errors-missing', {
    description: 'A 422 does not name the invalid fields.',
    breaks: 'contract: a 422 is {message, errors} (guess: Laravel)',
    detectedBy: 'conformance/missing-field',
    steps: editErrorBody(422, ({ message }) => ({ message })),
  }),
  fault('401-without-challenge', {
    description: 'A 401 has no WWW-Authenticate header.',
    breaks: 'RFC 6750 section 3',
    detectedBy: 'authorization/authentication',
    steps: dropHeader(401, 'WWW-Authenticate'),
  }),
  fault('error-response-with-trace', {
    description: 'A 404 names the file and line of the code that rejected the request.',
    breaks: 'OWASP API8:2023 (misconfiguration)',
    detectedBy: ['conformance/path-parameter', 'authorization/matrix/reads'],
    steps: editErrorBody(404, (body) => ({
      ...body,
      exception: 'NotFoundException',
      file: 'Entry.php',
      line: 42,
    })),
  }),
  fault('405-without-allow', {
    description: 'A 405 has no Allow header.',
    breaks: 'RFC 9110 section 15.5.6',
    detectedBy: 'conformance/wrong-method',
    steps: dropHeader(405, 'Allow'),
  }),
];
