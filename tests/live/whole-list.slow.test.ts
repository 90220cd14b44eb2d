import { afterAll, expect, test } from 'vitest';
import { newSecret } from './api.ts';
import { revert } from './later.ts';
import { LONG_RUN, rehearsal } from './run.ts';
import { testsAddedBy } from './unlocks.ts';

afterAll(revert);

test('the list of a live run names every flag and variable that would add tests', LONG_RUN, async () => {
  const listed = await rehearsal('--list')([], { TIMENEYE_TOKEN_MEMBER: newSecret() });
  for (const name of [
    '--allow-writes',
    '--probe-denied',
    '--exhaust-rate-limit',
    'TIMENEYE_TOKEN_OWNER',
    'TIMENEYE_TOKEN_OTHER_MEMBER',
    'TIMENEYE_TOKEN_EXPIRED',
    'TIMENEYE_TOKEN_SECOND_APP',
  ]) {
    expect.soft(testsAddedBy(listed, name), name).toBeGreaterThan(0);
  }
  expect(testsAddedBy(listed, 'TIMENEYE_TOKEN_MEMBER')).toBeUndefined();
});
