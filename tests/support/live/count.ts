// The field of the task is declared there.

import { TestRunner } from 'vitest';
import type {} from '../../../scripts/report/live-summary.ts';

/** Counts a request for the summary. */
export function noteRequest(method: string): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (!meta) return;
  meta.requests ??= {};
  meta.requests[method] = (meta.requests[method] ?? 0) + 1;
}
