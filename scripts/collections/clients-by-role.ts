import type { Actor, Operation } from '../contract/contract.ts';
import { check } from './check.ts';
import type { RequestItem } from './postman.ts';
import { dataExpression } from './records.ts';
import { rejectionChecks } from './rejections.ts';
import { step } from './step.ts';
import { buildOperationUrl, hasParameter, readField, translateBody } from './vocabulary.ts';

/** Owners and admins may create a client (source: help-clients); members may not (source: article). */
const CREATES_CLIENTS: Actor[] = ['owner', 'admin'];

/** The request of one actor to create a client, which succeeds or is rejected. */
export function createClient(actor: Actor, operation: Operation): RequestItem {
  const { source, access, responses } = operation;
  const { status } = operation.success;
  const sources = [source, access[actor].source];
  const mayCreate = CREATES_CLIENTS.includes(actor);
  return step({
    name: `${actor} ${mayCreate ? 'creates' : 'cannot create'} a client`,
    method: 'POST',
    url: buildOperationUrl(operation),
    ...(actor !== 'anonymous' && { token: `token_of_${actor}` }),
    json: translateBody(operation, { name: clientName(actor) }),
    checks: mayCreate
      ? check(
          `the status is ${status}`,
          [...sources, responses[Number(status)]?.source ?? ''],
          `pm.response.to.have.status(${status})`,
        )
      : rejectionChecks(operation, actor === 'anonymous' ? 401 : 403, sources),
  });
}

/** Checks that rejected requests have had no effect. */
export function checkAllowedClients(list: Operation, create: Operation): RequestItem {
  const expected = CREATES_CLIENTS.map(clientName);
  const query = hasParameter(list, 'search')
    ? `search=${clientName('').trim().replaceAll(' ', '%20')}`
    : 'per_page=100';
  const chosen = hasParameter(list, 'search')
    ? ''
    : `.filter((name) => name.startsWith('${clientName('')}'))`;
  return step({
    name: 'Only owner and admin have created a client',
    method: 'GET',
    url: buildOperationUrl(list, query),
    token: 'token_of_owner',
    checks: check(
      'rejected requests had no effect',
      [list.source, create.source],
      [
        `const names = ${dataExpression(list)}.map((client) => ${readField(list, 'name', 'client')})${chosen};`,
        `pm.expect(names).to.have.members(${JSON.stringify(expected).replaceAll('"', "'")});`,
      ],
    ),
  });
}

function clientName(actor: string): string {
  return `A client of ${actor}`;
}
