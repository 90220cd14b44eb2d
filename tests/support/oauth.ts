import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi';
import { ContractFailure } from './answer.ts';
import type { SignedIn } from './contract.ts';
import { type Fields, type OAuthAnswer, type OAuthRequest, sendOAuth, sentBackTo } from './oauth-wire.ts';
import type { World } from './world.ts';

export const REDIRECT_URI = 'http://127.0.0.1:8123/callback';

export interface TokenPair {
  access_token: string;
  refresh_token: string;
}

/** How a token request differs from one in order. */
export type Changes = Pick<OAuthRequest, 'as' | 'headers'> & { fields?: Fields };

/**
 * An application at the authorization server: sends what a public client with PKCE sends, but for what a test
 * changes. Without a client id it is the workspace's `mock-app`.
 */
export class OAuthApp {
  readonly verifier = generateRandomCodeVerifier();

  constructor(
    readonly world: World,
    readonly clientId: string = world.apps['mock-app'] ?? '',
    readonly redirectUri: string = REDIRECT_URI,
  ) {}

  /** Opens the consent page. */
  async openConsent(changes: Fields = {}): Promise<OAuthAnswer> {
    const fields = { ...(await this.#authorizationRequest()), ...changes };
    return sendOAuth({ endpoint: 'authorize', method: 'GET', as: 'query', fields });
  }

  /** Posts the consent page's form in the name of a user, without opening the page. */
  async consent(
    user: SignedIn,
    changes: Fields = {},
    headers: Record<string, string> = {},
  ): Promise<OAuthAnswer> {
    const form = { ...(await this.#authorizationRequest()), user, decision: 'grant' };
    return sendOAuth({ endpoint: 'authorize', fields: { ...form, ...changes }, headers });
  }

  /** The code of a consent. */
  async code(user: SignedIn = 'member', changes: Fields = {}): Promise<string> {
    const answer = await this.consent(user, changes);
    const code = sentBackTo(answer)?.searchParams.get('code');
    if (code) return code;
    throw new ContractFailure(answer, 'consent brings a code', 'a redirect with a code', answer.shown);
  }

  exchange(code: string, { fields, ...changes }: Changes = {}): Promise<OAuthAnswer> {
    return this.#ask('token', {
      ...changes,
      fields: {
        grant_type: 'authorization_code',
        client_id: this.clientId,
        redirect_uri: this.redirectUri,
        code,
        code_verifier: this.verifier,
        ...fields,
      },
    });
  }

  refresh(refresh_token: string, { fields, ...changes }: Changes = {}): Promise<OAuthAnswer> {
    const request = { grant_type: 'refresh_token', client_id: this.clientId, refresh_token };
    return this.#ask('token', { ...changes, fields: { ...request, ...fields } });
  }

  revoke(token: string, { fields, ...changes }: Changes = {}): Promise<OAuthAnswer> {
    return this.#ask('revoke', { ...changes, fields: { client_id: this.clientId, token, ...fields } });
  }

  /** The whole login of a user. */
  async logIn(user: SignedIn = 'member'): Promise<TokenPair> {
    return pairOf(await this.exchange(await this.code(user)), 'a login brings tokens');
  }

  /** A refresh that has to go through. */
  async renew({ refresh_token }: TokenPair): Promise<TokenPair> {
    return pairOf(await this.refresh(refresh_token), 'a refresh brings tokens');
  }

  #ask(endpoint: 'token' | 'revoke', request: Changes): Promise<OAuthAnswer> {
    return sendOAuth({ endpoint, ...request });
  }

  async #authorizationRequest(): Promise<Fields> {
    return {
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      code_challenge: await calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      state: 'a state',
    };
  }
}

/** The tokens of an answer that has to have them. */
export function pairOf(answer: OAuthAnswer, rule: string): TokenPair {
  const { access_token, refresh_token } = answer.body;
  if (answer.status === 200 && typeof access_token === 'string' && typeof refresh_token === 'string') {
    return { access_token, refresh_token };
  }
  throw new ContractFailure(answer, rule, '200 with an access token and a refresh token', answer.shown);
}
