import { isHidden, isHiddenInEmbedded } from '../../fixtures/access/hidden.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import {
  contract,
  type Operation,
  operationNamed,
  SIGNED_IN,
  type SignedInActor,
} from '../../fixtures/contract.ts';
import { type Fields, KINDS, type Kind } from '../../fixtures/kinds.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/* Fields that the contract hides from a role on every record, checked without comparison to an actor who sees them. */

/** The kinds with a separate list; phases are checked where a project embeds them. */
const KINDS_WITH_LISTS: Kind[] = ['member', 'client', 'project', 'entry'];

for (const actor of SIGNED_IN) {
  for (const kind of KINDS_WITH_LISTS) {
    const { list, read } = KINDS[kind];
    const operation = contract.byId.get(list);
    const hidden = hiddenFields(kind, actor);
    if (!operation || hidden.length === 0 || operation.access[actor].access.includes('none')) continue;
    const readAccess = (read && contract.byId.get(read)?.access[actor].access) ?? ['none'];
    // If the actor may read fewer records than they may list, the first record of a list may not be readable.
    const isReadable = String(readAccess) === String(operation.access[actor].access);
    const names = hidden.map(({ field }) => field);
    const sources = [operation.source, ...hidden.map(({ source }) => source)];
    const operationNames = isReadable ? `${list} and ${read}` : list;
    check(`${actorName(actor)} sees no ${names.join(', ')} in ${operationNames}`, sources, async () => {
      const client = (await sharedWorkspace()).as(actor);
      const response = await client.send(list, { query: { per_page: 100 } });
      const { data } = expectSuccess(response) as { data: Fields[] };
      const [record] = data;
      if (!record) return skip('nothing to see');
      showsNone(response, data, names);
      if (read === undefined || !isReadable) return;
      const one = await client.send(read, { ids: [record[KINDS[kind].id] as number] });
      showsNone(one, [(expectSuccess(one) as { data: Fields }).data], names);
    });
  }

  const relations = listRelations(operationNamed('listProjects'));
  const phase = hiddenFields('phase', actor);
  const client = hiddenFields('client', actor);
  if (relations.length === 0 || phase.length + client.length === 0) continue;
  const sources = [
    operationNamed('listProjects').source,
    ...[...phase, ...client].map(({ source }) => source),
  ];
  check(
    `${actorName(actor)} sees no hidden fields in the records that a project embeds`,
    sources,
    async () => {
      const query = { 'load[]': relations, per_page: 100 };
      const response = await (await sharedWorkspace()).as(actor).send('listProjects', { query });
      const { data } = expectSuccess(response) as { data: Fields[] };
      const embedded = (name: string) => data.flatMap((project) => (project[name] ?? []) as Fields[]);
      const parts = [
        { relation: 'phases', records: embedded('phases'), fields: phase },
        { relation: 'client', records: embedded('client'), fields: client },
      ].filter(({ records, fields }) => records.length > 0 && fields.length > 0);
      if (parts.length === 0) skip('no project embeds a record with hidden fields');
      for (const { relation, records, fields } of parts) {
        const names = fields.map(({ field }) => field);
        showsNone(response, records, names, relation);
      }
    },
  );
}

/** The fields of a kind that this actor sees on no record. */
function hiddenFields(kind: Kind, actor: SignedInActor): { field: string; source: string }[] {
  const rules = contract.visibility(kind.charAt(0).toUpperCase() + kind.slice(1));
  return Object.entries(rules).flatMap(([field, variants]) => {
    const permissions = variants.flatMap(({ permissions: each }) => each[actor] ?? []);
    const isNeverShown = permissions.every(({ access }) => access.includes('none'));
    return isNeverShown ? [{ field, source: permissions.map(({ source }) => source).join('; ') }] : [];
  });
}

function listRelations({ queryParameters }: Operation): unknown[] {
  const load = queryParameters.find(({ name }) => name === 'load[]');
  return load?.schema.items?.enum ?? [];
}

function showsNone(response: ApiResponse, records: Fields[], names: string[], relation?: string): void {
  const { id } = response.operation;
  const isShown = (record: Fields, name: string) =>
    relation === undefined ? !isHidden(id, record, name) : !isHiddenInEmbedded(id, relation, record, name);
  const shown = names.filter((name) => records.some((record) => isShown(record, name)));
  expectSame(response, 'no record shows a field that the role does not see', [], shown);
}
