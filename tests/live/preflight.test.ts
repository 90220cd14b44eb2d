import { afterAll, expect, test } from 'vitest';
import { Inconclusive, UsageError } from '../../scripts/cli/index.ts';
import type { SignedInActor } from '../../scripts/contract/access.ts';
import { readContract } from '../../scripts/contract/contract.ts';
import { resolveBaseUrl } from '../../scripts/live/base-url.ts';
import { identify } from '../../scripts/live/identify.ts';
import { runCleanUps } from './later.ts';
import { MISBEHAVING, ODD, start } from './misbehaving.ts';

const SECRET = 'pat-1b94c2f0e7a3';
/** The timeout for servers that never end their response; other servers may be slow on a busy machine. */
const SHORT_TIMEOUT_MS = 300;
const ENDLESS = ['silent', 'trickling', 'informingForEver'];
const contract = readContract();

afterAll(runCleanUps);

function listIdentities(baseUrl: string, actor?: SignedInActor, patienceMs?: number) {
  return identify(contract, baseUrl, [{ token: SECRET, from: 'TIMENEYE_TOKEN' }], actor, patienceMs);
}

const MESSAGES: Record<keyof typeof MISBEHAVING, RegExp> = {
  htmlPage: /responds with 200 and a web page \(text\/html\), not with the API's JSON: is the base URL right/,
  failing: /responds with 500: the server fails\. Try again later\./,
  overloaded: /responds with 503: the server fails\. Try again later\./,
  silent: /did not respond within 0\.3 seconds\. Nothing was tested\./,
  trickling: /did not respond within 0\.3 seconds\. Nothing was tested\./,
  resetInMidBody: /cut off its response \(ECONNRESET\)\. Nothing was tested\./,
  hangingUp: /closed the connection without a response \(ECONNRESET\)\. Nothing was tested\./,
  closingQuietly: /closed the connection without a response \(ECONNRESET\)\. Nothing was tested\./,
  switchingProtocols:
    /switched protocols \(101 to websocket\), although the request offered none: is the base URL/,
  switchingToNothing:
    /switched protocols \(101\), although the request offered none: is the base URL right\?/,
  informingForEver: /did not respond within 0\.3 seconds\. Nothing was tested\./,
  unknownStatus: /sent the status 799, which is not an HTTP status\. Nothing was tested\./,
  redirecting: /redirects to https:\/\/elsewhere\.example\. Redirects are not followed/,
  plainText: /responds with 200 and a body that is not JSON \(text\/plain\): nothing can be tested there\./,
  truncated: /responds with 200 and JSON that is incomplete or malformed/,
  rejectingAll: /responds with 429: the rate limit of this token is exhausted\. Try again in 177 seconds\./,
  expired: /responds with 401: the token of TIMENEYE_TOKEN is expired, revoked or for another service\./,
  noSuchUser: /GET \S+\/entries does not exist \(404\): is the base URL right/,
};

test.concurrent.for(Object.entries(MISBEHAVING))(
  'a server with the behavior %s makes the run inconclusive, with a message',
  async ([name, behavior]) => {
    const timeout = ENDLESS.includes(name) ? SHORT_TIMEOUT_MS : undefined;
    const error = await listIdentities(await start(behavior), undefined, timeout).catch(
      (detected: unknown) => detected,
    );
    expect(error).toBeInstanceOf(Inconclusive);
    expect((error as Error).message).toMatch(MESSAGES[name as keyof typeof MISBEHAVING]);
    expect((error as Error).message).not.toContain(SECRET);
  },
);

test.concurrent.for(Object.entries(ODD))(
  'a server with the behavior %s can be tested',
  async ([, behavior]) => {
    const identities = await listIdentities(await start(behavior));
    expect(identities).toMatchObject([{ actor: 'member', userId: 6, level: 'member', isCertain: false }]);
  },
);

test('the message names a host that does not exist or on which nothing listens', async () => {
  await expect(listIdentities('https://api.timeneye.invalid/api/v1')).rejects.toThrow(
    /^api\.timeneye\.invalid was not found \(E\w+\): is the name right, are you online\?/,
  );
  await expect(listIdentities('http://127.0.0.1:1/api/v1')).rejects.toThrow(
    'nothing listens at 127.0.0.1:1 (ECONNREFUSED). Nothing was tested.',
  );
});

test('a named actor takes precedence, unless the API contradicts it', async () => {
  const baseUrl = await start(ODD.gzip);
  expect(await listIdentities(baseUrl, 'member')).toMatchObject([{ actor: 'member', isCertain: true }]);
  expect(await listIdentities(baseUrl, 'group-manager')).toMatchObject([
    { actor: 'group-manager', isCertain: true },
  ]);
  await expect(listIdentities(baseUrl, 'owner')).rejects.toThrow(
    new UsageError('TIMENEYE_TOKEN is the token of a user with level member, who cannot be the owner'),
  );
});

test.for([
  [200, 'accepted'],
  [403, 'accepted'],
  [404, 'does not exist'],
] as const)(
  'without listEntries in the document, the first list is requested: %i is %s',
  async ([status, result]) => {
    const requests: string[] = [];
    const baseUrl = await start(({ url = '' }, response) => {
      requests.push(url);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
    });
    const clients = contract.operations.filter(({ id }) => id === 'getClient' || id === 'listClients');
    const small = { ...contract, operations: clients, byId: new Map(clients.map((each) => [each.id, each])) };
    const identified = identify(small, baseUrl, [{ token: SECRET, from: 'TIMENEYE_TOKEN' }], 'owner');
    if (result === 'accepted') await expect(identified).resolves.toMatchObject([{ actor: 'owner' }]);
    else await expect(identified).rejects.toThrow(/GET \S+\/clients does not exist \(404\)/);
    expect(requests).toEqual(['/api/v1/clients?per_page=1']);
  },
);

test('two tokens of one user are not two actors', async () => {
  const tokens = (['member', 'other-member'] as const).map((actor) => {
    return { token: `${SECRET}-${actor}`, from: `TIMENEYE_TOKEN_${actor}`, actor };
  });
  await expect(identify(contract, await start(ODD.gzip), tokens, undefined)).rejects.toThrow(
    'TIMENEYE_TOKEN_member and TIMENEYE_TOKEN_other-member are tokens of one user: different actors must be different users',
  );
});

test.for([
  [
    'http://api.timeneye.com/api/v1',
    'http://api.timeneye.com has no TLS, so anyone on the network path could read',
  ],
  ['http://127.0.0.1.example.com/', 'http://127.0.0.1.example.com has no TLS'],
  ['https://me:secret@api.timeneye.com', '--base-url contains a user name or a password: remove it'],
  ['ftp://api.timeneye.com', '--base-url is not a URL: write it like https://api.timeneye.com/api/v1'],
  ['api.timeneye.com', '--base-url is not a URL: write it like https://api.timeneye.com/api/v1'],
])('the base URL %s is rejected', ([url, message]) => {
  expect(() => resolveBaseUrl(url, {})).toThrow(UsageError);
  expect(() => resolveBaseUrl(url, {})).toThrow(message);
});

test.for([
  ['http://127.0.0.1:4010/api/v1/', 'http://127.0.0.1:4010/api/v1'],
  ['http://localhost:4010/api/v1', 'http://localhost:4010/api/v1'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
  ['https://proxy.example.com/timeneye', 'https://proxy.example.com/timeneye'],
])('the base URL %s is accepted', ([url, expected]) => {
  expect(resolveBaseUrl(url, {})).toBe(expected);
});
