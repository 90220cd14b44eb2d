import { prepareAttempts } from '../../fixtures/access/attempts.ts';
import { includes } from '../../fixtures/access/outcome.ts';
import { findPermission, isRejected } from '../../fixtures/access/permissions.ts';
import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { contract, type Operation, type SignedInActor, skipUnlessClosed } from '../../fixtures/contract.ts';
import type { Fields, Kind } from '../../fixtures/kinds.ts';
import { ROWS } from '../../fixtures/operations/index.ts';

import { workspaceFacts } from '../../fixtures/oracle.ts';
import { freshName, memberBody } from '../../fixtures/records.ts';
import { expectRejection } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { newWorkspace, sharedWorkspace } from '../../fixtures/workspace.ts';

/*
 * Fields of a record that no write may set (OWASP API3: mass assignment): IDs, dates, computed figures. Each is sent
 * with a valid body, by the least privileged actor who may call the operation.
 */

/** From the least to the most privileged. */
const RANKS: SignedInActor[] = [
  'member',
  'direct-manager',
  'project-manager',
  'group-manager',
  'admin',
  'owner',
];

/** Response names of the fields that bodies write under another name. */
const WRITTEN_AS: Record<string, string> = { entry_minutes: 'minutes', entry_date: 'date' };

for (const operation of contract.operations.filter(({ body }) => body)) {
  const { kind } = ROWS[operation.id] ?? {};
  const actor = RANKS.find((each) => !isRejected(findPermission(operation.id, each)));
  const fields = readOnlyFields(operation);
  if (!kind || !actor || fields.length === 0) continue;
  const title = `${actorName(actor)} who calls ${operation.id} cannot set ${fields.join(', ')}`;
  check(title, [operation.source, 'guess: fields that the schema lacks are rejected'], async () => {
    skipUnlessClosed(operation);
    const context = new RelatedRecords(await newWorkspace(), actor);
    const { access } = findPermission(operation.id, actor);
    const attempts = await prepareAttempts(operation.id, kind, context, (relation) =>
      includes(access, relation),
    );
    const { input, watch } = attempts[0] ?? {};
    if (!input || !watch) throw new Error('no attempt could be prepared');
    for (const field of fields) {
      const value = await otherValue(kind, field);
      const before = await watch();
      const body = { ...withFreshName(input.body as Fields), [field]: value };
      const response = await context.me.send(operation.id, { ...input, body });
      expectRejection(response, 'invalid', [field], `${field} is rejected`);
      expectSame(response, 'a rejected write changes nothing', before, await watch());
    }
  });
}

/** Fields that responses contain and the body does not accept. */
function readOnlyFields({ success, body }: Operation): string[] {
  const returned = Object.keys(success.schema.properties?.data?.properties ?? {});
  const writable = body?.schema.properties ?? {};
  return returned.filter((field) => !((WRITTEN_AS[field] ?? field) in writable));
}

/** A valid value of the field, taken from a record of the shared workspace. */
async function otherValue(kind: Kind, field: string): Promise<unknown> {
  const records = (await workspaceFacts(await sharedWorkspace()))[kind] as Fields[];
  return records.find((record) => (record[field] ?? null) !== null)?.[field] ?? null;
}

function withFreshName(body: Fields): Fields {
  if ('email' in body) return { ...body, ...memberBody() };
  return 'name' in body ? { ...body, name: freshName('record') } : body;
}
