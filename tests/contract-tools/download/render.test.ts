import { expect, test } from 'vitest';
import type { DocumentChange } from '../../../scripts/import/compare/change.ts';
import type { DriftReport } from '../../../scripts/import/compare/report.ts';
import { FORMATS } from '../../../scripts/import/compare/report-formats.ts';

const REPORT: DriftReport = {
  edition: { title: 'Timeneye API 2', from: 'api.json', bytes: 2048, sha256: 'ab12', parts: ['a.yaml'] },
  isSame: false,
  coverage: {
    operations: 50,
    state: 40,
    mapped: 12,
    examples: 10,
    lost: 2,
    resources: [{ name: 'Entry', operations: 5, state: 4, mapped: 4, examples: 1, lost: 0 }],
  },
  mapping: {
    proposed: ['POST /time-entries looks like createEntry (0.96)'],
    questions: ['? Entry.billed: is it state (0.48)?'],
    dropped: [],
  },
  form: ['Swagger 2.0: converted to OpenAPI'],
  changes: [
    { area: 'operations', what: 'removed', where: 'listTodos', text: 'GET /todos', breaking: true },
    { area: 'texts', what: 'removed', where: 'Client', text: 'description', breaking: false },
    { area: 'texts', what: 'removed', where: 'Group', text: 'description', breaking: false },
  ],
  guesses: { confirmed: ['?page'], contradicted: ['GET /todos'] },
  rejections: [{ status: '401', operations: 3, isAsGuessed: true }],
  overlay: {
    unmatched: [{ target: "$.paths['/todos'].get", nearest: "$.paths['/to-dos'].get" }],
    proposed: [],
  },
  servedFromExample: [
    {
      operation: 'createClient',
      reason: 'its body requires vat, which the store does not know',
      hasHandler: true,
    },
  ],
};

test('the text report renders every section that is not empty', () => {
  expect(FORMATS.text(REPORT)).toBe(`Timeneye API 2
  50 operations: 40 keep state (12 through the mapping), 10 are served from examples; 2 of 43 operations of the contract are lost
  Entry: 4 of 5 keep state, 4 through the mapping, 1 from examples

Unresolved mappings: answer in spec/mapping.yaml
  ? Entry.billed: is it state (0.48)?

Breaking changes
  removed listTodos: GET /todos

The document
  2 KB from api.json
  sha256 ab12
  with a.yaml

Names mapped by spec/mapping.yaml
  POST /time-entries looks like createEntry (0.96)

Normalized
  Swagger 2.0: converted to OpenAPI

Differences: 3, 1 of them breaking

Texts and examples
  description removed: 2 times

Overlay actions that match nothing now (kept in upstream.json when you accept)
  $.paths['/todos'].get, perhaps $.paths['/to-dos'].get

1 operation is served from its example
  createClient because its body requires vat, which the store does not know

Error responses that the document describes
  401 of 3 operations, as guessed

Guesses that the document contradicts
  GET /todos

Guesses that the document confirms
  1: all of them are official now`);
});

test('a change in many operations is reported once', () => {
  const changes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id): DocumentChange => {
    return { area: 'responses', what: 'added', where: `${id} 404`, text: '', breaking: false };
  });
  expect(FORMATS.text({ ...REPORT, changes })).toContain(
    '  added 404 of 6 operations (a ...)\n  effect if added',
  );
  expect(FORMATS.text({ ...REPORT, changes: changes.slice(0, 2) })).toContain(
    '  added a 404\n  added b 404\n',
  );
});

test('the Markdown report escapes its content', () => {
  const text = FORMATS.markdown(REPORT);
  expect(text).toMatch(/^# Timeneye API 2\n\n- 50 operations: /);
  expect(text).toContain('\n\n## Breaking changes\n\n- removed listTodos: GET /todos\n');
  expect(text).toContain("- $.paths\\['/todos'\\].get");
});

test('the JSON report contains the whole report', () => {
  expect(JSON.parse(FORMATS.json(REPORT))).toEqual(REPORT);
});

test('no format of the report contains terminal control characters', () => {
  const title = 'A \u001b]0;title\u0007\u009b2J\u202e API';
  const hostile: DriftReport = { ...REPORT, edition: { ...REPORT.edition, title }, form: [`${title}\nnext`] };
  for (const format of Object.values(FORMATS)) {
    expect(format(hostile)).not.toMatch(/[^\n\u0020-\u007e]/);
  }
  expect(JSON.parse(FORMATS.json(hostile)).edition.title).toBe(title);
});
