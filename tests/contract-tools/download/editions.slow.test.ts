import { test } from 'vitest';
import { VARIANTS } from '../fixtures/variants/index.ts';
import { acceptAndRevert } from './accept-variant.ts';

test.each(Object.keys(VARIANTS))(
  'the variant %s is reported with its planted changes, accepted, and reverted without a trace',
  acceptAndRevert,
);
