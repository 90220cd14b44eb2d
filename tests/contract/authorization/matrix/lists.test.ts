import { observe } from '../../../fixtures/access/outcome.ts';
import { isRejected, listPermissions, visibleAccess } from '../../../fixtures/access/permissions.ts';
import { accessTitle } from '../../../fixtures/access/titles.ts';
import { check } from '../../../fixtures/check.ts';
import type { Client, LooseInput } from '../../../fixtures/client.ts';
import { SIGNED_IN, type SignedInActor } from '../../../fixtures/contract.ts';
import type { Fields, Kind } from '../../../fixtures/kinds.ts';
import { collectIds, Oracle } from '../../../fixtures/oracle.ts';
import { expectRejection, expectSuccess } from '../../../fixtures/rejections.ts';
import { expectSame } from '../../../fixtures/response.ts';
import { sharedWorkspace } from '../../../fixtures/workspace.ts';

/* Lists contain exactly the records that the actor has access to, and their totals count only these. */

for (const permission of listPermissions(['list'], SIGNED_IN).filter((each) => !isRejected(each))) {
  const { operation, call, access } = permission;
  const actor = permission.actor as SignedInActor;
  check(accessTitle(operation.id, actor, access), [operation.source, permission.source], async ({ task }) => {
    const workspace = await sharedWorkspace();
    const oracle = await Oracle.of(workspace, actor);
    const result =
      call.kind === 'phase'
        ? await listPhasesByProject(workspace.as(actor), oracle, actor)
        : await checkList(workspace.as(actor), operation.id, call.kind, oracle.within(access, call.kind));
    const seen = observe(task, permission);
    for (const record of oracle.all(call.kind)) {
      seen.note(
        oracle.ties(call.kind, record),
        result.ids.includes(collectIds(call.kind, [record])[0] as number),
      );
    }
    result.check();
    if (oracle.all(call.kind).length === 0) throw new Error(`nothing to see: there is no ${call.kind}`);
  });
}

interface ListResult {
  ids: number[];
  /** Throws if the records differ from the expected ones. */
  check(): void;
}

/**
 * Reads a list on one large page, and prepares the check that it holds the expected records and their number as the
 * total.
 */
async function checkList(
  client: Client,
  list: string,
  kind: Kind,
  expected: Fields[],
  input: LooseInput = {},
): Promise<ListResult> {
  const response = await client.send(list, { ...input, query: { per_page: 100 } });
  const { data, meta } = expectSuccess(response) as { data: Fields[]; meta: { total: number } };
  const ids = collectIds(kind, data);
  return {
    ids,
    check() {
      expectSame(
        response,
        'the list holds exactly the records that the actor has access to',
        collectIds(kind, expected),
        ids,
      );
      expectSame(
        response,
        'the total counts exactly the records that the actor has access to',
        expected.length,
        meta.total,
      );
    },
  };
}

/** Lists phases project by project. The phases of a project that the actor does not see must not be found. */
async function listPhasesByProject(
  client: Client,
  oracle: Oracle,
  actor: SignedInActor,
): Promise<ListResult> {
  const projects = visibleAccess('project', actor);
  const lists = await Promise.all(
    oracle.all('project').map(async (project): Promise<ListResult> => {
      const ids = [project.project_id as number];
      if (oracle.includes(projects, 'project', project)) {
        const expected = oracle.all('phase').filter((phase) => phase.project_id === project.project_id);
        return checkList(client, 'listPhases', 'phase', expected, { ids });
      }
      const response = await client.call('listPhases', { ids });
      const { data = [] } = response.body as { data?: Fields[] };
      return { ids: collectIds('phase', data), check: () => expectRejection(response, 'hiddenRecord') };
    }),
  );
  return {
    ids: lists.flatMap(({ ids }) => ids),
    check: () => {
      for (const list of lists) list.check();
    },
  };
}
