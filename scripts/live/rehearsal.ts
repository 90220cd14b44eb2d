import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inconclusive } from '../cli/errors.ts';
import { readContract } from '../contract/contract.ts';
import { type RunningMock, startMock } from '../mock/start.ts';
import { isCounts } from '../runner/counts.ts';
import { REPORT_FILES } from '../runner/report/files.ts';
import type { RunReport, TestReport } from '../runner/report/model.ts';
import { runSuite, type SuiteOptions } from '../runner/run.ts';
import { cleanUp } from './clean-up.ts';
import { Ledger } from './ledger.ts';
import type { RefreshLogin } from './login/own-login.ts';
import { saveLogin } from './login/saved.ts';
import { type PlannedRequest, planRequests } from './planned-request.ts';
import { findWriter, identifyAll } from './prepare.ts';
import { Records } from './records.ts';
import { type RehearsedRequest, toRehearsedRequest } from './rehearsed-request.ts';
import { RATE_LIMIT_TESTS, REFRESH_TESTS } from './run.ts';
import { listenToRequests } from './send.ts';
import { type LiveMode, type LiveSettings, newRunId } from './settings.ts';
import type { ActorToken, TestToken, TestTokens } from './tokens.ts';

/** The assumed actor of a token whose user only the API can identify. */
export const ASSUMED_ACTOR = 'member';

/** The input of a live run, without the tokens of actors and tests. */
export interface RehearsedUser {
  mode: LiveMode;
  /** The actors with a token, and its variable. */
  actorTokens: Omit<ActorToken, 'token'>[];
  testTokens: TestToken[];
  /** The given tokens, to keep them from child processes. */
  secrets: string[];
}

export interface Rehearsal {
  /** In the order in which the run sends them. */
  requests: PlannedRequest[];
  tests: TestReport[];
}

/**
 * Runs everything that a live run does, but against a mock in this process. Sends nothing to the API, and writes only
 * to a temporary directory.
 */
export async function rehearse(user: RehearsedUser, options: SuiteOptions = {}): Promise<Rehearsal> {
  const mock = await startMock({ port: 0 });
  const directory = mkdtempSync(join(tmpdir(), 'timeneye-rehearsal-'));
  try {
    return await runRehearsal(user, mock, { directory, options });
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await mock.close();
  }
}

interface SuiteRun {
  directory: string;
  options: SuiteOptions;
}

async function runRehearsal(user: RehearsedUser, mock: RunningMock, suiteRun: SuiteRun): Promise<Rehearsal> {
  const tokens = user.actorTokens.map(({ from, actor = ASSUMED_ACTOR }) => ({
    from,
    actor,
    token: `mock-${actor}`,
  }));
  const settings: LiveSettings = {
    ...user.mode,
    baseUrl: mock.baseUrl,
    // Replaced below, once the users are identified.
    identities: tokens.map((each) => ({ ...each, isCertain: false })),
    testTokens: await createTestTokens(user, mock),
    run: newRunId(),
    ledgerFile: join(suiteRun.directory, 'ledger.jsonl'),
    rehearsal: true,
    // A busy machine must not cause requests to be skipped.
    responseTimeoutMs: 3_600_000,
  };
  const identifying = await recordRequests(settings, async () => {
    settings.identities = await identifyAll({
      baseUrl: mock.baseUrl,
      tokens: user.actorTokens.map((each, i) => ({ ...each, token: tokens[i]?.token ?? '' })),
      actor: undefined,
      testTokens: settings.testTokens ?? {},
    });
  });
  const tests = await runTests({ ...settings, exhaustRateLimit: false }, user, suiteRun);
  const deletions = settings.allowWrites
    ? await recordRequests(settings, () => deleteRunRecords(settings))
    : [];
  const refreshTests = settings.refresh
    ? await runTests(
        { ...settings, exhaustRateLimit: false, refreshLogin: await logInAtMock(mock, suiteRun.directory) },
        user,
        { ...suiteRun, options: { vitestArguments: [REFRESH_TESTS] } },
      )
    : [];
  const rateLimitTests = settings.exhaustRateLimit
    ? await runTests(settings, user, { ...suiteRun, options: { vitestArguments: [RATE_LIMIT_TESTS] } })
    : [];
  const plan = (sent: RehearsedRequest[], flag?: string) =>
    planRequests(sent, settings, readContract(), flag);
  const requests = [
    ...plan(identifying),
    ...sortRequests(tests).flatMap((sent) => plan(sent)),
    ...plan(deletions, '--allow-writes'),
    ...sortRequests(refreshTests).flatMap((sent) => plan(sent, '--refresh')),
    ...sortRequests(rateLimitTests).flatMap((sent) => plan(sent, '--exhaust-rate-limit')),
  ];
  const separate = [...refreshTests, ...rateLimitTests];
  return { requests, tests: [...tests.filter((each) => !isAmong(each, separate)), ...separate] };
}

