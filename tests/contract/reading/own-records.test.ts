import { findPermission } from '../../fixtures/access/permissions.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { recordIds } from '../../fixtures/lists/large-workspace.ts';
import { LISTS } from '../../fixtures/reader.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/* Plain members see only their own records, checked without another token for comparison. */

const MEMBERS = ['member', 'other-member'] as const;
/** The same query as in loads.test.ts, so that a live run sends the read only once. */
const RELATIONS = queryValues('listProjects', 'load[]');
const LARGE = { per_page: 100 };

for (const actor of MEMBERS) {
  for (const list of LISTS) {
    const { access, source } = findPermission(list.id, actor);
    if (access.length !== 1 || access[0] !== 'own') continue;
    check(
      `${actorName(actor)} gets only their own records from ${list.id}`,
      [list.source, source],
      async () => {
        const { data: records } = list.success.schema.properties ?? {};
        if (!records?.items?.properties?.user_id) skip('the document does not show the user of a record');
        const workspace = await sharedWorkspace();
        const me = workspace.userId(actor);
        const response = await workspace.as(actor).send(list.id, { query: LARGE });
        const { data } = expectSuccess(response) as { data: Fields[] };
        if (data.length === 0) skip('nothing to see');
        const others = data.filter(({ user_id }) => user_id !== me);
        expectSame(response, 'every record is that of the member', [], recordIds(list, others));
      },
    );
  }

  const projects = findPermission('listProjects', actor);
  if (!RELATIONS.includes('members') || projects.access.length !== 1 || projects.access[0] !== 'assigned')
    continue;
  const sources = [operationNamed('listProjects').source, projects.source];
  check(`${actorName(actor)} finds only public projects and those that they are on`, sources, async () => {
    const workspace = await sharedWorkspace();
    const me = workspace.userId(actor);
    const response = await workspace
      .as(actor)
      .send('listProjects', { query: { 'load[]': RELATIONS, ...LARGE } });
    const { data } = expectSuccess(response) as { data: Fields[] };
    if (!data.some(({ members }) => Array.isArray(members)))
      skip('nothing to see: no project shows its members');
    const foreign = data.filter(({ is_public, members }) => {
      return is_public !== 1 && !(members as Fields[] | undefined)?.some(({ user_id }) => user_id === me);
    });
    expectSame(
      response,
      'the member is on every project that is not public',
      [],
      foreign.map(({ project_id }) => project_id),
    );
  });

  const reads = findPermission('getEntry', actor);
  check(
    `${actorName(actor)} finds no entries of others by guessing IDs next to their own`,
    [operationNamed('getEntry').source, reads.source],
    async () => {
      const workspace = await sharedWorkspace();
      const response = await workspace.as(actor).send('listEntries', { query: LARGE });
      const { data, meta } = expectSuccess(response) as { data: Fields[]; meta: Fields };
      if (data.length === 0 || meta.last_page !== 1)
        skip('nothing to see: the entries do not fit on one page');
      for (const id of listNeighboringIds(recordIds(operationNamed('listEntries'), data)).slice(0, GUESSES)) {
        expectRejection(await workspace.as(actor).send('getEntry', { ids: [id] }), 'hiddenRecord');
      }
    },
  );
}

/** Each guess costs a request. */
const GUESSES = 2;

/** IDs next to these, the most likely first: between two of them, then around them. */
function listNeighboringIds(ids: number[]): number[] {
  const known = new Set(ids);
  const [first = 0, last = 0] = [Math.min(...ids), Math.max(...ids)];
  const between = ids.map((id) => id + 1).filter((id) => id < last && !known.has(id));
  return [...between, last + 1, first - 1].filter((id) => id > 0);
}

/** The allowed values of a list parameter of an operation. */
function queryValues(operation: string, parameter: string): unknown[] {
  const found = contract.byId.get(operation)?.queryParameters.find(({ name }) => name === parameter);
  return found?.schema.items?.enum ?? [];
}
