import { randomBytes } from 'node:crypto';
import { startMock } from '../../scripts/mock/start.ts';
import { addCleanUp } from './later.ts';

/** A mock with secret tokens, unlike the mock's initial tokens, which are public. */
export interface SecretApi {
  origin: string;
  /** Returns the personal token of an actor: the same token for each call. */
  token(actor: string): Promise<string>;
  /** Changes something through the mock's control API, which a live run does not have. */
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** Returns all records that the owner sees, as a string: equal strings mean equal workspaces. */
  workspace(): Promise<string>;
}

export async function startApi(options: Parameters<typeof startMock>[0] = {}): Promise<SecretApi> {
  const mock = await startMock({ port: 0, ...options });
  addCleanUp(() => void mock.close());
  const tokens = new Map<string, Promise<string>>();
  const api: SecretApi = {
    origin: mock.origin,
    token(actor) {
      const token = tokens.get(actor) ?? issue(actor);
      tokens.set(actor, token);
      return token;
    },
    async control(method, path, body) {
      const response = await fetch(`${mock.origin}/_mock/${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async workspace() {
      const lists = [
        'members',
        'clients',
        'groups',
        'projects?load[]=phases',
        'phase-categories',
        'entries',
        'timers',
      ];
      const texts = lists.map(async (list) => {
        const url = `${mock.baseUrl}/${list}${list.includes('?') ? '&' : '?'}per_page=100`;
        const response = await fetch(url, {
          headers: { Authorization: `Bearer ${await api.token('owner')}` },
        });
        // The seconds of a running timer differ in each response.
        return (await response.text()).replace(/"seconds":\d+/g, '');
      });
      return (await Promise.all(texts)).join('\n');
    },
  };
  return api;

  async function issue(user: string): Promise<string> {
    const { access_token } = await api.control('POST', 'tokens', { user, kind: 'personal' });
    return String(access_token);
  }
}

/** Creates a secret that no output may contain. */
export function newSecret(): string {
  return `secret-${randomBytes(12).toString('hex')}`;
}
