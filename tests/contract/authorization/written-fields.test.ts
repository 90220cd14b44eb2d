import { prepareAttempts } from '../../fixtures/access/attempts.ts';
import { findVisibility, HIDDEN_FIELDS, LOCATIONS_BY_KIND } from '../../fixtures/access/fields.ts';
import { isHidden } from '../../fixtures/access/hidden.ts';
import { includes } from '../../fixtures/access/outcome.ts';
import { findPermission, isRejected } from '../../fixtures/access/permissions.ts';
import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { type Fields, KINDS } from '../../fixtures/kinds.ts';
import { ROWS } from '../../fixtures/operations/index.ts';

import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* The response to a write must not show a hidden field either. */

const WRITES = [
  'createMember',
  'updateMember',
  'createClient',
  'updateClient',
  'createProject',
  'updateProject',
  'createPhase',
  'updatePhase',
  'createEntry',
  'updateEntry',
  'stopTimer',
];

for (const id of WRITES) {
  const operation = operationNamed(id);
  const call = ROWS[id];
  if (!call) throw new Error(`missing authorization test: ${id}`);
  // Stopping a timer returns the entry that it becomes.
  const kind = id === 'stopTimer' ? 'entry' : call.kind;
  for (const actor of SIGNED_IN.filter((each) => !isRejected(findPermission(id, each)))) {
    const never = HIDDEN_FIELDS.filter(({ what }) => isRejected(findVisibility(what, actor)))
      .filter((hidden) => hidden.kind === kind && !hidden.applies)
      .map(({ field }) => field);
    const title = `${actorName(actor)} sees no more fields in the response to ${id} than in a read`;
    const sources = [operation.source, 'guess: the response to a write shows the record as a read does'];
    check(title, sources, async () => {
      const context = new RelatedRecords(await newWorkspace(), actor);
      const { access } = findPermission(id, actor);
      const accessible = await prepareAttempts(id, call.kind, context, (relation) =>
        includes(access, relation),
      );
      for (const { input } of accessible) {
        const response = await context.me.send(id, input);
        const { data } = expectSuccess(response) as { data: Fields };
        expectSame(
          response,
          'fields that the actor never sees are omitted',
          [],
          never.filter((field) => !isHidden(id, data, field)),
        );
        expectSame(
          response,
          'the response shows the record as a read does',
          await readBack(context, kind, data),
          data,
        );
      }
    });
  }
}

async function readBack(
  { me }: RelatedRecords,
  kind: keyof typeof LOCATIONS_BY_KIND,
  data: Fields,
): Promise<Fields> {
  const ids = kind === 'phase' ? [data.project_id, data.phase_id] : [data[KINDS[kind].id]];
  const { read } = LOCATIONS_BY_KIND[kind] as { read: string };
  return (expectSuccess(await me.send(read, { ids: ids as number[] })) as { data: Fields }).data;
}
