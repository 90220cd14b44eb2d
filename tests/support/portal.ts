import { ContractFailure, type Told } from './answer.ts';
import type { SignedIn } from './contract.ts';
import { fetchMock, origin } from './target.ts';
import type { World } from './world.ts';

export interface PortalAnswer extends Told {
  status: number;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the portal is no part of the contract document, so it has no types
  body: any;
}

/** A user's developers page, as a program calls it. */
export class Portal {
  constructor(
    readonly world: World,
    readonly user: SignedIn = 'member',
  ) {}

  async call(method: string, path: string, body?: object): Promise<PortalAnswer> {
    const url = `${origin}/developers${path}?workspace=${this.world.id}&user=${this.user}`;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = { Accept: 'application/json', ...(sent && { 'Content-Type': 'application/json' }) };
    const response = await fetchMock(url, { method, headers, ...(sent && { body: sent }) });
    const text = await response.text();
    return {
      operation: { id: 'the developers page', method: method.toLowerCase(), path: `/developers${path}` },
      actor: this.user,
      request: {
        method,
        url,
        signedIn: false,
        ...(sent && { contentType: 'application/json', body: sent }),
      },
      status: response.status,
      text,
      body: JSON.parse(text),
    };
  }

  /** A call that has to go through: its data. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  async data(method: string, path: string, body?: object): Promise<any> {
    const answer = await this.call(method, path, body);
    if (answer.status === 200) return answer.body.data;
    throw new ContractFailure(
      answer,
      'the developers page answers',
      '200',
      `${answer.status} ${answer.text}`,
    );
  }

  /** The client id of a new application. */
  async createApp(redirect_uri: string, fields: object = {}): Promise<string> {
    return (await this.data('POST', '/apps', { name: 'Nightly sync', redirect_uri, ...fields })).client_id;
  }

  /** A new personal token, which is shown this once. */
  issueToken(name = 'Script'): Promise<{ id: string; token: string }> {
    return this.data('POST', '/tokens', { name });
  }
}
