import { check, findResponseSource, skipFile } from '../../fixtures/check.ts';
import type { Operation, Parameter } from '../../fixtures/contract.ts';
import { sendRaw } from '../../fixtures/raw.ts';
import { LISTS, reader, readPage, requireReader } from '../../fixtures/reader.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';

/* Query values that must be rejected. For each list, one request has a wrong value in every parameter. */

const OTHER_SPELLINGS = 'guess: a whole number is written in digits, and the parameter is given once';

if (LISTS.length === 0) skipFile('no list of the document is paginated');

for (const list of LISTS) {
  const bad = list.queryParameters.flatMap((parameter) => {
    const value = badValue(parameter);
    return value === undefined ? [] : [{ ...parameter, value }];
  });
  if (bad.length === 0) continue;
  const sources = [list.source, findResponseSource(list, 422), ...bad.map(({ source }) => source)];
  check(
    `${list.id} rejects a query that is wrong in every parameter, and names each of them`,
    sources,
    async () => {
      const query = Object.fromEntries(bad.map(({ name, value }) => [name, value]));
      expectRejection(await send(list, query), 'invalid', bad.map(fieldName));
    },
  );
}

const [entries] = LISTS.filter(({ id }) => id === 'listEntries');
if (entries) {
  for (const [what, query] of [
    ['a string as page and a fraction as per_page', 'page=abc&per_page=1.5'],
    ['an empty page and a per_page of zero', 'page=&per_page=0'],
  ] as const) {
    check(`listEntries rejects ${what}`, [entries.source, findResponseSource(entries, 422)], async () => {
      const { client } = await reader(entries);
      expectRejection(await sendRaw(client, entries, { query }), 'invalid', ['page', 'per_page']);
    });
  }

  check(
    'listEntries rejects a parameter that is given twice',
    [entries.source, OTHER_SPELLINGS],
    async () => {
      const { client } = await reader(entries);
      expectRejection(await sendRaw(client, entries, { query: 'per_page=2&per_page=1' }), 'invalid', [
        'per_page',
      ]);
    },
  );
}

for (const list of LISTS.filter(({ id }) => id === 'listEntries' || id === 'listProjects')) {
  check(`${list.id} accepts the largest per_page`, [list.source, findResponseSource(list, 422)], async () => {
    expectSuccess((await readPage(list, { per_page: 100 })).response);
  });
}

async function send(list: Operation, query: Record<string, unknown>) {
  const { client, ids } = await requireReader(list);
  return client.send(list.id, { ids, query });
}

/** The field name of the parameter in a 422 response; for an array, its first item. */
function fieldName({ name, schema }: Parameter): string {
  return schema.type === 'array' ? `${name.replace(/\[\]$/, '')}.0` : name;
}

/** A value that barely violates the parameter's schema; undefined if any string is valid. */
function badValue({ schema }: Parameter): unknown {
  if (schema.type === 'array') {
    const item = badScalar(schema.items ?? {});
    return item === undefined ? undefined : [item];
  }
  return badScalar(schema);
}

function badScalar({ enum: choice, format, maximum, minimum, type }: Parameter['schema']): unknown {
  if (choice) return type === 'integer' ? Math.max(...(choice as number[])) + 1 : 'nonsense';
  if (format === 'date') return '2026-02-30';
  if (type !== 'integer') return undefined;
  if (maximum !== undefined) return maximum + 1;
  return minimum === undefined ? 'abc' : minimum - 1;
}
