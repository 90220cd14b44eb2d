import { expect, test } from 'vitest';
import { type Action, applyOverlay, parseNormalizedPath } from '../../scripts/contract/overlay/index.ts';

const document = {
  title: 'old',
  tags: ['a', 'b', 'c', 'd'],
  paths: { '/a': { get: { id: 1 }, post: { id: 2, body: {} } }, "/it's": { get: { id: 3, x: { kept: 1 } } } },
};

const apply = (...actions: Action[]) => applyOverlay(document, { overlay: '1.0.0', actions });

test('an update merges into the object that it targets', () => {
  const merged = apply({ target: `$.paths["/it's"].get`, update: { id: 4, x: { added: 2 } } });
  expect(merged.paths["/it's"].get).toEqual({ id: 4, x: { kept: 1, added: 2 } });
});

test('an update of the root is merged recursively', () => {
  expect(apply({ target: '$', update: { title: 'new', more: true } })).toMatchObject({
    title: 'new',
    more: true,
  });
});

test('a target with several matches is updated in each', () => {
  const { paths } = apply({ target: "$.paths.*['get','post']", update: { seen: true } });
  expect(JSON.stringify(paths).match(/"seen":true/g)).toHaveLength(3);
});

test('a filter targets only its matches', () => {
  const { paths } = apply({ target: '$.paths.*[?@.body]', update: { rejects: 415 } });
  expect(JSON.stringify(paths).match(/rejects/g)).toHaveLength(1);
  expect(paths['/a'].post).toMatchObject({ rejects: 415 });
});

test('an array in an update is appended', () => {
  expect(apply({ target: '$', update: { tags: ['e'] } }).tags).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('an update that targets an array is appended as its last item', () => {
  expect(apply({ target: '$.tags', update: 'e' }).tags).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('removing several items of an array removes exactly those', () => {
  expect(apply({ target: '$.tags[1,2]', remove: true }).tags).toEqual(['a', 'd']);
});

test('a remove action deletes the targeted key', () => {
  expect(Object.keys(apply({ target: "$.paths['/a']", remove: true }).paths)).toEqual(["/it's"]);
});

test('a later action sees the result of an earlier action', () => {
  const actions = [
    { target: '$', update: { created: {} } },
    { target: '$.created', update: { by: 'overlay' } },
  ];
  expect(apply(...actions)).toMatchObject({ created: { by: 'overlay' } });
});

test('the given document is not modified', () => {
  const before = structuredClone(document);
  apply({ target: '$', update: { tags: ['e'], title: 'new' } }, { target: '$.paths', remove: true });
  expect(document).toEqual(before);
});

test('an action that matches nothing is an error with its number, purpose and target', () => {
  const idle = { target: "$.paths['/b']", description: 'who may b', update: {} };
  expect(() => apply({ target: '$', update: {} }, idle)).toThrow(
    "The overlay does not match the document:\n  action 2 (who may b) matches nothing: $.paths['/b']",
  );
});

test('one error names all actions that match nothing', () => {
  const run = () => apply({ target: '$.x', update: {} }, { target: '$.y', remove: true });
  expect(run).toThrow(/action 1 matches nothing: \$\.x\n {2}action 2 matches nothing: \$\.y/);
});

test('a target that is not a JSONPath is an error that quotes it', () => {
  expect(() => apply({ target: '$.paths[', update: {} })).toThrow(/target \$\.paths\[ is not a JSONPath/);
});

test('a file that is not an overlay is rejected', () => {
  const broken = { overlay: '1.0.0' } as Parameters<typeof applyOverlay>[1];
  expect(() => applyOverlay(document, broken)).toThrow(/must declare overlay: 1.0.0 and a list of actions/);
});

test.each([
  ["$['paths']['/a']['get']", ['paths', '/a', 'get']],
  ["$['it\\'s'][12]", ["it's", 12]],
  [`$['say "yes"']['a\\\\b']`, ['say "yes"', 'a\\b']],
  ["$['\\u000b']", ['\u000b']],
  ["$['a][b']", ['a][b']],
])('the normalized path %s is parsed', (path, keys) => {
  expect(parseNormalizedPath(path)).toEqual(keys);
});
