import { expect, test } from 'vitest';
import { formatAnnotations, renderJobSummary } from '../../../scripts/runner/report/github.ts';
import { createSampleReport } from './sample.ts';

test('failures of one cause on one line are one annotation, at the line of the title', () => {
  const [first, second, ...others] = formatAnnotations(createSampleReport());
  expect(first).toMatch(
    /^::error file=tests\/contract\/conformance\/malformed-json\.test\.ts,line=12,title=2 operations%3A the call is rejected with 400%3A at once::/,
  );
  expect(first).toContain('%0Aexpected: status 400%0A');
  expect(first).toContain('clients?a=%2525');
  expect(first).not.toMatch(/\p{Cc}/u);
  expect(second).toContain('TypeError%3A no');
  expect(others).toEqual([
    expect.stringMatching(/^::error file=tests\/fixtures\/x\.ts,line=3,title=Suite error::/),
  ]);
});

test('the job summary has the counts, each cause, skips by reason and the permission matrix', () => {
  const summary = renderJobSummary(createSampleReport());
  expect(summary).toContain(
    '\n1 passed: 0 documented, 1 assumed; 2 failed; 1 skipped; 1 observed otherwise; 2 suite errors\n',
  );
  expect(summary).toContain('### 2 operations: the call is rejected with 400: at once\n');
  expect(summary).toContain(
    '- listClients rejects it (tests/contract/conformance/malformed-json.test.ts:12)',
  );
  expect(summary).toContain('| 1 | needs a\\ttoken \\| \\*two\\* |');
  expect(summary).toContain('| createClient | all | **expected none, actual all** |');
  expect(summary).toContain('| getMe | not checked | not checked |');
  expect(summary.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
