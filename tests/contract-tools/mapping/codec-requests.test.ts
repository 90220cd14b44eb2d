import { expect, test } from 'vitest';
import { codec } from './small-codec.ts';

/* Translates requests of a small document in both directions. */

const request = (method: string, url: string, body?: string) => {
  const [path = '', text = ''] = url.split('?');
  return { method, path, query: text, body };
};
const toWire = (method: string, url: string, body?: string) => {
  const wire = codec.requestToWire(request(method, url, body));
  return [`${wire.method} ${wire.path}${wire.query && `?${wire.query}`}`, wire.body];
};
const fromWire = (method: string, url: string, body?: string) => {
  const decoded = codec.requestFromWire(request(method, url, body));
  return (
    decoded && [`${decoded.method} ${decoded.path}${decoded.query && `?${decoded.query}`}`, decoded.body]
  );
};

test.each<[contractRequest: [string, string, string?], wireRequest: [string, string, string?]]>([
  [
    ['GET', '/entries'],
    ['GET', '/time'],
  ],
  [
    ['GET', '/entries?date_from=2026-01-01'],
    ['GET', '/time?from=2026-01-01'],
  ],
  [
    ['GET', '/entries?member_ids[]=7'],
    ['GET', '/time?people=7'],
  ],
  [
    ['GET', '/entries?direction=desc'],
    ['GET', '/time?order=DOWN'],
  ],
  [
    ['GET', '/entries?page=3&per_page=10'],
    ['GET', '/time?offset=20&limit=10'],
  ],
  [
    ['PUT', '/entries/7', '{"billed":1}'],
    ['PATCH', '/time/7', '{"state":"paid"}'],
  ],
  [
    ['POST', '/entries', '{"minutes":90}'],
    ['POST', '/time', '{"entry":{"seconds":5400}}'],
  ],
  [
    ['POST', '/entries', '{"project_id":1}'],
    ['POST', '/time', '{"entry":{"project":1}}'],
  ],
  [
    ['GET', '/clients?sort_by=created_date&direction=desc'],
    ['GET', '/customers?sort=-created_at'],
  ],
  [
    ['GET', '/clients?sort_by=name'],
    ['GET', '/customers?sort=name'],
  ],
  [
    ['GET', '/projects/3/phases'],
    ['GET', '/phases?project=3'],
  ],
  [
    ['POST', '/projects/3/phases', '{"name":"A"}'],
    ['POST', '/phases', '{"name":"A","project":3}'],
  ],
  [
    ['POST', '/timers', '{"notes":"A","project_id":3}'],
    ['POST', '/projects/3/timers', '{"notes":"A"}'],
  ],
  [
    ['GET', '/todos?is_completed=1&project_ids[]=3'],
    ['GET', '/projects/3/todos?is_completed=1'],
  ],
])('%j is %j in the document, and back', (contractRequest, wireRequest) => {
  expect(toWire(...contractRequest)).toEqual([`${wireRequest[0]} ${wireRequest[1]}`, wireRequest[2]]);
  expect(fromWire(...wireRequest)).toEqual([
    `${contractRequest[0]} ${contractRequest[1]}`,
    contractRequest[2],
  ]);
});

test('each item of a comma-separated list is translated', () => {
  expect(toWire('GET', '/projects?load[]=members&load[]=phases')[0]).toBe('GET /projects?with=people,phases');
  expect(fromWire('GET', '/projects?with=people,phases')?.[0]).toBe('GET /projects?load[]=members,phases');
});

test('a record whose path has no project ID is translated to project 0', () => {
  expect(toWire('GET', '/projects/3/phases/7')[0]).toBe('GET /phases/7');
  expect(fromWire('GET', '/phases/7')?.[0]).toBe('GET /projects/0/phases/7');
});

test.each([
  ['GET', '/entries'],
  ['PUT', '/time/7'],
  ['GET', '/time/7'],
])('%s %s is not a request of the document', (method, path) => {
  expect(codec.requestFromWire(request(method, path))).toBeUndefined();
});

test.each(['/time?order=ASC', '/time?order=asc', '/time?order=desc'])(
  'a value that is not in the document is not translated into a contract value: %s',
  (url) => {
    expect(fromWire('GET', url)?.[0]).not.toMatch(/direction=(asc|desc)$/);
  },
);

test.each<[body: string, what: string]>([
  ['{"billed":"open"}', "the document's value"],
  ['{"billed":"paid"}', "the document's value"],
])('%s has %s, and stays invalid', (body) => {
  expect(toWire('PUT', '/entries/7', body)[1]).toBe('{"state":{"not a value":true}}');
});

test('fractional minutes stay invalid', () => {
  expect(toWire('POST', '/entries', '{"minutes":1.5}')[1]).toBe('{"entry":{"seconds":{"not a value":true}}}');
});

test('an ID that is not a canonical JSON number stays a string', () => {
  expect(toWire('POST', '/projects/03/phases', '{}')[1]).toBe('{"project":"03"}');
});

test('whitespace and a byte order mark around a body are kept', () => {
  expect(toWire('PUT', '/entries/7', '\uFEFF{"billed":1}\r\n')[1]).toBe('\uFEFF{"state":"paid"}\r\n');
});

test('a body that is nested deeper than JSON.stringify can handle is translated', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  expect(toWire('PUT', '/entries/7', `{"notes":${deep},"billed":1}`)[1]).toBe(
    `{"notes":${deep},"state":"paid"}`,
  );
});

test('a request of an unknown operation is not translated', () => {
  expect(toWire('GET', '/tags?a=1')).toEqual(['GET /tags?a=1', undefined]);
});
