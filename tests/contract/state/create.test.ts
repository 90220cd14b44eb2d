import { pickReturnedFields } from '../../fixtures/absent-null.ts';
import { rule, shapeSources } from '../../fixtures/check.ts';
import { isDefaultDocument, missingTest, type Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { recordIdField } from '../../fixtures/lists/large-workspace.ts';
import { operationRow } from '../../fixtures/operations/index.ts';
import type { Create } from '../../fixtures/operations/row.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

import { readList } from '../../fixtures/state/stored.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/** Fields without a documented default: a color, and amounts that follow from rates. */
const UNDOCUMENTED = ['color', 'cost', 'revenue', 'profit'];
const DEFAULTS = 'guess: no source states the defaults';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const required = operation.body?.schema.required ?? [];
    check(operation, `requires ${required.join(', ')} and fills in defaults for the others`, DEFAULTS, () =>
      expectCreated(operation, 'minimal'),
    );
    check(operation, 'returns and stores every sent field', shapeSources(operation), () =>
      expectCreated(operation, 'full'),
    );
  }
});

async function expectCreated(operation: Operation, how: 'minimal' | 'full'): Promise<void> {
  const workspace = await newWorkspace();
  const { ids = [], [how]: example } = await prepare(operation, workspace);
  requireCompleteExample(operation, how, example.body);
  const owner = workspace.as('owner');
  const before = await readList(owner, operation, ids);
  const response = await owner.send(operation.id, { ids, body: example.body });
  const { data } = expectSuccess(response) as { data: Fields };
  const idField = recordIdField(before.list);
  const expected = pickReturnedFields(operation, example.expected);
  expectSame(
    response,
    'the record has the sent values and the defaults',
    expected,
    pickExampleFields(data, idField, expected),
  );
  const after = await readList(owner, operation, ids);
  const others = after.records.filter((record) => record[idField] !== data[idField]);
  expectSame(response, 'the list has one more record', before.records.length + 1, after.records.length);
  expectSame(response, 'the other records are unchanged', before.records, others);
  const record = after.records.find((each) => each[idField] === data[idField]);
  expectSame(response, 'the list shows the record as it was returned', data, record);
}

async function prepare(operation: Operation, workspace: TestWorkspace): Promise<Create> {
  const { now } = await workspace.control<{ now: string }>('GET', 'clock');
  const make = operationRow(operation.id).creates;
  if (!make) missingTest(`${operation.id} (no example of a new record)`);
  return make(workspace, { now, today: now.slice(0, 10) });
}

/** The fields of the record that the example contains. */
function pickExampleFields(data: Fields, idField: string, expected: Fields): Fields {
  const entries = Object.entries(data).filter(
    ([name]) => name in expected || (isDefaultDocument && ![idField, ...UNDOCUMENTED].includes(name)),
  );
  return Object.fromEntries(entries);
}

/** A new field of the document must be added to the examples. */
function requireCompleteExample({ id, body }: Operation, how: 'minimal' | 'full', sent: Fields): void {
  const { required = [], properties = {} } = body?.schema ?? {};
  const names = how === 'minimal' ? required : Object.keys(properties);
  const missing = names.filter((name) => !(name in sent));
  if (missing.length > 0) missingTest(`${id} (${missing.join(', ')})`);
}
