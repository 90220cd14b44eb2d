import { check, skipFile } from '../../fixtures/check.ts';
import { contract, type SignedInActor } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { firstPage, LISTS, readPage, requireReader } from '../../fixtures/reader.ts';
import { expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';

/* Relations that can be embedded: included if requested, and only then. */

const EMBEDDING = LISTS.flatMap((list) => {
  const load = list.queryParameters.find(({ name }) => name === 'load[]');
  const relations = (load?.schema.items?.enum ?? []) as string[];
  return load && relations.length > 0 ? [{ list, load, relations }] : [];
});
if (EMBEDDING.length === 0) skipFile('no list of the document names the relations that it embeds');

for (const { list, load, relations } of EMBEDDING) {
  check(
    `${list.id} embeds the relations that ${load.name} requests, and nothing else`,
    [list.source, load.source],
    async () => {
      const { actor } = await requireReader(list);
      const visible = relations.filter((relation) => isVisible(relation, actor));
      const { response, page } = await readPage(list, { 'load[]': relations, per_page: 100 });
      if (page.data.length === 0) skip('nothing to see');
      const missing = visible.filter((name) => !page.data.some((record) => name in record));
      expectSame(response, 'every relation is embedded', [], missing);
      const original = await firstPage(list);
      const unasked = relations.filter((name) => original.page.data.some((record) => name in record));
      expectSame(original.response, 'no relation is embedded without being requested', [], unasked);
      expectSameRecords(original.page.data, page.data, relations, original.response);
    },
  );
}

/** Checks that the records with relations are the original records plus the relations. */
function expectSameRecords(
  original: Fields[],
  loaded: Fields[],
  relations: string[],
  response: Parameters<typeof expectSame>[0],
): void {
  const bare = loaded.slice(0, original.length).map((record) => {
    return Object.fromEntries(Object.entries(record).filter(([name]) => !relations.includes(name)));
  });
  expectSame(response, 'the records are the same with and without relations', original, bare);
}

function isVisible(relation: string, actor: SignedInActor): boolean {
  const rules = contract.visibility('Project')[relation] ?? [];
  return !rules.some(({ permissions }) => permissions[actor]?.access.includes('none'));
}
