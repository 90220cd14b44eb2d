import type { MockRequest, MockResponse } from '../mock/http.ts';
import { createMock, type Mock } from '../mock/mock.ts';
import { handleOAuth } from '../mock/oauth/index.ts';
import { handleApi } from '../mock/pipeline.ts';
import { spread } from './statistics.ts';

/** The memory use of many logins, in bytes. */
export interface LoginMemory {
  logins: number;
  /** While their tokens are valid. */
  held: number;
  /** After the workspace was reset. */
  left: number;
  /** Throughput of GET /entries after the logins, relative to a mock without logins. */
  speedAfter: number;
}

const WARM_UP = 200;
const PAIRS = 31;
const SLICE_MS = 20;
/** The code verifier and code challenge of RFC 7636 appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const REDIRECT_URI = 'http://127.0.0.1:8123/callback';

/**
 * Logs in repeatedly, from the consent page to a refresh, and resets. Uses no HTTP, because the memory of a client in
 * the same process would count as the mock's. A second mock without logins is created first, to compare the speed.
 */
function measureLogins(logins: number, collectGarbage: () => void): LoginMemory {
  const [fresh, used] = [createMock({}), createMock({})].map(withoutLimit) as [Mock, Mock];
  for (const mock of [fresh, used]) logInRepeatedly(mock, WARM_UP);
  for (const mock of [fresh, used]) reset(mock);
  const before = bytesInUse(collectGarbage);
  logInRepeatedly(used, logins);
  const held = bytesInUse(collectGarbage) - before;
  const speedAfter = measureSpeed(used, fresh);
  reset(used);
  return { logins, held, left: Math.max(0, bytesInUse(collectGarbage) - before), speedAfter };
}

function withoutLimit(mock: Mock): Mock {
  return { ...mock, rateLimit: { limit: 1_000_000_000, windowSeconds: 300 } };
}

function logInRepeatedly(mock: Mock, times: number): void {
  for (let i = 0; i < times; i++) logIn(mock);
}

/** Logs in once: the consent page, its form, the code, a request, a refresh and another request. */
function logIn(mock: Mock): void {
  const requested = {
    client_id: 'mock-app',
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  };
  oauth(mock, 'GET', 'authorize', requested);
  const { headers } = oauth(mock, 'POST', 'authorize', { ...requested, user: 'member', decision: 'grant' });
  const code = new URL(headers.Location ?? '').searchParams.get('code') ?? '';
  const { client_id, redirect_uri } = requested;
  const exchange = {
    grant_type: 'authorization_code',
    client_id,
    redirect_uri,
    code,
    code_verifier: VERIFIER,
  };
  const first = JSON.parse(String(oauth(mock, 'POST', 'token', exchange).body));
  listEntries(mock, first.access_token);
  const { refresh_token } = first;
  const refresh = { grant_type: 'refresh_token', client_id, refresh_token };
  listEntries(mock, JSON.parse(String(oauth(mock, 'POST', 'token', refresh).body)).access_token);
}

function oauth(mock: Mock, method: string, endpoint: string, fields: Record<string, string>): MockResponse {
  const text = String(new URLSearchParams(fields));
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent =
    method === 'GET' ? { query: text } : { body: Buffer.from(text), headers: { ...HOST, ...type } };
  return mustSucceed(handleOAuth(mock, createRequest(method, `/oauth/${endpoint}`, sent)));
}

function listEntries(mock: Mock, token: string): void {
  const authorization = [`Bearer ${token}`];
  mustSucceed(handleApi(mock, createRequest('GET', `${mock.contract.basePath}/entries`, { authorization })));
}

function reset(mock: Mock): void {
  mock.workspaces.reset(mock.workspaces.default);
}

const HOST = { host: '127.0.0.1:4010' };

function createRequest(method: string, path: string, sent: Partial<MockRequest>): MockRequest {
  const nothing = { query: '', headers: HOST, authorization: [], body: Buffer.alloc(0), peer: '127.0.0.1' };
  return { method, path, ...nothing, ...sent };
}

function mustSucceed(response: MockResponse | undefined): MockResponse {
  if (response && response.status < 400) return response;
  throw new Error(`the mock returned ${response?.status} ${response?.body}`);
}

/** Alternates slices of both, so that other load on the machine affects both; returns the median of their ratios. */
function measureSpeed(used: Mock, fresh: Mock): number {
  const ratios = Array.from({ length: PAIRS }, (_, i) => {
    const [one, other] = i % 2 === 0 ? [used, fresh] : [fresh, used];
    const [first, second] = [measureSlice(one), measureSlice(other)];
    return i % 2 === 0 ? first / second : second / first;
  });
  return spread(ratios).median;
}

function measureSlice(mock: Mock): number {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  for (; elapsed < SLICE_MS; elapsed = performance.now() - start) {
    listEntries(mock, 'mock-member');
    calls += 1;
  }
  return calls / elapsed;
}

function bytesInUse(collectGarbage: () => void): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

// Runs in a separate process, started by logins.ts, with a clean heap.
if (global.gc && process.send) process.send(measureLogins(Number(process.argv[2]), global.gc));
