import { noCounts } from '../../../scripts/runner/counts.ts';
import type { Failure, RunReport, TestReport } from '../../../scripts/runner/report/model.ts';

export const failedTest: TestReport = {
  title: 'createClient rejects a body that is <not> "JSON" & more with 400 [assumed]',
  file: 'tests/contract/conformance/malformed-json.test.ts',
  line: 12,
  rule: 'conformance/malformed-json',
  operation: 'createClient',
  evidence: 'assumed',
  sources: ['article', 'guess: Laravel 11, with 100% of its words'],
  state: 'failed',
  seconds: 0.012,
  failure: {
    kind: 'contract',
    rule: 'the call is rejected with 400: at once',
    operation: 'createClient (POST /clients)',
    actor: 'member',
    expected: 'status 400',
    actual: 'status 200 \u0000\u001b[31m]]>\ud800 {"a": 1}',
    request: "curl -i -g -X POST 'http://127.0.0.1:4010/api/v1/clients?a=%25'",
    at: 'tests/fixtures/response.ts:40',
  },
};

/** A report with a test in each state, and characters that formats must escape. */
export function createSampleReport(): RunReport {
  const { failure, ...others } = failedTest;
  const passed: TestReport = { ...others, title: 'createClient accepts JSON\u0007', state: 'passed' };
  const skipped: TestReport = {
    ...others,
    title: 'a\nb',
    state: 'skipped',
    reason: 'needs a\ttoken | *two*',
  };
  const observed: TestReport = { ...skipped, title: 'c', state: 'observed', reason: 'observed otherwise' };
  const onList = { ...(failure as Failure), operation: 'listClients (GET /clients)' };
  const other = { ...failedTest, title: 'listClients rejects it', operation: 'listClients', failure: onList };
  const suite = {
    kind: 'suite',
    rule: 'TypeError: no',
    text: 'TypeError: no',
    at: 'tests/fixtures/x.ts:3',
  } as const;
  const broken: TestReport = { ...failedTest, title: 'd', failure: suite };
  return {
    version: 1,
    started: '2026-11-28T21:00:00.000Z',
    seconds: 1.5,
    target: { kind: 'mock', origin: 'http://127.0.0.1:4010' },
    counts: { ...noCounts, passed: 1, assumed: 1, failed: 2, skipped: 1, observed: 1, errors: 2 },
    rules: [],
    tests: [failedTest, other, passed, skipped, observed, broken],
    errors: [{ ...suite, rule: 'Error: the file cannot be loaded' }],
    observations: [],
    access: {
      operations: ['getMe', 'createClient'],
      actors: ['owner', 'member'],
      permissions: [
        { operation: 'createClient', actor: 'member', expected: ['none'], observed: ['all'] },
        { operation: 'createClient', actor: 'owner', expected: ['all'], observed: ['all'] },
      ],
    },
  };
}
