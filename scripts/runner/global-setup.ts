// The declarations below extend this module.
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import type { ServedFromExample } from '../contract/contract.ts';
import { type LiveSettings, receiveLiveSettings } from '../live/settings.ts';
import { fetchServedFromExample, originVariable, resolveMockOrigin } from './target.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The target's origin. */
    origin: string;
    /** Settings of a run against the live API. */
    live: LiveSettings | undefined;
    /** The operations that the mock serves from their examples. */
    servedFromExample: ServedFromExample[];
  }
}

/** Provides the suite's target: the live API, a running mock, or a new mock on a free port. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const live = await receiveLiveSettings();
  if (live) {
    provide('live', live);
    provide('origin', new URL(live.baseUrl).origin);
    // The parent process cleans up after the run, so the run must not outlive the parent.
    process.once('disconnect', () => process.exit(130));
    process.channel?.unref();
    return undefined;
  }
  const named = process.env[originVariable];
  if (named !== undefined) {
    const origin = await resolveMockOrigin(named);
    provide('origin', origin);
    provide('servedFromExample', await fetchServedFromExample(origin));
    return undefined;
  }
  // A run against another target needs none of the mock's modules.
  const { startMock } = await import('../mock/start.ts');
  const mock = await startMock({ port: 0 });
  provide('origin', mock.origin);
  provide('servedFromExample', await fetchServedFromExample(mock.origin));
  return () => mock.close();
}
