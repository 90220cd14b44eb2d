import type { Actor, Operation } from '../contract/contract.ts';
import { check } from './check.ts';
import type { RequestItem } from './postman.ts';
import { rejectionChecks } from './rejections.ts';
import { step } from './step.ts';

/** Who may create a client: the owner and the admin (help-clients), and no member (article). */
const CREATES_CLIENTS: Actor[] = ['owner', 'admin'];

/** One actor creates a client, or is refused. */
export function createClient(actor: Actor, operation: Operation): RequestItem {
  const { path, source, access, responses } = operation;
  const sources = [source, access[actor].source];
  const mayCreate = CREATES_CLIENTS.includes(actor);
  return step({
    name: `${actor} ${mayCreate ? 'creates' : 'cannot create'} a client`,
    method: 'POST',
    url: `{{baseUrl}}${path}`,
    ...(actor !== 'anonymous' && { token: `token_of_${actor}` }),
    json: { name: clientOf(actor) },
    checks: mayCreate
      ? check(
          'the status is 200',
          [...sources, responses[200]?.source ?? ''],
          'pm.response.to.have.status(200)',
        )
      : rejectionChecks(operation, actor === 'anonymous' ? 401 : 403, sources),
  });
}

/** Nothing of what was refused is there. */
export function onlyAllowedClients(list: Operation, create: Operation): RequestItem {
  const expected = CREATES_CLIENTS.map(clientOf);
  return step({
    name: 'Only owner and admin have created a client',
    method: 'GET',
    url: `{{baseUrl}}${list.path}?search=${clientOf('').trim().replaceAll(' ', '%20')}`,
    token: 'token_of_owner',
    checks: check(
      'what was refused was not done',
      [list.source, create.source],
      [
        'const names = pm.response.json().data.map((client) => client.name);',
        `pm.expect(names).to.have.members(${JSON.stringify(expected).replaceAll('"', "'")});`,
      ],
    ),
  });
}

function clientOf(actor: string): string {
  return `A client of ${actor}`;
}
