import { afterAll, expect, test } from 'vitest';
import { runCleanUps } from './later.ts';
import { type Behavior, MISBEHAVING, ODD, start } from './misbehaving.ts';
import { type LiveResult, LONG_RUN, runLive } from './run.ts';

/* Servers that identify the caller, and fail after that. */

const SECRET = 'pat-77e0c9d1b2';

afterAll(runCleanUps);

async function runOnFaultyServer(behavior: Behavior, flags = {}): Promise<LiveResult> {
  const baseUrl = await start((request, response) => {
    (request.url?.endsWith('/me') ? ODD.gzip : behavior)(request, response);
  });
  return runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: SECRET },
    files: ['tests/contract/reading'],
    patienceMs: 300,
    flags,
  });
}

/** Fails the first request and its retry, and then does not respond at all. */
function failTwice(): Behavior {
  let count = 0;
  return (request, response) => {
    count += 1;
    (count <= 2 ? MISBEHAVING.overloaded : MISBEHAVING.silent)(request, response);
  };
}

test.concurrent.for<[string, Behavior, RegExp[]]>([
  [
    'fails',
    failTwice(),
    [/the server responds with 503/, /given up, since the server fails too often: .+ did not respond/],
  ],
  [
    'rejects everything for the rate limit',
    MISBEHAVING.rejectingAll,
    [/the rate limit is exhausted \(429\): try again in 177 seconds/],
  ],
])(
  'a server that %s after a good start makes the run inconclusive',
  LONG_RUN,
  async ([, behavior, reasons]) => {
    const { exitCode, output, files } = await runOnFaultyServer(behavior);
    expect(exitCode, output).toBe(3);
    // The report has every reason; the output has the most frequent reasons.
    for (const reason of reasons) expect(files['report.json']).toMatch(reason);
    expect(output).not.toContain(SECRET);
  },
);

test.concurrent('a 500 fails the run, although the document lists the status', LONG_RUN, async () => {
  const { exitCode, output } = await runOnFaultyServer(MISBEHAVING.failing);
  expect(exitCode, output).toBe(1);
  expect(output).toContain('the server does not fail');
  expect(output).not.toContain("Different from the contract's assumptions");
});

test.concurrent('a run with too small a budget is inconclusive', LONG_RUN, async () => {
  const list = JSON.stringify({ data: [], meta: { current_page: 1, last_page: 1, total: 0, per_page: 15 } });
  const empty: Behavior = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(list);
  };
  const { exitCode, output } = await runOnFaultyServer(empty, { budget: '4' });
  expect(exitCode, output).toBe(3);
  expect(output).toContain(
    'skipped: the request budget of member is exhausted: 4 requests (--budget N allows more)',
  );
  // The same number again without a token, or with an unknown one.
  expect(output).toContain('8 requests sent: 8 GET');
});
