import type { OutgoingRequest } from './send.ts';
import type { LiveSettings } from './settings.ts';
import { TEST_TOKENS, type TestToken } from './tokens.ts';

/** A request that a rehearsal has sent to its mock. */
export interface RehearsedRequest extends Pick<OutgoingRequest, 'method' | 'url'> {
  /** Its position among the requests of its process. */
  number: number;
  /** The actor, the kind of test token, or `anonymous` without a token of the run. */
  sender: string;
  body?: string;
}

export function toRehearsedRequest(
  settings: LiveSettings,
  { method, url, headers, body }: OutgoingRequest,
  number: number,
): RehearsedRequest {
  const text = body === undefined ? {} : { body: Buffer.from(body).toString() };
  return { number, method, url, sender: findSender(settings, { headers }), ...text };
}

/** The actor or the kind of test token that a request carries. */
export function findSender(
  { identities, testTokens = {} }: Pick<LiveSettings, 'identities' | 'testTokens'>,
  { headers }: Pick<OutgoingRequest, 'headers'>,
): string {
  const text = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const token = String(text ?? '').replace(/^bearer /i, '');
  const identity = identities.find((each) => each.token === token);
  const kind: TestToken | undefined = TEST_TOKENS.find((each) => testTokens[each] === token);
  return identity?.actor ?? kind ?? 'anonymous';
}
