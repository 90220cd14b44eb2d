import { prepareAttempts } from '../../fixtures/access/attempts.ts';
import { LOCATIONS_BY_KIND, WRITABLE_CASES, type WritableCase } from '../../fixtures/access/fields.ts';
import { includes, runAttempt } from '../../fixtures/access/outcome.ts';
import { findPermission, isRejected } from '../../fixtures/access/permissions.ts';
import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { contract, isDefaultDocument, operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { type Fields, KINDS, type Kind } from '../../fixtures/kinds.ts';
import { ROWS } from '../../fixtures/operations/index.ts';

import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/*
 * Fields of a record that, according to the contract document, only some of its writers may set (OWASP API3: property
 * level). Actors who may not write the record at all are rejected.
 */

for (const writable of WRITABLE_CASES) {
  const { operation: id, field, schema, billing } = writable;
  const operation = operationNamed(id);
  for (const actor of SIGNED_IN.filter((each) => !isRejected(findPermission(id, each)))) {
    const permission = findWritabilityRule(writable)?.permissions[actor];
    if (!permission) {
      if (isDefaultDocument) throw new Error(`no rule says whether ${actor} may set ${schema}.${field}`);
      const reason = `the document has no ${schema}.${field}`;
      check(`${actorName(actor)} sets ${field} with ${id} only if permitted`, operation.source, () =>
        skip(reason),
      );
      continue;
    }
    const which = billing === undefined ? '' : ` of a ${billing.replace('_', '-')} project`;
    const can = isRejected(permission) ? 'cannot' : 'can';
    const sources = [operation.source, permission.source, operation.responses[403]?.source ?? ''];
    check(`${actorName(actor)} ${can} set ${field}${which} with ${id}`, sources, async () => {
      const context = new RelatedRecords(await newWorkspace(), actor);
      const { kind } = ROWS[id] as { kind: Kind };
      const { access } = findPermission(id, actor);
      const [attempt] = await prepareAttempts(id, kind, context, (relation) => includes(access, relation));
      if (!attempt) throw new Error('no attempt could be prepared');
      if (writable.base) await prepare(context, attempt.input.ids ?? [], writable.base);
      const sent = await writable.body(context);
      const body = id.startsWith('create') ? { ...(attempt.input.body as Fields), ...sent } : sent;
      const input = { ...attempt.input, body };
      const { response, before, after } = await runAttempt(context.me, id, { ...attempt, input });
      if (includes(permission.access, attempt.relation))
        await expectStored(context, writable, response, sent);
      else {
        expectRejection(response, 'forbidden');
        expectSame(response, 'a rejected write changes nothing', before, after);
      }
    });
  }
}

/** The writability rule of the field: the one for the billing type, or else the last one. */
function findWritabilityRule({ schema, field, billing }: WritableCase) {
  const rules = contract.writability(schema)[field] ?? [];
  return rules.find(({ when }) => when?.billing_type?.includes(billing ?? '')) ?? rules.at(-1);
}

async function prepare({ owner }: RelatedRecords, ids: (number | string)[], body: Fields): Promise<void> {
  expectSuccess(await owner.send('updateProject', { ids: ids.slice(0, 1), body }));
}

/** Checks that the owner reads the sent value from the record. */
async function expectStored(
  context: RelatedRecords,
  { operation, schema, field }: WritableCase,
  response: ApiResponse,
  sent: Fields,
) {
  const { data } = expectSuccess(response, `${context.actor} may set ${field}`) as { data: Fields };
  const { owner } = context;
  if (schema === 'ProjectPhaseCreate') {
    const phases = expectSuccess(await owner.call('listPhases', { ids: [data.project_id as number] })).data;
    expectSame(
      response,
      `the phase has the sent ${field}`,
      [60],
      phases.map((phase) => phase.budget_minutes),
    );
    return;
  }
  const { kind } = ROWS[operation] as { kind: Kind };
  const { read } = LOCATIONS_BY_KIND[kind] as { read: string };
  const ids = kind === 'phase' ? [data.project_id, data.phase_id] : [data[KINDS[kind].id]];
  const stored = expectSuccess(await owner.send(read, { ids: ids as number[] })) as { data: Fields };
  expectSame(response, `${field} has the value that was sent`, sent[field], stored.data[field]);
}
