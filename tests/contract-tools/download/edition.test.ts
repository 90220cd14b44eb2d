import { test } from 'vitest';
import { acceptAndRevert } from './accept-variant.ts';

/* One variant of each area that a variant can change; all of them are in editions.slow.test.ts. */

test('a variant is reported with its planted changes, accepted, and reverted without a trace', () =>
  acceptAndRevert('other-endpoints'));