function isAmong({ file, title }: TestReport, tests: TestReport[]): boolean {
  return tests.some((each) => each.file === file && each.title === title);
}

/** Runs a function in this process, and returns the requests that it sent. */
async function recordRequests(
  settings: LiveSettings,
  run: () => Promise<unknown>,
): Promise<RehearsedRequest[]> {
  const sent: RehearsedRequest[] = [];
  listenToRequests((request) => void sent.push(toRehearsedRequest(settings, request, sent.length)));
  try {
    await run();
  } finally {
    listenToRequests(undefined);
  }
  return sent;
}

async function runTests(
  settings: LiveSettings,
  { secrets }: RehearsedUser,
  { directory, options }: SuiteRun,
): Promise<TestReport[]> {
  const liveRun = { settings, directory, redact: (text: string) => text, secrets };
  const { message } = await runSuite({ ...options, report: directory, verbosity: 'silent', liveRun });
  if (!isCounts(message))
    throw new Inconclusive('the rehearsal on the mock did not finish, so there is no plan');
  const report: RunReport = JSON.parse(readFileSync(join(directory, REPORT_FILES.json), 'utf8'));
  return report.tests;
}

function deleteRunRecords({ ledgerFile = '', run, baseUrl, identities }: LiveSettings): Promise<unknown> {
  const writer = findWriter(identities);
  const records = writer && new Records(readContract(), baseUrl, writer.token);
  return records ? cleanUp(new Ledger(ledgerFile, run), records) : Promise.resolve();
}

/** The requests by test, in the order in which the tests ran. */
function sortRequests(tests: TestReport[]): RehearsedRequest[][] {
  const sent = tests.flatMap(({ requests = [] }) => (requests.length > 0 ? [requests] : []));
  return sent.sort(([one], [other]) => (one?.number ?? 0) - (other?.number ?? 0));
}

/** Creates a login at the mock, which replaces the login in the user's browser. */
async function logInAtMock({ origin, baseUrl }: RunningMock, directory: string): Promise<RefreshLogin> {
  const response = await fetch(`${origin}/_mock/tokens`, {
    method: 'POST',
    body: JSON.stringify({ user: ASSUMED_ACTOR, app: 'mock-app' }),
  });
  const { access_token, refresh_token } = (await response.json()) as Record<string, string>;
  const login = {
    baseUrl,
    token_url: `${origin}/oauth/token`,
    revoke_url: `${origin}/oauth/revoke`,
    client_id: 'mock-app',
    access_token: access_token ?? '',
    ...(refresh_token !== undefined && { refresh_token }),
  };
  const file = join(directory, 'refresh-login.json');
  saveLogin(login, file);
  return { ...login, file };
}

/** Creates test tokens for the mock, which replace the given ones. */
async function createTestTokens(
  { actorTokens, testTokens }: RehearsedUser,
  mock: RunningMock,
): Promise<TestTokens> {
  const user = actorTokens[0]?.actor ?? ASSUMED_ACTOR;
  const issue = async (body: object): Promise<string> => {
    const response = await fetch(`${mock.origin}/_mock/tokens`, {
      method: 'POST',
      body: JSON.stringify({ user, ...body }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const issued = testTokens.map(async (kind) => {
    // The mock rejects unknown and revoked tokens in the same way.
    return [kind, kind === 'second-app' ? await issue({ app: 'other-app' }) : `${kind}-token`] as const;
  });
  return Object.fromEntries(await Promise.all(issued));
}
